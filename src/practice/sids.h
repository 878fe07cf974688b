// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QString>

namespace cb::practice {

/// Twilio's names of things: two letters and 32 hex digits. The same seed gives the same names.
class Sids
{
public:
    explicit Sids(quint64 seed);
    [[nodiscard]] QString next(const char *prefix); // "CA"
    [[nodiscard]] QByteArray hex(int digits);

private:
    QRandomGenerator m_dice;
};

} // namespace cb::practice

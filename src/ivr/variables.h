// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/value.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace cb::ivr {

/// What a flow remembers of a call, by name. A secret (a PIN) is there for conditions and answerers until the next
/// answer to Twilio; it is never spoken, never stored, and what is computed from it is a secret as well.
class Variables
{
public:
    enum class Sort { Plain, Secret };
    struct Entry {
        QString name;
        text::Value value;
        Sort sort = Sort::Plain;
    };

    Variables() = default;
    explicit Variables(const QJsonObject &stored);

    /// Nothing when the name is not set.
    [[nodiscard]] const text::Value *find(const QString &name) const;
    [[nodiscard]] bool isSecret(const QString &name) const;
    void set(const QString &name, text::Value value, Sort sort = Sort::Plain);
    void dropSecrets();

    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    [[nodiscard]] QJsonObject toJson() const; // without the secrets

private:
    std::vector<Entry> m_entries; // a flow has a handful
};

} // namespace cb::ivr

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDebug>

#include <utility>

namespace cb {

/// A token, key or password in memory. Printing it shows how it ends, never what it is.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray value)
        : m_value(std::move(value))
    { }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    /// The one way to the value itself; search for it to see who looks.
    [[nodiscard]] const QByteArray &reveal() const { return m_value; }
    [[nodiscard]] QByteArray masked() const
    {
        return m_value.size() < 12 ? QByteArray("****") : "****" + m_value.right(4);
    }
    friend bool operator==(const Secret &, const Secret &) = default;
    friend QDebug operator<<(QDebug debug, const Secret &secret) { return debug << secret.masked(); }

private:
    QByteArray m_value;
};

} // namespace cb

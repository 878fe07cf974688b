// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace cb {

/// JSON of known shape, written from front to back: for rows on a webhook's way. QJsonDocument first builds a tree of
/// CBOR, which took a fifth of what an incoming call costs. Reading is QJsonDocument's. Source: RFC 8259.
class JsonText
{
public:
    JsonText &begin(char bracket); // '{' or '['
    JsonText &end(char bracket);
    JsonText &name(QLatin1StringView name); // plain ASCII without quotes
    JsonText &text(QStringView value);
    JsonText &number(qint64 value); // readers keep 53 bits of it
    JsonText &truth(bool value);
    JsonText &raw(const QByteArray &json); // a whole value

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; } // UTF-8

private:
    void separate();
    QByteArray m_bytes;
};

} // namespace cb

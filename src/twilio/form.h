// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace cb::twilio {

/// The fields of an application/x-www-form-urlencoded body or query, decoded, in the order they came; a name may
/// repeat. Names and values are valid UTF-8 without NUL. One buffer holds them all, so reading a form costs two
/// allocations. Source: WHATWG URL Standard, section 5.1; Twilio docs "TwiML for Programmable Voice".
class Form
{
public:
    struct Pair {
        QByteArrayView name;
        QByteArrayView value;
    };
    /// What is read before we give up. A form of Twilio's has some 40 fields and a few kilobytes.
    struct Limits {
        qsizetype bytes = 256 * 1024; // of the encoded form
        qsizetype pairs = 1000;
    };

    Form() = default;

    /// Error::Kind::Invalid for a broken percent escape, bytes that are not UTF-8, NUL, a field without a name, or more
    /// than the limits allow; the detail names the pair by its number and never shows its value.
    [[nodiscard]] static Result<Form> parse(QByteArrayView encoded, Limits limits);
    [[nodiscard]] static Result<Form> parse(QByteArrayView encoded) { return parse(encoded, Limits()); }

    /// Adds a field at the end (for those who send forms). Both are UTF-8.
    void append(QByteArrayView name, QByteArrayView value);
    void append(QByteArrayView name, const QString &value) { append(name, QByteArrayView(value.toUtf8())); }
    /// The encoded form: blank as "+", everything but ASCII letters, digits and "*-._" as %XX in capitals.
    [[nodiscard]] QByteArray encoded() const;
    /// The same with `instead`, as it stands, in the place of each value whose name is to be hidden.
    [[nodiscard]] QByteArray encoded(bool (*hides)(QByteArrayView name), QByteArrayView instead) const;

    [[nodiscard]] bool isEmpty() const { return m_fields.empty(); }
    [[nodiscard]] qsizetype size() const { return qsizetype(m_fields.size()); }
    /// Views live as long as this form is neither changed nor gone.
    [[nodiscard]] Pair at(qsizetype index) const;

    [[nodiscard]] bool has(QByteArrayView name) const { return find(name) >= 0; }
    /// The first value of that name; empty when it is empty or absent.
    [[nodiscard]] QByteArrayView value(QByteArrayView name) const;
    [[nodiscard]] QByteArrayList values(QByteArrayView name) const;
    [[nodiscard]] QString text(QByteArrayView name) const { return QString::fromUtf8(value(name)); }

    friend bool operator==(const Form &a, const Form &b);

private:
    struct Field { // places in m_text
        int name;
        int value;
        int end;
    };
    [[nodiscard]] qsizetype find(QByteArrayView name) const;

    QByteArray m_text;
    std::vector<Field> m_fields;
};

} // namespace cb::twilio

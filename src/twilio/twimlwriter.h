// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <cstring>

namespace cb::twilio::twiml {

/// Appends XML to one buffer. The first problem is kept and ends the writing; later calls do nothing of use.
class Writer
{
public:
    Writer() { m_out.resize(firstSize); }

    template <size_t N>
    void raw(const char (&literal)[N])
    {
        append(literal, N - 1);
    }
    /// ` name="value"`, escaped; characters that XML cannot carry are refused.
    template <size_t N>
    void attribute(const char (&name)[N], const QString &value)
    {
        openAttribute(name, N - 1);
        escaped(value, OnForbidden::Refuse);
        append("\"", 1);
    }
    template <size_t N>
    void attribute(const char (&name)[N], qint64 value)
    {
        openAttribute(name, N - 1);
        const QByteArray digits = QByteArray::number(value);
        append(digits.constData(), size_t(digits.size()));
        append("\"", 1);
    }
    template <size_t N>
    void optional(const char (&name)[N], const QString &value)
    {
        if (!value.isEmpty())
            attribute(name, value);
    }
    /// What people read or hear: characters that XML cannot carry are left out.
    void text(const QString &value) { escaped(value, OnForbidden::Drop); }
    /// What machines read (a number, an address): such characters are refused.
    void word(const QString &value) { escaped(value, OnForbidden::Refuse); }

    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }
    [[nodiscard]] bool failed() const { return !m_problem.isEmpty(); }
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] qsizetype size() const { return m_size; }
    /// The bytes so far; leaves the writer empty.
    [[nodiscard]] QByteArray take();

private:
    enum class OnForbidden { Drop, Refuse };
    static constexpr qsizetype firstSize = 1024; // a typical document fits, so it costs one allocation

    void openAttribute(const char *name, size_t size)
    {
        append(" ", 1);
        append(name, size);
        append("=\"", 2);
    }
    void append(const char *bytes, size_t size)
    {
        room(qsizetype(size));
        std::memcpy(m_out.data() + m_size, bytes, size);
        m_size += qsizetype(size);
    }
    void room(qsizetype more)
    {
        if (m_out.size() - m_size < more)
            m_out.resize(std::max(m_size + more, m_out.size() * 2));
    }
    void escaped(const QString &value, OnForbidden rule);

    QByteArray m_out; // its size is what we may write to; m_size of it is written
    qsizetype m_size = 0;
    QString m_problem;
};

} // namespace cb::twilio::twiml

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "twilio/form.h"
#include "twilio/voicerequest.h"
#include "twilio/words.h"

#include <initializer_list>

namespace cb::twilio {

/// Reads the fields of a typed request. The first wrong one is kept; its value is never shown, for it may be private.
class Fields
{
public:
    enum Need { Optional, Required };
    static constexpr qsizetype longestText = 256; // characters: names, labels, parties
    static constexpr qsizetype longestUrl = 4096;

    explicit Fields(const Form &form)
        : m_form(form)
    { }

    [[nodiscard]] bool has(QByteArrayView name) const { return m_form.has(name); }
    [[nodiscard]] QString sid(QByteArrayView name, std::initializer_list<QByteArrayView> kinds, Need need);
    [[nodiscard]] QString text(QByteArrayView name, qsizetype longest = longestText, Need need = Optional);
    [[nodiscard]] std::optional<qint64> number(QByteArrayView name, qint64 least, qint64 most);
    [[nodiscard]] std::optional<int> integer(QByteArrayView name, int least = 0, int most = 1'000'000);
    [[nodiscard]] std::optional<std::chrono::seconds> seconds(QByteArrayView name);
    [[nodiscard]] std::optional<double> fraction(QByteArrayView name);
    [[nodiscard]] std::optional<bool> boolean(QByteArrayView name);
    [[nodiscard]] std::optional<Instant> instant(QByteArrayView name);
    [[nodiscard]] Place place(QByteArrayView prefix);
    [[nodiscard]] std::optional<RecordingResult> recording();

    /// An unknown word is an error.
    template <typename Enum>
    [[nodiscard]] std::optional<Enum> strictWord(QByteArrayView name, Need need = Optional)
    {
        const QByteArrayView word = m_form.value(name);
        const std::optional<Enum> value = fromWord<Enum>(word);
        if (!value && !word.isEmpty())
            wrong(name, "is not a known word");
        else if (!value && need == Required)
            wrong(name, "is missing");
        return value;
    }
    /// An unknown word is `otherwise`: Twilio adds some without notice.
    template <typename Enum>
    [[nodiscard]] Enum looseWord(QByteArrayView name, Enum otherwise) const
    {
        return fromWord<Enum>(m_form.value(name)).value_or(otherwise);
    }

    void wrong(QByteArrayView name, const char *what);
    template <typename Request>
    [[nodiscard]] Result<Request> finish(Request request) const
    {
        if (!m_problem.isEmpty())
            return failure(Error::Kind::Invalid, m_problem);
        return request;
    }

private:
    const Form &m_form;
    QString m_problem;
};

/// "^XX[0-9a-fA-F]{32}$". Source: Twilio docs "What is a String Identifier (SID)".
[[nodiscard]] bool isSid(QByteArrayView text, QByteArrayView kind);

} // namespace cb::twilio

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "twilio/twimlelement.h"
#include "twilio/twimlrules.h"
#include "twilio/twimlverbs.h"

#include <initializer_list>

namespace cb::twilio::twiml {

inline constexpr int schemaWarning = 12200;

/// The attributes of one element. Each is asked for once, under the code that Twilio gives for a wrong value, which
/// then counts as absent; what nobody asked for is unknown.
class Attributes
{
public:
    Attributes(const Element &element, QList<Diagnosis> &diagnoses)
        : m_element(element)
        , m_diagnoses(diagnoses)
    { }

    [[nodiscard]] std::optional<QString> find(QStringView name);
    [[nodiscard]] QString text(QStringView name) { return find(name).value_or(QString()); }
    /// Text made of these characters only.
    [[nodiscard]] std::optional<QString> keys(QStringView name, QStringView known, int code);
    [[nodiscard]] bool flag(QStringView name, bool usual, int code = schemaWarning);
    [[nodiscard]] std::optional<qint64> number(QStringView name, Range range, int code);
    [[nodiscard]] int integer(QStringView name, Range range, int usual, int code)
    {
        return int(number(name, range, code).value_or(usual));
    }
    [[nodiscard]] std::optional<Seconds> seconds(QStringView name, Range range, int code);
    [[nodiscard]] Method method(QStringView name = u"method", int code = schemaWarning);
    [[nodiscard]] Trim trim(int code = schemaWarning);
    [[nodiscard]] Callback callback(QStringView prefix, std::initializer_list<QStringView> events);

    template <typename Value>
    [[nodiscard]] Value choice(QStringView name, std::initializer_list<std::pair<QStringView, Value>> words,
        Value usual, int code = schemaWarning)
    {
        const std::optional<QString> value = find(name);
        if (!value)
            return usual;
        for (const auto &[word, meaning] : words) {
            if (*value == word)
                return meaning;
        }
        wrong(name, *value, code);
        return usual;
    }
    /// Twilio knows them; they change nothing that we do.
    void pass(std::initializer_list<QStringView> names);
    /// Reports what was not asked for.
    void finish();
    void warn(int code, const QString &detail);

private:
    void wrong(QStringView name, const QString &value, int code);

    const Element &m_element;
    QList<Diagnosis> &m_diagnoses;
    QList<QStringView> m_asked;
};

} // namespace cb::twilio::twiml

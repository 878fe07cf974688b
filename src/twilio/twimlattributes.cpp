// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twimlattributes.h"

using namespace Qt::StringLiterals;

namespace cb::twilio::twiml {

std::optional<QString> Attributes::find(QStringView name)
{
    for (const auto &[key, value] : m_element.attributes) {
        if (key == name) {
            m_asked.append(key);
            return value;
        }
    }
    return std::nullopt;
}

std::optional<QString> Attributes::keys(QStringView name, QStringView known, int code)
{
    const std::optional<QString> value = find(name);
    if (value && !onlyCharactersOf(*value, known)) {
        wrong(name, *value, code);
        return std::nullopt;
    }
    return value;
}

bool Attributes::flag(QStringView name, bool usual, int code)
{
    return choice<bool>(name, {{u"true", true}, {u"false", false}}, usual, code);
}

std::optional<qint64> Attributes::number(QStringView name, Range range, int code)
{
    const std::optional<QString> text = find(name);
    if (!text)
        return std::nullopt;
    bool good = false;
    const qint64 value = text->toLongLong(&good);
    if (!good || value < range.from || value > range.to) {
        wrong(name, *text, code);
        return std::nullopt;
    }
    return value;
}

std::optional<Seconds> Attributes::seconds(QStringView name, Range range, int code)
{
    const std::optional<qint64> value = number(name, range, code);
    return value ? std::optional<Seconds>(*value) : std::nullopt;
}

Method Attributes::method(QStringView name, int code)
{
    const std::optional<QString> value = find(name);
    if (!value || value->compare(u"POST", Qt::CaseInsensitive) == 0)
        return Method::Post;
    if (value->compare(u"GET", Qt::CaseInsensitive) != 0) {
        wrong(name, *value, code);
        return Method::Post;
    }
    return Method::Get;
}

Trim Attributes::trim(int code)
{
    return choice<Trim>(
        u"trim", {{u"trim-silence", Trim::TrimSilence}, {u"do-not-trim", Trim::DoNotTrim}}, Trim::Default, code);
}

Callback Attributes::callback(QStringView prefix, std::initializer_list<QStringView> events)
{
    Callback callback;
    callback.url = text(prefix);
    callback.method = method(prefix.toString() + u"Method"_s);
    const QString eventName = prefix.toString() + u"Event"_s;
    callback.events = text(eventName);
    if (!onlyWordsOf(callback.events, events)) {
        wrong(eventName, callback.events, schemaWarning);
        callback.events.clear();
    }
    return callback.url.isEmpty() ? Callback() : callback; // without an address the rest means nothing
}

void Attributes::pass(std::initializer_list<QStringView> names)
{
    for (const QStringView name : names)
        (void)find(name);
}

void Attributes::finish()
{
    for (const auto &attribute : m_element.attributes) {
        if (!m_asked.contains(QStringView(attribute.first)))
            warn(schemaWarning, u"attribute %1 is not known"_s.arg(attribute.first));
    }
}

void Attributes::warn(int code, const QString &detail)
{
    m_diagnoses.append(
        {code, Severity::Warning, u"%1: %2"_s.arg(m_element.name, detail), m_element.line, m_element.column});
}

void Attributes::wrong(QStringView name, const QString &value, int code)
{
    warn(code, u"%1=\"%2\" is not allowed"_s.arg(name.toString(), value.left(64)));
}

} // namespace cb::twilio::twiml

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "twilio/twimlrules.h"
#include "twilio/twimlverbs.h"
#include "twilio/twimlwriter.h"

#include <initializer_list>

/// What the builder of TwiML checks and writes for many verbs.
namespace cb::twilio::twiml {

/// The sentence is put together only when it is needed: these checks run on each answer to a call.
template <typename... Parts>
void require(Writer &out, bool holds, const QString &problem, const Parts &...parts)
{
    if (holds)
        return;
    QString text = problem;
    ((text = text.arg(parts)), ...);
    out.fail(text);
}

inline void range(Writer &out, qint64 value, Range allowed, const QString &what)
{
    if (value < allowed.from || value > allowed.to)
        out.fail(QStringLiteral("%1 is %2, must be %3 to %4").arg(what).arg(value).arg(allowed.from).arg(allowed.to));
}

template <size_t N>
void seconds(
    Writer &out, const char (&name)[N], const std::optional<Seconds> &value, Range allowed, const QString &what)
{
    if (!value)
        return;
    range(out, value->count(), allowed, what);
    out.attribute(name, value->count());
}

template <size_t N>
void method(Writer &out, const char (&name)[N], Method value)
{
    if (value == Method::Get)
        out.attribute(name, QStringLiteral("GET"));
}

inline void trim(Writer &out, Trim value)
{
    if (value != Trim::Default)
        out.attribute(
            "trim", value == Trim::TrimSilence ? QStringLiteral("trim-silence") : QStringLiteral("do-not-trim"));
}

template <size_t N>
void flag(Writer &out, const char (&name)[N], bool value, bool usual)
{
    if (value != usual)
        out.attribute(name, value ? QStringLiteral("true") : QStringLiteral("false"));
}

template <size_t A, size_t B, size_t C>
void callback(Writer &out, const char (&url)[A], const char (&methodName)[B], const char (&eventsName)[C],
    const Callback &value, std::initializer_list<QStringView> known)
{
    if (value.url.isEmpty()) {
        require(out, value.events.isEmpty(), QStringLiteral("%1 without an address"), QLatin1StringView(eventsName));
        return;
    }
    out.attribute(url, value.url);
    method(out, methodName, value.method);
    if (value.events.isEmpty())
        return;
    require(out, onlyWordsOf(value.events, known), QStringLiteral("%1 has an unknown word: %2"),
        QLatin1StringView(eventsName), value.events);
    out.attribute(eventsName, value.events);
}

inline void callProgress(Writer &out, const Callback &value)
{
    callback(out, "statusCallback", "statusCallbackMethod", "statusCallbackEvent", value, callProgressEvents);
}

inline void recordingProgress(Writer &out, const Callback &value)
{
    callback(out, "recordingStatusCallback", "recordingStatusCallbackMethod", "recordingStatusCallbackEvent", value,
        recordingEvents);
}

inline void parameters(Writer &out, const QList<std::pair<QString, QString>> &list)
{
    for (const auto &[name, value] : list) {
        require(out, !name.isEmpty(), QStringLiteral("Parameter without a name"));
        out.raw("<Parameter");
        out.attribute("name", name);
        out.attribute("value", value);
        out.raw("/>");
    }
}

} // namespace cb::twilio::twiml

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/consent.h"

#include "ivr/compiledflow.h"
#include "ivr/prompt.h"
#include "ivr/stepcontext.h"
#include "twilio/form.h"
#include "twilio/twiml.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cb::ivr::consent {

namespace twiml = twilio::twiml;

namespace {

const Prompt &words()
{
    static const QString english = u"This call may be recorded."_s;
    // Whoever speaks another language is told all the same.
    static const Prompt prompt = *Prompt::compile(
        QJsonObject{{u"en"_s, english}, {u"es"_s, u"Esta llamada puede ser grabada."_s}, {u""_s, english}});
    return prompt;
}

} // namespace

Result<> announce(StepContext &context)
{
    static const QString announced = u"recording_announced"_s;
    if (!context.site().announceRecording || !context.variable(announced).isUndefined())
        return {};
    context.set(announced, true);
    return words().speak(context);
}

QString whisperUrl(const StepContext &context)
{
    if (!context.site().announceRecording)
        return {};
    QList<twiml::Spoken> spoken;
    if (!words().speak(context, spoken) || spoken.isEmpty())
        return {};
    const auto &say = std::get<twiml::Say>(spoken.first());
    twilio::Form what;
    what.append("s", say.text);
    if (!say.language.isEmpty())
        what.append("l", say.language);
    if (!say.voice.isEmpty())
        what.append("n", say.voice);
    return context.site().baseUrl + u"/twilio/voice/whisper?"_s + QString::fromLatin1(what.encoded());
}

QByteArray whisper(const twilio::Form &url)
{
    const QString text = url.text("s");
    if (text.isEmpty()) // not an address of ours: they are joined without a word rather than cut off
        return twiml::Response::empty();
    const Result<QByteArray> document =
        twiml::Response::document({twiml::Say{.text = text, .voice = url.text("n"), .language = url.text("l")}});
    return document.value_or(twiml::Response::empty());
}

} // namespace cb::ivr::consent

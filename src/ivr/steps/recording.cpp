// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/recording.h"

#include "ivr/consent.h"
#include "ivr/settingsreader.h"
#include "twilio/form.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace twiml = twilio::twiml;

void Recording::read(SettingsReader &settings, std::optional<int> longestOtherwise)
{
    say = settings.prompt(u"say"_s);
    if (settings.has(u"max_seconds"_s) || longestOtherwise)
        longest = std::chrono::seconds(settings.integer(u"max_seconds"_s, longestOtherwise.value_or(180), 2, 14400));
    silence = settings.integer(u"silence_seconds"_s, 5, 0, 60);
    finishKeys = settings.text(u"finish_keys"_s, u"#"_s);
    for (const QChar key : finishKeys) {
        if (!u"0123456789*#"_s.contains(key))
            settings.problem(u"finish_keys"_s, u"expected keys 0 to 9, * and #"_s);
    }
    beep = settings.flag(u"beep"_s, true);
}

bool Recording::transcribes(const StepContext &context) const
{
    return mailbox && context.site().transcribe && context.language().startsWith(u"en");
}

Outcome Recording::start(StepContext &context) const
{
    if (const Result<> told = consent::announce(context); !told)
        return outcome::Broken{told.error().detail};
    if (const Result<> spoken = say.speak(context); !spoken)
        return outcome::Broken{spoken.error().detail};
    twiml::Record record{.action = context.actionUrl()};
    record.timeout = twiml::Seconds(silence);
    record.finishOnKey = finishKeys;
    record.maxLength = context.site().longest(context.call().toNumber(), longest);
    record.playBeep = beep;
    // Twilio cuts silence off as it does by itself (trim): what is listened to is short, and the last seconds of each
    // message are the wait for its end. The length that the action tells is longer for that; the file's comes with its
    // callback.
    QString callback = u"/twilio/recording"_s;
    if (mailbox) {
        // The recording's own callback makes the message, too: the caller who hangs up may never come back to the step.
        twilio::Form mark;
        mark.append("m", *mailbox);
        mark.append("l", context.language());
        mark.append("t", transcribes(context) ? u"1"_s : u"0"_s);
        callback += u'?' + QString::fromLatin1(mark.encoded());
    }
    record.recordingStatus = {.url = context.callbackUrl(callback), .events = u"completed absent"_s};
    if (transcribes(context)) {
        record.transcribe = true;
        record.transcribeCallback = context.callbackUrl(u"/twilio/transcription"_s);
    }
    context.add(std::move(record));
    // Without sound Twilio does not ask for the action but goes on behind the verb.
    context.add(twiml::Redirect{.url = context.nothingUrl()});
    return outcome::Hold{};
}

text::Value Recording::taken(const StepContext &context)
{
    const twilio::VoiceRequest *result = context.result();
    if (!result || !result->recording || result->recording->duration == std::chrono::seconds(0))
        return {};
    const twilio::RecordingResult &recording = *result->recording;
    text::MapEntries entries;
    entries.emplace_back(u"sid"_s, recording.sid);
    entries.emplace_back(u"url"_s, recording.url);
    if (recording.duration)
        entries.emplace_back(u"seconds"_s, qint64(recording.duration->count()));
    return text::Value::map(std::move(entries));
}

} // namespace cb::ivr

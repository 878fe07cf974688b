// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/voicerequest.h"

#include "twilio/fields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::twilio {

namespace {

constexpr qsizetype longestToken = 4096;
constexpr qsizetype longestSpeech = 16384; // Twilio listens for at most 60 s
constexpr qsizetype mostDigits = 256;

bool areKeys(const QString &digits)
{
    return std::all_of(digits.begin(), digits.end(), [](QChar c) { return u"0123456789*#ABCDw"_s.contains(c); });
}

CallParameters readCall(Fields &fields, const Form &form)
{
    CallParameters call;
    call.accountSid = fields.sid("AccountSid", {"AC"}, Fields::Required);
    call.callSid = fields.sid("CallSid", {"CA"}, Fields::Required);
    call.parentCallSid = fields.sid("ParentCallSid", {"CA"}, Fields::Optional);
    call.from = fields.text("From");
    call.to = fields.text("To");
    call.status = fields.strictWord<CallStatus>("CallStatus", Fields::Required).value_or(CallStatus::Failed);
    call.direction = fields.strictWord<Direction>("Direction").value_or(Direction::Inbound);
    call.forwardedFrom = fields.text("ForwardedFrom");
    call.callerName = fields.text("CallerName");
    call.callToken = fields.text("CallToken", longestToken);
    call.fromPlace = fields.place("From");
    call.toPlace = fields.place("To");
    call.stir = Stir::fromWord(form.value("StirVerstat"));
    return call;
}

std::optional<DialResult> readDial(Fields &fields)
{
    const std::optional<DialStatus> status = fields.strictWord<DialStatus>("DialCallStatus");
    if (!status)
        return std::nullopt;
    return DialResult{*status, fields.sid("DialCallSid", {"CA"}, Fields::Optional),
        fields.seconds("DialCallDuration").value_or(std::chrono::seconds(0)), fields.boolean("DialBridged")};
}

std::optional<QueueVisit> readQueue(Fields &fields)
{
    QueueVisit visit;
    visit.queueSid = fields.sid("QueueSid", {"QU"}, Fields::Optional);
    visit.result = fields.strictWord<QueueResult>("QueueResult");
    if (visit.queueSid.isEmpty() && !visit.result)
        return std::nullopt;
    visit.position = fields.integer("QueuePosition");
    visit.waited = fields.seconds("QueueTime");
    visit.averageWait = fields.seconds("AvgQueueTime");
    visit.size = fields.integer("CurrentQueueSize");
    visit.maxSize = fields.integer("MaxQueueSize");
    visit.dequeuingCallSid = fields.sid("DequeingCallSid", {"CA"}, Fields::Optional); // spelt so by Twilio
    return visit;
}

} // namespace

Stir Stir::fromWord(QByteArrayView word)
{
    Stir stir;
    constexpr QByteArrayView passed = "TN-Validation-Passed";
    constexpr QByteArrayView failed = "TN-Validation-Failed";
    constexpr QByteArrayView diverted = "-Diverted";
    if (word.endsWith(diverted)) {
        stir.diverted = true;
        word.chop(diverted.size());
    }
    const bool good = word.startsWith(passed);
    if (!good && !word.startsWith(failed))
        return {};
    const QByteArrayView level = word.sliced(good ? passed.size() : failed.size());
    const bool leveled = level.size() == 2 && level[0] == '-' && level[1] >= 'A' && level[1] <= 'C';
    if (!leveled && (good || !level.isEmpty()))
        return {};
    stir.result = good ? Result::Passed : Result::Failed;
    stir.level = leveled ? level[1] : char(0);
    return stir;
}

Result<CallParameters> CallParameters::parse(const Form &form)
{
    Fields fields(form);
    CallParameters call = readCall(fields, form);
    return fields.finish(std::move(call));
}

Result<VoiceRequest> VoiceRequest::parse(const Form &form)
{
    Fields fields(form);
    VoiceRequest request;
    request.call = readCall(fields, form);
    if (form.value("Digits") == "hangup") {
        request.hungUp = true;
    } else if (form.has("Digits")) {
        request.digits = fields.text("Digits", mostDigits);
        if (!areKeys(*request.digits))
            fields.wrong("Digits", "has something that is no key");
    }
    if (form.has("SpeechResult"))
        request.speech = fields.text("SpeechResult", longestSpeech);
    request.confidence = fields.fraction("Confidence");
    request.finishedOnKey = fields.text("FinishedOnKey", 1);
    request.unstableSpeech = fields.text("UnstableSpeechResult", longestSpeech);
    request.dial = readDial(fields);
    request.recording = fields.recording();
    request.queue = readQueue(fields);
    if (const std::optional<int> code = fields.integer("ErrorCode"))
        request.fallback = FallbackCause{*code, fields.text("ErrorUrl", Fields::longestUrl)};
    return fields.finish(std::move(request));
}

} // namespace cb::twilio

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/voicemailhooks.h"

#include "calls/callfacts.h"
#include "calls/callhooks.h"
#include "recordings/recordingfacts.h"
#include "twilio/twiml.h"
#include "voicemail/voicemailfacts.h"

using namespace Qt::StringLiterals;

namespace cb::engine {

namespace {

/// The call learns that a message was left, the message is made.
Result<> keepMessage(store::Transaction &tx, const voicemail::MessageTaken &message, const calls::Parties &parties,
    CallOrigin origin, const SiteTime &site)
{
    if (message.isSilent())
        return {};
    const calls::RecordingChanged recording{message.recordingSid, CallRecording::State::Completed, message.channels,
        message.length, message.url, message.taped};
    const Result<calls::Applied> applied = calls::apply(tx, message.callSid, parties,
        {calls::Fact{tx.now(), recording}, calls::Fact{tx.now(), calls::MessageLeft{}}}, origin, site);
    if (!applied)
        return tl::unexpected(applied.error());
    const Result<std::optional<Voicemail::Id>> made = voicemail::messageTaken(tx, message, origin, site);
    return made ? Result<>() : Result<>(tl::unexpected(made.error()));
}

QString textOf(const text::Value &details, const QString &name)
{
    const text::Value *value = details.find(name);
    return value ? value->string() : QString();
}

Result<qint64> carryOut(store::Transaction &tx, const ivr::Effect &effect, const ivr::World &world, CallOrigin origin)
{
    voicemail::MessageTaken message;
    message.recordingSid = textOf(effect.details, u"sid"_s);
    if (message.recordingSid.isEmpty())
        return 0; // the vendor's request named none: the recording's own callback will
    message.callSid = world.request.call.callSid;
    message.mailbox = textOf(effect.details, u"mailbox"_s);
    message.language = textOf(effect.details, u"language"_s);
    message.url = textOf(effect.details, u"url"_s);
    if (const text::Value *asked = effect.details.find(u"transcribed"_s))
        message.transcribed = asked->truthy();
    if (const text::Value *seconds = effect.details.find(u"seconds"_s))
        message.taped = std::chrono::seconds(seconds->integer());
    const calls::Parties parties = calls::partiesOf(world.request.call);
    if (const Result<> kept = keepMessage(tx, message, parties, origin, world.site.time); !kept)
        return tl::unexpected(kept.error());
    return 0;
}

} // namespace

void addVoicemail(ivr::Executor &executor, CallOrigin origin)
{
    executor.handle(u"voicemail"_s,
        [origin](store::Transaction &tx, const ivr::Effect &effect, const ivr::State &, const ivr::World &world) {
            return carryOut(tx, effect, world, origin);
        });
}

std::optional<MessageMark> messageMark(const twilio::Form &query)
{
    if (!query.has("m"))
        return std::nullopt;
    return MessageMark{query.text("m"), query.text("l"), query.text("t") == u"1"};
}

Result<> recordingTold(store::Transaction &tx, const twilio::RecordingStatusEvent &event,
    const std::optional<MessageMark> &mark, const VoiceDesk &desk)
{
    switch (event.status) {
    case twilio::RecordingStatus::Completed:
        break;
    case twilio::RecordingStatus::Absent:
    case twilio::RecordingStatus::Failed:
    case twilio::RecordingStatus::Deleted:
        return recordings::absent(tx, event.recordingSid, voicemail::audioChanged);
    default:
        return {};
    }
    if (mark && !event.callSid.isEmpty()) {
        const voicemail::MessageTaken message{event.recordingSid, event.callSid, mark->mailbox, mark->language,
            mark->transcribed, event.duration, event.startedAt, event.channels, event.url};
        return keepMessage(tx, message, {}, desk.origin, desk.site.time);
    }
    if (!desk.fetchCalls)
        return {};
    const recordings::Wanted wanted{event.recordingSid, event.callSid.isEmpty() ? event.conferenceSid : event.callSid,
        RecordingAudio::Purpose::Call, event.startedAt.value_or(tx.now()), event.duration, event.channels, event.url};
    const Result<RecordingAudio> asked = recordings::want(tx, wanted);
    return asked ? Result<>() : Result<>(tl::unexpected(asked.error()));
}

Result<> transcriptionTold(store::Transaction &tx, const twilio::TranscriptionEvent &event)
{
    if (event.status == twilio::TranscriptionStatus::InProgress)
        return {};
    return voicemail::transcriptTold(tx,
        {event.recordingSid, event.transcriptionSid, event.callSid,
            event.status == twilio::TranscriptionStatus::Completed, event.text});
}

Result<ivr::Reply> voicemailTaken(
    store::Transaction &tx, const twilio::VoiceRequest &request, CallOrigin origin, const SiteTime &site)
{
    if (request.recording && !request.recording->sid.isEmpty()) {
        voicemail::MessageTaken message;
        message.recordingSid = request.recording->sid;
        message.callSid = request.call.callSid;
        message.taped = request.recording->duration;
        message.url = request.recording->url;
        const calls::Parties parties = calls::partiesOf(request.call);
        if (const Result<> kept = keepMessage(tx, message, parties, origin, site); !kept)
            return tl::unexpected(kept.error());
    }
    const Result<QByteArray> document = twilio::twiml::Response::document({twilio::twiml::Hangup{}});
    if (!document)
        return tl::unexpected(document.error());
    return ivr::Reply{*document, 0};
}

QHash<PhoneNumber, std::chrono::seconds> longestByNumber(const QString &setting)
{
    QHash<PhoneNumber, std::chrono::seconds> limits;
    for (const QString &part : setting.split(u',', Qt::SkipEmptyParts)) {
        limits.insert(
            PhoneNumber::fromVendor(part.section(u'=', 0, 0)), std::chrono::seconds(part.section(u'=', 1).toInt()));
    }
    return limits;
}

} // namespace cb::engine

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/voicewebhooks.h"

#include "calls/callhooks.h"
#include "dispatch/callhandlers.h"
#include "dispatch/outcomes.h"
#include "engine/voicemailhooks.h"
#include "ivr/awaited.h"
#include "ivr/consent.h"
#include "ivr/ivrhooks.h"
#include "twilio/callstatusevent.h"
#include "twilio/recordingevents.h"
#include "twilio/signedquery.h"
#include "twilio/voicerequest.h"
#include "voicemail/voicemailfacts.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QUuid>

using namespace Qt::StringLiterals;
using cb::listener::Answer;
using cb::listener::Prepared;
using cb::listener::Received;
using cb::listener::Webhook;

namespace cb::engine {

namespace {

using VoiceHook = std::function<Result<ivr::Reply>(
    store::Transaction &, const twilio::VoiceRequest &, const twilio::Form &query, const ivr::Desk &)>;

QByteArray key(const char *kind, const QString &account, const QString &sid, const QByteArray &event)
{
    return kind + QByteArray("|") + account.toLatin1() + '|' + sid.toLatin1() + '|' + event;
}

/// What tells one secret from another and gives neither away: four digits are soon tried out, unless the key is not
/// beside them. A rotated token makes another code; the vendor's retry token still tells a repeat then.
QByteArray codeOf(const twilio::Form::Pair &secret, const Secret &key, const QString &callSid)
{
    const QByteArray text = callSid.toLatin1() + '|' + secret.name.toByteArray() + '=' + secret.value.toByteArray();
    return QMessageAuthenticationCode::hash(text, key.reveal(), QCryptographicHash::Sha256).toHex();
}

/// Our own query without the count of tries made while the database was away: the same request, asked again. A GET
/// carries the vendor's fields there as well, and with them what the caller keyed.
QByteArray visitOf(const twilio::Form &query, const Secret &key, const QString &callSid)
{
    twilio::Form visit;
    for (qsizetype i = 0; i < query.size(); ++i) {
        const twilio::Form::Pair pair = query.at(i);
        if (pair.name == "f")
            continue;
        if (twilio::isSecretField(pair.name) && !pair.value.isEmpty())
            visit.append(pair.name, QByteArrayView(codeOf(pair, key, callSid)));
        else
            visit.append(pair.name, pair.value);
    }
    return visit.encoded();
}

/// A request that carries the proof of an order of ours (`ob=`) tells the order's outcome first, in its transaction.
std::function<Result<Answer>(store::Transaction &)> proving(const VoiceDesk &desk, const Received &received,
    const QString &remoteId, std::function<Result<Answer>(store::Transaction &)> run)
{
    const QByteArray proof = received.query.value(dispatch::proofName).toByteArray();
    if (proof.isEmpty())
        return run;
    return
        [&handlers = desk.handlers, proof, remoteId, run = std::move(run)](store::Transaction &tx) -> Result<Answer> {
            if (const Result<> proved = dispatch::proved(tx, handlers, proof, remoteId); !proved)
                return tl::unexpected(proved.error());
            return run(tx);
        };
}

/// A webhook whose answer is TwiML made by the flow executor. `last`: there is no fallback behind it.
Webhook callControl(const VoiceDesk &desk, const QString &name, const QByteArrayList &paths,
    const std::function<QByteArray(const twilio::VoiceRequest &, const Received &)> &naturalKey, const VoiceHook &hook,
    bool last = false)
{
    Webhook webhook;
    webhook.name = name;
    webhook.paths = paths;
    webhook.prepare = [desk, naturalKey, hook, last](const Received &received) -> Result<Prepared> {
        const Result<twilio::VoiceRequest> request = twilio::VoiceRequest::parse(received.form);
        if (!request)
            return tl::unexpected(request.error());
        const ivr::Desk now{desk.site, desk.origin, QRandomGenerator::global()->generate64()};
        Prepared prepared;
        prepared.naturalKey = naturalKey(*request, received);
        prepared.subject = request->call.callSid.toLatin1();
        prepared.word = QString(twilio::toWord(request->call.status));
        prepared.run = proving(desk, received, request->call.callSid,
            [request = *request, query = received.query, hook, now](store::Transaction &tx) -> Result<Answer> {
                const Result<ivr::Reply> reply = hook(tx, request, query, now);
                if (!reply)
                    return tl::unexpected(reply.error());
                return Answer{reply->twiml};
            });
        prepared.withoutDatabase = [request = *request, query = received.query, target = received.target, desk, last] {
            return last ? ivr::lastResort(desk.executor, request, desk.site)
                        : ivr::withoutDatabase(desk.executor, request, target, query, desk.site);
        };
        return prepared;
    };
    return webhook;
}

Webhook incoming(const VoiceDesk &desk)
{
    return callControl(
        desk, u"voice/incoming"_s,
        {"/twilio/voice/incoming", "/api/twilio/incoming-call-handler", "/api/twilio/webhooks/voice"},
        [token = desk.authToken](const twilio::VoiceRequest &request, const Received &received) {
            return key("incoming", request.call.accountSid, request.call.callSid,
                visitOf(received.query, token, request.call.callSid));
        },
        [&executor = desk.executor](store::Transaction &tx, const twilio::VoiceRequest &request,
            const twilio::Form &query,
            const ivr::Desk &now) { return ivr::incoming(tx, executor, request, now, query); });
}

/// The door may hold what comes back with `w`, until the call goes on with its outcome.
Webhook mayBeHeld(Webhook webhook)
{
    webhook.prepare = [prepare = webhook.prepare](const Received &received) -> Result<Prepared> {
        Result<Prepared> prepared = prepare(received);
        if (prepared && received.query.has("w")) {
            prepared->pending = [sid = QString::fromLatin1(prepared->subject), query = received.query](
                                    store::Connection &connection, Instant now) {
                return ivr::isPending(connection, sid, query, now);
            };
        }
        return prepared;
    };
    return webhook;
}

Webhook proceed(const VoiceDesk &desk)
{
    return mayBeHeld(callControl(
        desk, u"voice/continue"_s, {"/twilio/voice/continue"},
        [token = desk.authToken](const twilio::VoiceRequest &request, const Received &received) {
            return key("continue", request.call.accountSid, request.call.callSid,
                visitOf(received.query, token, request.call.callSid));
        },
        [&executor = desk.executor](store::Transaction &tx, const twilio::VoiceRequest &request,
            const twilio::Form &query,
            const ivr::Desk &now) { return ivr::proceed(tx, executor, request, query, now); }));
}

/// What somebody hears who is called, before they are joined. The words are in the address: nothing is looked up.
Webhook whisper(const VoiceDesk &desk)
{
    Webhook webhook;
    webhook.name = u"voice/whisper"_s;
    webhook.paths = {"/twilio/voice/whisper"};
    webhook.prepare = [token = desk.authToken](const Received &received) -> Result<Prepared> {
        const Result<twilio::VoiceRequest> request = twilio::VoiceRequest::parse(received.form);
        if (!request)
            return tl::unexpected(request.error());
        Prepared prepared;
        prepared.naturalKey = key("whisper", request->call.accountSid, request->call.callSid,
            visitOf(received.query, token, request->call.callSid));
        prepared.subject = request->call.callSid.toLatin1();
        prepared.word = QString(twilio::toWord(request->call.status));
        prepared.withoutDatabase = [query = received.query] { return ivr::consent::whisper(query); };
        prepared.run = [query = received.query](
                           store::Transaction &) -> Result<Answer> { return Answer{ivr::consent::whisper(query)}; };
        return prepared;
    };
    return webhook;
}

Webhook execute(const VoiceDesk &desk)
{
    return callControl(
        desk, u"ivr/execute"_s, {"/api/twilio/ivr/execute"},
        [token = desk.authToken](const twilio::VoiceRequest &request, const Received &received) {
            // A sender that names no visit cannot be told from one that asks anew; its retry token still can.
            const QByteArray visit = received.query.has("v") ? visitOf(received.query, token, request.call.callSid)
                                                             : QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
            return key("execute", request.call.accountSid, request.call.callSid, visit);
        },
        [&executor = desk.executor](store::Transaction &tx, const twilio::VoiceRequest &request,
            const twilio::Form &query,
            const ivr::Desk &now) { return ivr::proceed(tx, executor, request, query, now); });
}

Webhook fallback(const VoiceDesk &desk)
{
    return callControl(
        desk, u"fallback"_s, {"/twilio/fallback"},
        [](const twilio::VoiceRequest &request, const Received &) {
            QByteArray cause;
            if (request.fallback) {
                const QByteArray url = request.fallback->url.toUtf8();
                cause = QByteArray::number(request.fallback->errorCode) + '|'
                    + QCryptographicHash::hash(url, QCryptographicHash::Sha1).toHex();
            }
            return key("fallback", request.call.accountSid, request.call.callSid, cause);
        },
        [&executor = desk.executor](store::Transaction &tx, const twilio::VoiceRequest &request, const twilio::Form &,
            const ivr::Desk &now) { return ivr::fallback(tx, executor, request, now); },
        true);
}

Webhook status(const VoiceDesk &desk)
{
    Webhook webhook;
    webhook.name = u"voice/status"_s;
    webhook.paths = {"/twilio/voice/status", "/api/twilio/call-status", "/api/twilio/webhooks/call-status"};
    webhook.prepare = [desk](const Received &received) -> Result<Prepared> {
        const Result<twilio::CallStatusEvent> event = twilio::CallStatusEvent::parse(received.form);
        if (!event)
            return tl::unexpected(event.error());
        const QString word = QString(twilio::toWord(event->call.status));
        const QByteArray which = event->sequenceNumber
            ? event->source.toLatin1() + '|' + QByteArray::number(*event->sequenceNumber)
            : word.toLatin1();
        Prepared prepared;
        prepared.naturalKey = key("status", event->call.accountSid, event->call.callSid, which);
        // A leg's events belong to its call: they stay in order with the call's own.
        prepared.subject =
            (event->call.parentCallSid.isEmpty() ? event->call.callSid : event->call.parentCallSid).toLatin1();
        prepared.word = word;
        const auto run = [event = *event, query = received.query, desk](store::Transaction &tx) -> Result<Answer> {
            if (const Result<> told = calls::callStatus(tx, event, desk.origin, desk.site.time, query); !told)
                return tl::unexpected(told.error());
            const bool inFlow =
                event.call.parentCallSid.isEmpty() || query.has("party"); // it may have been transferred
            if (inFlow && twilio::isFinal(event.call.status)) {
                if (const Result<> ended = ivr::callEnded(tx, event.call.callSid); !ended)
                    return tl::unexpected(ended.error());
                if (const Result<> ended = voicemail::callEnded(tx, event.call.callSid); !ended)
                    return tl::unexpected(ended.error());
                if (const Result<> again = dispatch::callEnded(tx, query.value(dispatch::proofName), event.call.status);
                    !again)
                    return tl::unexpected(again.error());
            }
            return Answer();
        };
        prepared.run = proving(desk, received, event->call.callSid, run);
        return prepared;
    };
    return webhook;
}

Webhook recording(const VoiceDesk &desk)
{
    Webhook webhook;
    webhook.name = u"recording"_s;
    webhook.paths = {"/twilio/recording", "/api/twilio/webhooks/recording"};
    webhook.prepare = [desk](const Received &received) -> Result<Prepared> {
        const Result<twilio::RecordingStatusEvent> event = twilio::RecordingStatusEvent::parse(received.form);
        if (!event)
            return tl::unexpected(event.error());
        Prepared prepared;
        prepared.word = QString(twilio::toWord(event->status));
        prepared.naturalKey = key("recording", event->accountSid, event->recordingSid, prepared.word.toLatin1());
        prepared.subject = (event->callSid.isEmpty() ? event->conferenceSid : event->callSid).toLatin1();
        const auto run = [event = *event, mark = messageMark(received.query), desk](
                             store::Transaction &tx) -> Result<Answer> {
            if (const Result<> told = calls::recordingStatus(tx, event, desk.origin, desk.site.time); !told)
                return tl::unexpected(told.error());
            if (const Result<> told = recordingTold(tx, event, mark, desk); !told)
                return tl::unexpected(told.error());
            return Answer();
        };
        prepared.run = proving(desk, received, event->recordingSid, run);
        return prepared;
    };
    return webhook;
}

/// The 002 seed's Record action: a message of a document that is not ours.
Webhook voicemailComplete(const VoiceDesk &desk)
{
    return callControl(
        desk, u"voicemail-complete"_s, {"/api/twilio/voicemail-complete"},
        [](const twilio::VoiceRequest &request, const Received &) {
            const QString recording = request.recording ? request.recording->sid : QString();
            return key("voicemail-complete", request.call.accountSid, request.call.callSid, recording.toLatin1());
        },
        [origin = desk.origin](store::Transaction &tx, const twilio::VoiceRequest &request, const twilio::Form &,
            const ivr::Desk &now) { return voicemailTaken(tx, request, origin, now.site.time); },
        true);
}

Webhook transcription()
{
    Webhook webhook;
    webhook.name = u"transcription"_s;
    webhook.paths = {"/twilio/transcription", "/api/twilio/webhooks/transcription"};
    webhook.prepare = [](const Received &received) -> Result<Prepared> {
        const Result<twilio::TranscriptionEvent> event = twilio::TranscriptionEvent::parse(received.form);
        if (!event)
            return tl::unexpected(event.error());
        Prepared prepared;
        prepared.word = QString(twilio::toWord(event->status));
        prepared.naturalKey =
            key("transcription", event->accountSid, event->transcriptionSid, prepared.word.toLatin1());
        prepared.subject = (event->callSid.isEmpty() ? event->recordingSid : event->callSid).toLatin1();
        prepared.run = [event = *event](store::Transaction &tx) -> Result<Answer> {
            if (const Result<> told = transcriptionTold(tx, event); !told)
                return tl::unexpected(told.error());
            return Answer();
        };
        return prepared;
    };
    return webhook;
}

} // namespace

QList<Webhook> voiceWebhooks(const VoiceDesk &desk)
{
    return {incoming(desk), proceed(desk), whisper(desk), execute(desk), fallback(desk), status(desk), recording(desk),
        voicemailComplete(desk), transcription()};
}

} // namespace cb::engine

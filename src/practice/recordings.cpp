// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/recordings.h"

#include "practice/callforms.h"
#include "practice/exchange.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::practice {

namespace {

constexpr milliseconds untilReady{1500};
constexpr milliseconds untilTranscribed{8000};

struct Told {
    QUrl url;
    twilio::twiml::Method method = twilio::twiml::Method::Post;
    bool wanted = false;
};

Told told(Leg &leg, const twilio::twiml::Callback &callback, const QString &event)
{
    const QString events = callback.events.isEmpty() ? u"completed"_s : callback.events;
    return {leg.documentUrl().resolved(QUrl(callback.url)), callback.method,
        !callback.url.isEmpty() && events.split(u' ', Qt::SkipEmptyParts).contains(event)};
}

void post(Exchange &exchange, const RecordingRecord &recording, const Told &target, const QString &event)
{
    if (!target.wanted)
        return;
    Webhook webhook;
    webhook.kind = Webhook::Kind::Recording;
    webhook.callSid = recording.callSid;
    webhook.url = target.url;
    webhook.method = target.method;
    webhook.form = recordingForm(recording, exchange.accountSid(), exchange.recordingUrl(recording.sid), event);
    exchange.courier().post(std::move(webhook));
}

} // namespace

QString beginRecording(Leg &leg, const twilio::twiml::Callback &callback, twilio::RecordingSource source, int channels)
{
    Exchange &exchange = leg.exchange();
    RecordingRecord recording;
    recording.sid = exchange.sids().next("RE");
    recording.callSid = leg.sid();
    recording.source = source;
    recording.channels = channels;
    recording.startedAt = recording.createdAt = recording.updatedAt = exchange.timeline().now();
    const RecordingRecord &kept = exchange.ledger().add(recording);
    post(exchange, kept, told(leg, callback, u"in-progress"_s), u"in-progress"_s);
    return kept.sid;
}

void endRecording(Leg &leg, const QString &sid, const twilio::twiml::Callback &callback, bool absent)
{
    Exchange &exchange = leg.exchange();
    RecordingRecord *recording = exchange.ledger().recording(sid);
    if (recording == nullptr)
        return;
    recording->status = absent ? twilio::RecordingStatus::Absent : twilio::RecordingStatus::Processing;
    recording->updatedAt = exchange.timeline().now();
    const QString event = absent ? u"absent"_s : u"completed"_s;
    const Told target = told(leg, callback, event);
    exchange.timers().after(untilReady, [&exchange, sid, target, event] {
        RecordingRecord *ready = exchange.ledger().recording(sid);
        if (ready == nullptr)
            return;
        if (ready->status == twilio::RecordingStatus::Processing)
            ready->status = twilio::RecordingStatus::Completed;
        ready->updatedAt = exchange.timeline().now();
        post(exchange, *ready, target, event);
    });
}

void transcribe(Leg &leg, const QString &sid, const QString &callback)
{
    Exchange &exchange = leg.exchange();
    RecordingRecord *recording = exchange.ledger().recording(sid);
    if (recording == nullptr || recording->length < 2s || recording->length > 120s)
        return;
    TranscriptionRecord made;
    made.sid = exchange.sids().next("TR");
    made.createdAt = made.updatedAt = exchange.timeline().now();
    recording->transcription = made;
    Webhook webhook;
    webhook.kind = Webhook::Kind::Recording;
    webhook.callSid = leg.sid();
    webhook.url = leg.documentUrl().resolved(QUrl(callback));
    webhook.form = leg.form();
    webhook.form.append("TranscriptionSid", made.sid);
    webhook.form.append("TranscriptionText", recording->words);
    webhook.form.append("TranscriptionStatus", QByteArrayView("completed"));
    webhook.form.append("TranscriptionUrl", exchange.recordingUrl(sid) + u"/Transcriptions/"_s + made.sid);
    webhook.form.append("RecordingSid", sid);
    webhook.form.append("RecordingUrl", exchange.recordingUrl(sid));
    exchange.timers().after(untilTranscribed, [&exchange, sid, webhook, isTold = !callback.isEmpty()] {
        RecordingRecord *heard = exchange.ledger().recording(sid);
        if (heard != nullptr && heard->transcription) {
            heard->transcription->status = twilio::TranscriptionStatus::Completed;
            heard->transcription->updatedAt = exchange.timeline().now();
        }
        if (isTold)
            exchange.courier().post(webhook);
    });
}

} // namespace cb::practice

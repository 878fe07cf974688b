// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/restrequests.h"

#include "base/phonenumber.h"
#include "practice/leg.h"
#include "practice/resources.h"

#include <QJsonDocument>

#include <optional>

using namespace Qt::StringLiterals;
namespace twiml = cb::twilio::twiml;

namespace cb::practice {

namespace {

constexpr qsizetype longestTwiml = 4000; // characters
using Refusal = std::optional<http::Response>;

struct MagicNumber {
    QLatin1StringView number;
    int code;
    const char *message;
};

/// Numbers that fail on purpose. Source: Twilio docs "Test Credentials".
constexpr MagicNumber magicFrom[] = {
    {"+15005550001"_L1, 21212, "The 'From' number +15005550001 is not a valid phone number."}};
constexpr MagicNumber magicTo[] = {{"+15005550001"_L1, 21217, "The phone number you are trying to call is not valid."},
    {"+15005550002"_L1, 21214, "The phone number you are trying to call cannot be reached."},
    {"+15005550003"_L1, 21215, "Account not authorized to call this number."},
    {"+15005550004"_L1, 21216, "Account not allowed to call this number."}};
constexpr QLatin1StringView magicGood = "+15005550006"_L1;

template <size_t size>
Refusal magic(const MagicNumber (&numbers)[size], const QString &number)
{
    for (const MagicNumber &each : numbers) {
        if (number == each.number)
            return restError(each.code, 400, QString::fromLatin1(each.message));
    }
    return std::nullopt;
}

bool isAddress(const QString &text)
{
    return text.startsWith("client:"_L1) || text.startsWith("sip:"_L1) || !PhoneNumber::fromVendor(text).isEmpty();
}

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

Refusal wrongUrl(const twilio::Form &form, QByteArrayView name)
{
    if (form.value(name).isEmpty() || isWebAddress(QUrl(form.text(name))))
        return std::nullopt;
    return restError(21205, 400, u"%1 is not a valid URL."_s.arg(QString::fromLatin1(name)));
}

Refusal wrongMethod(const twilio::Form &form, QByteArrayView name)
{
    if (!form.has(name) || form.value(name) == "GET" || form.value(name) == "POST")
        return std::nullopt;
    return restError(20001, 400, u"%1 must be GET or POST."_s.arg(QString::fromLatin1(name)));
}

twiml::Method method(const twilio::Form &form, QByteArrayView name)
{
    return form.value(name) == "GET" ? twiml::Method::Get : twiml::Method::Post;
}

DocumentSource sourceOf(const twilio::Form &form)
{
    DocumentSource source;
    source.url = QUrl(form.text("Url"));
    source.method = method(form, "Method");
    source.fallbackUrl = QUrl(form.text("FallbackUrl"));
    source.fallbackMethod = method(form, "FallbackMethod");
    if (source.url.isEmpty())
        source.twiml = form.value("Twiml").toByteArray();
    return source;
}

StatusTarget statusOf(const twilio::Form &form)
{
    StatusTarget status;
    status.url = QUrl(form.text("StatusCallback"));
    status.method = method(form, "StatusCallbackMethod");
    QSet<QString> events;
    for (const QByteArray &event : form.values("StatusCallbackEvent"))
        events.insert(QString::fromUtf8(event));
    if (!events.isEmpty())
        status.events = events;
    return status;
}

Refusal wrongParties(Exchange &exchange, const QString &from, const QString &to)
{
    if (to.isEmpty())
        return restError(21201, 400, u"No 'To' number is specified"_s);
    if (from.isEmpty())
        return restError(21213, 400, u"No 'From' number is specified"_s);
    if (const Refusal refused = magic(magicFrom, from))
        return refused;
    if (!isAddress(from))
        return restError(21212, 400, u"The 'From' number %1 is not a valid phone number."_s.arg(from));
    const bool ours = exchange.ledger().numberOf(from) != nullptr || from == magicGood || from.startsWith("client:"_L1);
    if (!ours)
        return restError(
            21210, 400, u"The source phone number provided, %1, is not yet verified for your account."_s.arg(from));
    if (const Refusal refused = magic(magicTo, to))
        return refused;
    if (!isAddress(to))
        return restError(21211, 400, u"The phone number you are attempting to call, %1, is not valid."_s.arg(to));
    return std::nullopt;
}

Refusal wrongDocument(const twilio::Form &form)
{
    for (const char *name : {"Url", "FallbackUrl", "StatusCallback"}) {
        if (const Refusal refused = wrongUrl(form, name))
            return refused;
    }
    for (const char *name : {"Method", "FallbackMethod", "StatusCallbackMethod"}) {
        if (const Refusal refused = wrongMethod(form, name))
            return refused;
    }
    if (form.text("Twiml").size() > longestTwiml)
        return restError(20001, 400, u"Twiml has more than %1 characters."_s.arg(longestTwiml));
    return std::nullopt;
}

std::chrono::seconds seconds(const twilio::Form &form, QByteArrayView name, int usual, int most)
{
    bool isNumber = false;
    const int value = form.text(name).toInt(&isNumber);
    return std::chrono::seconds(isNumber && value > 0 ? std::min(value, most) : usual);
}

http::Response call(const CallRecord &record, const QString &accountSid, int status)
{
    return http::Response::json(QJsonDocument(toJson(record, accountSid)), status);
}

http::Response recording(Exchange &exchange, const QString &sid, int status)
{
    const RecordingRecord &record = *exchange.ledger().recording(sid);
    return http::Response::json(
        QJsonDocument(callRecordingJson(toJson(record, exchange.accountSid(), exchange.recordingUrl(sid)))), status);
}

} // namespace

http::Response restError(int code, int status, const QString &message)
{
    const QJsonObject body{{u"code"_s, code}, {u"message"_s, message},
        {u"more_info"_s, u"https://www.twilio.com/docs/errors/%1"_s.arg(code)}, {u"status"_s, status}};
    return http::Response::json(QJsonDocument(body), status);
}

http::Response createCall(Exchange &exchange, const twilio::Form &form)
{
    const QString to = form.text("To");
    const QString from = form.text("From");
    if (const Refusal refused = wrongParties(exchange, from, to))
        return *refused;
    if (form.value("Url").isEmpty() && form.value("Twiml").isEmpty())
        return restError(21205, 400, u"Url parameter is required."_s);
    if (const Refusal refused = wrongDocument(form))
        return *refused;
    LegPlan plan;
    plan.call.sid = exchange.sids().next("CA");
    plan.call.from = from;
    plan.call.to = to;
    plan.call.direction = twilio::Direction::OutboundApi;
    if (const NumberRecord *number = exchange.ledger().numberOf(from))
        plan.call.phoneNumberSid = number->sid;
    plan.behaviour = exchange.behaviourOf(to);
    plan.source = sourceOf(form);
    plan.status = statusOf(form);
    plan.ringAtMost = seconds(form, "Timeout", 60, 600);
    plan.longest = seconds(form, "TimeLimit", 14'400, 86'400);
    const QString sid = plan.call.sid;
    exchange.begin(std::move(plan));
    return call(*exchange.ledger().call(sid), exchange.accountSid(), 201);
}

http::Response updateCall(Exchange &exchange, const QString &sid, const twilio::Form &form)
{
    const CallRecord *record = exchange.ledger().call(sid);
    if (record == nullptr)
        return restError(20404, 404, u"The requested resource %1 was not found"_s.arg(sid));
    if (const Refusal refused = wrongDocument(form))
        return *refused;
    const QByteArrayView status = form.value("Status");
    if (!status.isEmpty() && status != "completed" && status != "canceled")
        return restError(20001, 400, u"Status must be completed or canceled."_s);
    Leg *leg = exchange.leg(sid);
    const DocumentSource source = sourceOf(form);
    if (status.isEmpty() && source.isEmpty())
        return call(*record, exchange.accountSid(), 200);
    if (leg == nullptr)
        return restError(21220, 400, u"Call is not in-progress. Cannot redirect."_s);
    if (status == "canceled") {
        if (leg->isAnswered())
            return restError(21220, 400, u"Call is in progress and cannot be canceled."_s);
        leg->cancel();
    } else if (status == "completed") {
        leg->complete();
    } else if (!leg->isAnswered()) {
        return restError(21220, 400, u"Call is not in-progress. Cannot redirect."_s);
    } else {
        leg->redirect(source);
    }
    return call(*record, exchange.accountSid(), 200);
}

http::Response startRecording(Exchange &exchange, const QString &callSid, const twilio::Form &form)
{
    Leg *leg = exchange.leg(callSid);
    if (leg == nullptr || !leg->isAnswered())
        return restError(21220, 400, u"Requested resource is not eligible for recording"_s);
    if (const Refusal refused = wrongUrl(form, "RecordingStatusCallback"))
        return *refused;
    twiml::Callback callback;
    callback.url = form.text("RecordingStatusCallback");
    callback.method = method(form, "RecordingStatusCallbackMethod");
    QStringList events;
    for (const QByteArray &event : form.values("RecordingStatusCallbackEvent"))
        events << QString::fromUtf8(event);
    callback.events = events.join(u' ');
    const QString sid = leg->startTape(form.value("RecordingChannels") == "dual" ? 2 : 1, callback);
    return recording(exchange, sid, 201);
}

http::Response changeRecording(Exchange &exchange, const QString &callSid, const QString &sid, const twilio::Form &form)
{
    using Status = twilio::RecordingStatus;
    RecordingRecord *chosen = nullptr;
    for (const RecordingRecord *each : exchange.ledger().recordingsOf(callSid)) {
        const bool live = each->status == Status::InProgress || each->status == Status::Paused;
        if (each->sid == sid || (sid == "Twilio.CURRENT"_L1 && live))
            chosen = exchange.ledger().recording(each->sid);
    }
    if (chosen == nullptr)
        return restError(20404, 404, u"The requested resource %1 was not found"_s.arg(sid));
    const QByteArrayView status = form.value("Status");
    if (status != "paused" && status != "in-progress" && status != "stopped")
        return restError(20001, 400, u"Status must be paused, in-progress or stopped."_s);
    if (chosen->status != Status::InProgress && chosen->status != Status::Paused)
        return restError(21220, 400, u"The recording has ended."_s);
    const QString found = chosen->sid;
    chosen->updatedAt = exchange.timeline().now();
    Leg *leg = exchange.leg(callSid);
    if (status != "stopped")
        chosen->status = status == "paused" ? Status::Paused : Status::InProgress;
    else if (leg == nullptr || !leg->stopTape(found))
        chosen->status = Status::Stopped; // what a Dial records ends with it
    return recording(exchange, found, 200);
}

http::Response updateNumber(Exchange &exchange, const QString &sid, const twilio::Form &form)
{
    NumberRecord *number = exchange.ledger().number(sid);
    if (number == nullptr)
        return restError(20404, 404, u"The requested resource %1 was not found"_s.arg(sid));
    NumberRecord changed = *number;
    const auto take = [&form](QByteArrayView name, QString &target) {
        if (form.has(name))
            target = form.text(name);
    };
    take("FriendlyName", changed.friendlyName);
    for (auto [name, target] :
        {std::pair("VoiceUrl", &changed.voiceUrl), std::pair("VoiceFallbackUrl", &changed.voiceFallbackUrl),
            std::pair("StatusCallback", &changed.statusCallback), std::pair("SmsUrl", &changed.smsUrl),
            std::pair("SmsFallbackUrl", &changed.smsFallbackUrl)}) {
        if (const Refusal refused = wrongUrl(form, name))
            return *refused;
        take(name, *target);
    }
    for (auto [name, target] :
        {std::pair("VoiceMethod", &changed.voiceMethod), std::pair("VoiceFallbackMethod", &changed.voiceFallbackMethod),
            std::pair("StatusCallbackMethod", &changed.statusCallbackMethod),
            std::pair("SmsMethod", &changed.smsMethod), std::pair("SmsFallbackMethod", &changed.smsFallbackMethod)}) {
        if (const Refusal refused = wrongMethod(form, name))
            return *refused;
        take(name, *target);
    }
    if (changed.voiceUrl.isEmpty() && !changed.voiceFallbackUrl.isEmpty())
        return restError(21405, 400, u"A voice fallback URL needs a voice URL."_s);
    if (form.has("VoiceCallerIdLookup"))
        changed.voiceCallerIdLookup = form.value("VoiceCallerIdLookup") == "true";
    changed.updatedAt = exchange.timeline().now();
    *number = changed;
    return http::Response::json(QJsonDocument(toJson(changed, exchange.accountSid())), 200);
}

} // namespace cb::practice

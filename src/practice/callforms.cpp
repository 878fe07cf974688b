// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/callforms.h"

#include "base/phonenumber.h"
#include "twilio/rfc2822.h"

using namespace Qt::StringLiterals;

namespace cb::practice {

namespace {

struct Place {
    const char *city;
    const char *state;
    const char *zip;
    QString country;
};

/// Twilio guesses by the first digits; the sample organisation and its callers are in Seattle.
Place placeOf(const QString &number)
{
    if (number.startsWith("+1206"_L1))
        return {"SEATTLE", "WA", "98101", u"US"_s};
    return {"", "", "", PhoneNumber::fromVendor(number).region()};
}

void appendPlace(twilio::Form &form, const QByteArray &prefix, const Place &place)
{
    form.append(prefix + "City", QByteArrayView(place.city));
    form.append(prefix + "State", QByteArrayView(place.state));
    form.append(prefix + "Zip", QByteArrayView(place.zip));
    form.append(prefix + "Country", place.country);
}

bool isEnd(twilio::CallStatus status)
{
    return twilio::isFinal(status);
}

} // namespace

twilio::Form callForm(const CallRecord &call, const QString &accountSid)
{
    twilio::Form form;
    form.append("AccountSid", accountSid);
    form.append("ApiVersion", QByteArrayView("2010-04-01"));
    form.append("CallSid", call.sid);
    form.append("CallStatus", QString(twilio::toWord(call.status)));
    form.append("Direction", QString(twilio::toWord(call.direction)));
    form.append("From", call.from);
    form.append("To", call.to);
    form.append("Caller", call.from);
    form.append("Called", call.to);
    if (!call.parentSid.isEmpty())
        form.append("ParentCallSid", call.parentSid);
    if (!call.forwardedFrom.isEmpty())
        form.append("ForwardedFrom", call.forwardedFrom);
    if (!call.callerName.isEmpty())
        form.append("CallerName", call.callerName);
    if (!call.callToken.isEmpty())
        form.append("CallToken", QByteArrayView(call.callToken));
    if (!call.stirVerstat.isEmpty())
        form.append("StirVerstat", QByteArrayView(call.stirVerstat));
    for (const char *prefix : {"From", "Caller"})
        appendPlace(form, prefix, placeOf(call.from));
    for (const char *prefix : {"To", "Called"})
        appendPlace(form, prefix, placeOf(call.to));
    return form;
}

twilio::Form progressForm(
    const CallRecord &call, const QString &accountSid, const QString &status, int sequenceNumber, Instant now)
{
    CallRecord told = call;
    told.status = twilio::fromWord<twilio::CallStatus>(status.toLatin1()).value_or(call.status);
    twilio::Form form = callForm(told, accountSid);
    form.append("Timestamp", QByteArrayView(twilio::toRfc2822(now)));
    form.append("CallbackSource", QByteArrayView("call-progress-events"));
    form.append("SequenceNumber", QString::number(sequenceNumber));
    if (isEnd(told.status)) {
        const auto seconds = call.duration();
        form.append("CallDuration", QString::number(seconds.count()));
        if (told.status == twilio::CallStatus::Completed)
            form.append("Duration", QString::number(std::chrono::ceil<std::chrono::minutes>(seconds).count()));
        if (call.sipResponseCode != 0)
            form.append("SipResponseCode", QString::number(call.sipResponseCode));
    }
    return form;
}

twilio::Form recordingForm(
    const RecordingRecord &recording, const QString &accountSid, const QString &mediaUrl, const QString &status)
{
    twilio::Form form;
    form.append("AccountSid", accountSid);
    form.append("CallSid", recording.callSid);
    form.append("RecordingSid", recording.sid);
    form.append("RecordingStatus", status);
    if (status == "completed"_L1) {
        form.append("RecordingUrl", mediaUrl);
        form.append(
            "RecordingDuration", QString::number(std::chrono::ceil<std::chrono::seconds>(recording.length).count()));
    }
    form.append("RecordingChannels", QString::number(recording.channels));
    form.append("RecordingStartTime", QByteArrayView(twilio::toRfc2822(recording.startedAt)));
    form.append("RecordingSource", QString(twilio::toWord(recording.source)));
    form.append("RecordingTrack", QByteArrayView("both"));
    return form;
}

} // namespace cb::practice

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twimlnouns.h"

#include "twilio/twimlattributes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::twilio::twiml {

namespace {

using Diagnoses = QList<Diagnosis>;

QList<std::pair<QString, QString>> readParameters(const Element &element, Diagnoses &diagnoses)
{
    QList<std::pair<QString, QString>> parameters;
    for (const Element &child : element.children) {
        if (child.name != u"Parameter")
            continue;
        Attributes attributes(child, diagnoses);
        const QString name = attributes.text(u"name");
        const QString value = attributes.text(u"value");
        attributes.finish();
        if (name.isEmpty())
            attributes.warn(schemaWarning, u"no name"_s);
        else
            parameters.append({name, value});
    }
    return parameters;
}

/// Twilio takes "+1 (206) 555-0142" too.
QString bareNumber(const QString &text)
{
    QString bare = text;
    bare.removeIf([](QChar c) { return c.isSpace() || QStringView(u"().-").contains(c); });
    return bare;
}

std::optional<Noun> readNumber(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Number number;
    number.number = bareNumber(element.text);
    number.sendDigits = attributes.keys(u"sendDigits", playDigits, 13222).value_or(QString());
    number.url = attributes.text(u"url");
    number.method = attributes.method(u"method", 13221);
    number.status = attributes.callback(u"statusCallback", callProgressEvents);
    number.machineDetection = attributes.choice<QString>(
        u"machineDetection", {{u"Enable", u"Enable"_s}, {u"DetectMessageEnd", u"DetectMessageEnd"_s}}, QString());
    number.machineDetectionTimeout =
        attributes.seconds(u"machineDetectionTimeout", machineDetectionTimeout, schemaWarning);
    number.amdStatusCallback = attributes.text(u"amdStatusCallback");
    attributes.pass({u"byoc", u"machineDetectionSpeechThreshold", u"machineDetectionSpeechEndThreshold",
        u"machineDetectionSilenceTimeout", u"amdStatusCallbackMethod"});
    attributes.finish();
    if (!isDialable(number.number)) {
        attributes.warn(13223, u"not a telephone number"_s);
        return std::nullopt;
    }
    return number;
}

std::optional<Noun> readClient(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Client client;
    client.url = attributes.text(u"url");
    client.method = attributes.method();
    client.status = attributes.callback(u"statusCallback", callProgressEvents);
    attributes.finish();
    client.identity = element.text.trimmed();
    for (const Element &child : element.children) {
        if (child.name == u"Identity")
            client.identity = child.text.trimmed();
        else if (child.name != u"Parameter")
            attributes.warn(schemaWarning, u"%1 is not allowed in it"_s.arg(child.name));
    }
    client.parameters = readParameters(element, diagnoses);
    if (client.identity.isEmpty()) {
        attributes.warn(schemaWarning, u"no identity"_s);
        return std::nullopt;
    }
    return client;
}

std::optional<Noun> readSip(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Sip sip;
    sip.uri = element.text.trimmed();
    sip.username = attributes.text(u"username");
    sip.password = attributes.text(u"password");
    sip.url = attributes.text(u"url");
    sip.method = attributes.method(u"method", 13241);
    sip.status = attributes.callback(u"statusCallback", callProgressEvents);
    attributes.pass({u"machineDetection", u"machineDetectionTimeout", u"machineDetectionSpeechThreshold",
        u"machineDetectionSpeechEndThreshold", u"machineDetectionSilenceTimeout", u"amdStatusCallback",
        u"amdStatusCallbackMethod"});
    attributes.finish();
    if (!sip.uri.startsWith(u"sip:"_s) && !sip.uri.startsWith(u"sips:"_s)) {
        attributes.warn(13243, u"not a SIP address"_s);
        return std::nullopt;
    }
    return sip;
}

std::optional<Noun> readConference(const Element &element, Diagnoses &diagnoses)
{
    using Beep = Conference::Beep;
    Attributes attributes(element, diagnoses);
    Conference conference;
    conference.name = element.text.trimmed();
    conference.muted = attributes.flag(u"muted", false, 13230);
    conference.beep = attributes.choice<Beep>(u"beep",
        {{u"true", Beep::Both}, {u"false", Beep::None}, {u"onEnter", Beep::OnEnter}, {u"onExit", Beep::OnExit}},
        Beep::Both, 13235);
    conference.startOnEnter = attributes.flag(u"startConferenceOnEnter", true, 13232);
    conference.endOnExit = attributes.flag(u"endConferenceOnExit", false, 13231);
    conference.participantLabel = attributes.text(u"participantLabel");
    if (conference.participantLabel.size() > longestLabel) {
        attributes.warn(schemaWarning, u"participantLabel over 128 characters"_s);
        conference.participantLabel.clear();
    }
    conference.waitUrl = attributes.find(u"waitUrl");
    conference.waitMethod = attributes.method(u"waitMethod", 13234);
    conference.maxParticipants = attributes.integer(u"maxParticipants", maxParticipants, 0, schemaWarning);
    conference.recordFromStart =
        attributes.choice<bool>(u"record", {{u"record-from-start", true}, {u"do-not-record", false}}, false);
    conference.trim = attributes.trim(13239);
    conference.coach = attributes.text(u"coach");
    conference.jitterBufferSize = attributes.text(u"jitterBufferSize");
    conference.region = attributes.text(u"region");
    conference.status = attributes.callback(u"statusCallback", conferenceEvents);
    conference.recordingStatus = attributes.callback(u"recordingStatusCallback", recordingEvents);
    attributes.pass({u"eventCallbackUrl"});
    attributes.finish();
    if (conference.name.isEmpty()) {
        attributes.warn(13237, u"no name"_s);
        return std::nullopt;
    }
    return conference;
}

std::optional<Noun> readQueue(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Queue queue;
    queue.name = element.text.trimmed();
    queue.url = attributes.text(u"url");
    queue.method = attributes.method();
    attributes.pass({u"reservationSid", u"postWorkActivitySid"});
    attributes.finish();
    if (queue.name.isEmpty()) {
        attributes.warn(schemaWarning, u"no queue is named"_s);
        return std::nullopt;
    }
    return queue;
}

std::optional<Noun> readNoun(const Element &element, Diagnoses &diagnoses)
{
    static const QStringList others = {u"Application"_s, u"Sim"_s, u"WhatsApp"_s};
    if (element.name == u"Number")
        return readNumber(element, diagnoses);
    if (element.name == u"Client")
        return readClient(element, diagnoses);
    if (element.name == u"Sip")
        return readSip(element, diagnoses);
    if (element.name == u"Conference")
        return readConference(element, diagnoses);
    if (element.name == u"Queue")
        return readQueue(element, diagnoses);
    if (others.contains(element.name))
        Attributes(element, diagnoses).warn(notCarriedOut, u"not dialled here"_s);
    else
        Attributes(element, diagnoses).warn(13215, u"not allowed in Dial"_s);
    return std::nullopt;
}

Dial::Recording readRecording(Attributes &attributes)
{
    using Recording = Dial::Recording;
    return attributes.choice<Recording>(u"record",
        {{u"do-not-record", Recording::Off}, {u"false", Recording::Off}, {u"true", Recording::FromAnswer},
            {u"record-from-answer", Recording::FromAnswer}, {u"record-from-ringing", Recording::FromRinging},
            {u"record-from-answer-dual", Recording::FromAnswerDual},
            {u"record-from-ringing-dual", Recording::FromRingingDual}},
        Recording::Off, 13217);
}

std::optional<Stream> readStream(const Element &element, Diagnoses &diagnoses)
{
    using Track = Stream::Track;
    Attributes attributes(element, diagnoses);
    Stream stream;
    stream.url = attributes.text(u"url");
    stream.name = attributes.text(u"name");
    stream.track = attributes.choice<Track>(u"track",
        {{u"inbound_track", Track::Inbound}, {u"outbound_track", Track::Outbound}, {u"both_tracks", Track::Both}},
        Track::Inbound);
    stream.statusCallback = attributes.text(u"statusCallback");
    stream.statusCallbackMethod = attributes.method(u"statusCallbackMethod");
    attributes.finish();
    stream.parameters = readParameters(element, diagnoses);
    if (!isStreamUrl(stream.url)) {
        attributes.warn(schemaWarning, u"the address must be wss:// without a query"_s);
        return std::nullopt;
    }
    return stream;
}

} // namespace

std::optional<Verb> readDial(const Element &element, QList<Diagnosis> &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Dial dial;
    dial.action = attributes.text(u"action");
    dial.method = attributes.method(u"method", 13210);
    dial.timeout = attributes.seconds(u"timeout", dialTimeout, 13212);
    dial.timeLimit = attributes.seconds(u"timeLimit", timeLimit, 13216);
    dial.callerId = attributes.text(u"callerId");
    dial.answerOnBridge = attributes.flag(u"answerOnBridge", false);
    dial.hangupOnStar = attributes.flag(u"hangupOnStar", false, 13213);
    dial.record = readRecording(attributes);
    dial.recordingTrack = attributes.choice<QString>(
        u"recordingTrack", {{u"inbound", u"inbound"_s}, {u"outbound", u"outbound"_s}, {u"both", u"both"_s}}, QString());
    dial.recordingStatus = attributes.callback(u"recordingStatusCallback", recordingEvents);
    dial.trim = attributes.trim();
    dial.ringTone = attributes.text(u"ringTone");
    dial.sequential = attributes.flag(u"sequential", false);
    dial.callReason = attributes.text(u"callReason").left(longestCallReason);
    attributes.pass({u"referUrl", u"referMethod", u"events", u"recordingConfigurationId"});
    attributes.finish();
    if (element.children.isEmpty()) { // <Dial>+12065550142</Dial>
        Element number = element;
        number.attributes.clear();
        if (std::optional<Noun> noun = readNumber(number, diagnoses))
            dial.nouns.append(std::move(*noun));
    }
    for (const Element &child : element.children) {
        if (std::optional<Noun> noun = readNoun(child, diagnoses))
            dial.nouns.append(std::move(*noun));
    }
    if (!dial.nouns.isEmpty()) {
        if (const QString problem = nounProblem(dial.nouns); !problem.isEmpty())
            attributes.warn(13215, problem);
    }
    return dial; // with nobody left to dial it fails, as Twilio's does, and its action runs
}

std::optional<Stream> readOnlyStream(const Element &element, QList<Diagnosis> &diagnoses)
{
    for (const Element &child : element.children) {
        if (child.name == u"Stream")
            return readStream(child, diagnoses);
    }
    Attributes(element, diagnoses).warn(notCarriedOut, u"only streams are carried out here"_s);
    return std::nullopt;
}

} // namespace cb::twilio::twiml

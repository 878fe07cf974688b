// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twimlreader.h"

#include "twilio/twimlattributes.h"
#include "twilio/twimlnouns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::twilio::twiml {

namespace {

using Diagnoses = QList<Diagnosis>;

void warn(const Element &element, int code, const QString &detail, Diagnoses &diagnoses)
{
    diagnoses.append({code, Severity::Warning, u"%1: %2"_s.arg(element.name, detail), element.line, element.column});
}

void noChildren(const Element &element, Diagnoses &diagnoses)
{
    for (const Element &child : element.children)
        warn(child, schemaWarning, u"not allowed in %1"_s.arg(element.name), diagnoses);
}

std::optional<Verb> readSay(const Element &element, Diagnoses &diagnoses)
{
    static const QStringList speechMarks = {u"break"_s, u"emphasis"_s, u"lang"_s, u"p"_s, u"phoneme"_s, u"prosody"_s,
        u"s"_s, u"say-as"_s, u"sub"_s, u"w"_s};
    Attributes attributes(element, diagnoses);
    Say say;
    say.text = element.allText;
    say.voice = attributes.text(u"voice");
    say.language = attributes.text(u"language");
    say.loop = attributes.integer(u"loop", loops, 1, 13510);
    attributes.finish();
    for (const Element &child : element.children) {
        if (!speechMarks.contains(child.name))
            warn(child, schemaWarning, u"not allowed in Say"_s, diagnoses);
    }
    if (say.text.size() > longestSay(say.voice))
        attributes.warn(13521, u"%1 characters, its voice reads %2"_s.arg(say.text.size()).arg(longestSay(say.voice)));
    if (say.text.trimmed().isEmpty())
        attributes.warn(13520, u"nothing to say"_s);
    return say;
}

std::optional<Verb> readPlay(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Play play;
    play.url = element.text.trimmed();
    play.digits = attributes.keys(u"digits", playDigits, schemaWarning).value_or(QString());
    play.loop = attributes.integer(u"loop", loops, 1, 13410);
    attributes.finish();
    noChildren(element, diagnoses);
    if (play.url.isEmpty() && play.digits.isEmpty()) {
        attributes.warn(schemaWarning, u"neither an address nor digits"_s);
        return std::nullopt;
    }
    return play;
}

std::optional<Verb> readPause(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    const Pause pause{attributes.seconds(u"length", pauseLength, 13910).value_or(Seconds(1))};
    attributes.finish();
    noChildren(element, diagnoses);
    return pause;
}

Gather::Input readInput(Attributes &attributes)
{
    using Input = Gather::Input;
    return attributes.choice<Input>(u"input",
        {{u"dtmf", Input::Keys}, {u"speech", Input::Speech}, {u"dtmf speech", Input::KeysOrSpeech},
            {u"speech dtmf", Input::KeysOrSpeech}},
        Input::Keys);
}

std::optional<Spoken> readPrompt(const Element &element, Diagnoses &diagnoses)
{
    std::optional<Verb> verb;
    if (element.name == u"Say") {
        verb = readSay(element, diagnoses);
    } else if (element.name == u"Play") {
        verb = readPlay(element, diagnoses);
    } else if (element.name == u"Pause") {
        verb = readPause(element, diagnoses);
    } else {
        warn(element, 13320, u"not allowed in Gather"_s, diagnoses);
        return std::nullopt;
    }
    if (!verb)
        return std::nullopt;
    if (const Play *play = std::get_if<Play>(&*verb); play && !play->digits.isEmpty()) {
        warn(element, schemaWarning, u"digits cannot be played in Gather"_s, diagnoses);
        return std::nullopt;
    }
    if (const Say *say = std::get_if<Say>(&*verb))
        return *say;
    if (const Play *play = std::get_if<Play>(&*verb))
        return *play;
    return std::get<Pause>(*verb);
}

std::optional<Verb> readGather(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Gather gather;
    gather.action = attributes.text(u"action");
    gather.method = attributes.method(u"method", 13312);
    gather.input = readInput(attributes);
    if (attributes.text(u"timeout") != u"auto")
        gather.timeout = attributes.seconds(u"timeout", gatherTimeout, 13313);
    gather.speechTimeoutAuto = attributes.text(u"speechTimeout") == u"auto";
    if (!gather.speechTimeoutAuto)
        gather.speechTimeout = attributes.seconds(u"speechTimeout", speechTimeout, 13327);
    gather.numDigits = attributes.integer(u"numDigits", numDigits, 0, 13314);
    gather.finishOnKey = attributes.keys(u"finishOnKey", finishKeys, 13310);
    if (gather.finishOnKey && gather.finishOnKey->size() > 1) {
        attributes.warn(13311, u"finishOnKey must be one key"_s);
        gather.finishOnKey.reset();
    }
    gather.actionOnEmptyResult = attributes.flag(u"actionOnEmptyResult", false);
    gather.language = attributes.text(u"language");
    gather.hints = attributes.text(u"hints");
    if (!hintsFit(gather.hints))
        attributes.warn(schemaWarning, u"hints: at most 500 of 100 characters"_s);
    gather.speechModel = attributes.text(u"speechModel");
    gather.profanityFilter = attributes.flag(u"profanityFilter", true);
    gather.bargeIn = attributes.flag(u"bargeIn", true);
    gather.partialResultCallback = attributes.text(u"partialResultCallback");
    attributes.pass({u"partialResultCallbackMethod", u"maxSpeechTime", u"enhanced"});
    attributes.finish();
    for (const Element &child : element.children) {
        if (const std::optional<Spoken> prompt = readPrompt(child, diagnoses))
            gather.prompts.append(*prompt);
    }
    return gather;
}

std::optional<Verb> readRecord(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Record record;
    record.action = attributes.text(u"action");
    record.method = attributes.method(u"method", 13610);
    record.timeout = attributes.seconds(u"timeout", recordTimeout, 13611);
    record.finishOnKey = attributes.keys(u"finishOnKey", finishKeys, 13613);
    record.maxLength = attributes.seconds(u"maxLength", recordLength, 13612);
    record.playBeep = attributes.flag(u"playBeep", true, 13616);
    record.trim = attributes.trim();
    record.recordingStatus = attributes.callback(u"recordingStatusCallback", recordingEvents);
    record.transcribe = attributes.flag(u"transcribe", false, 13614);
    record.transcribeCallback = attributes.text(u"transcribeCallback");
    attributes.pass({u"recordingConfigurationId"});
    attributes.finish();
    noChildren(element, diagnoses);
    return record;
}

std::optional<Verb> readEnqueue(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Enqueue enqueue;
    enqueue.action = attributes.text(u"action");
    enqueue.method = attributes.method();
    enqueue.waitUrl = attributes.text(u"waitUrl");
    enqueue.waitMethod = attributes.method(u"waitUrlMethod");
    enqueue.workflowSid = attributes.text(u"workflowSid");
    attributes.pass({u"maxQueueSize"});
    attributes.finish();
    if (enqueue.workflowSid.isEmpty()) {
        enqueue.name = element.text.trimmed();
        noChildren(element, diagnoses);
    }
    if (enqueue.name.size() > longestQueueName) {
        attributes.warn(schemaWarning, u"the name is longer than 64 characters"_s);
        return std::nullopt;
    }
    if (enqueue.name.isEmpty() && enqueue.workflowSid.isEmpty()) {
        attributes.warn(schemaWarning, u"no queue is named"_s);
        return std::nullopt;
    }
    return enqueue;
}

std::optional<Verb> readRedirect(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    const Redirect redirect{element.text.trimmed(), attributes.method(u"method", 13710)};
    attributes.finish();
    noChildren(element, diagnoses);
    return redirect;
}

std::optional<Verb> readReject(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    const Reject reject{attributes.choice<bool>(u"reason", {{u"rejected", false}, {u"busy", true}}, false, 13810)};
    attributes.finish();
    noChildren(element, diagnoses);
    return reject;
}

template <typename Simple>
std::optional<Verb> readSimple(const Element &element, Diagnoses &diagnoses)
{
    Attributes(element, diagnoses).finish();
    noChildren(element, diagnoses);
    return Simple{};
}

std::optional<Verb> readConnect(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Connect connect;
    connect.action = attributes.text(u"action");
    connect.method = attributes.method();
    attributes.finish();
    const std::optional<Stream> stream = readOnlyStream(element, diagnoses);
    if (!stream)
        return std::nullopt;
    connect.stream = *stream;
    return connect;
}

std::optional<Verb> readStart(const Element &element, Diagnoses &diagnoses)
{
    Attributes(element, diagnoses).finish();
    const std::optional<Stream> stream = readOnlyStream(element, diagnoses);
    return stream ? std::optional<Verb>(Start{*stream}) : std::nullopt;
}

std::optional<Verb> readStop(const Element &element, Diagnoses &diagnoses)
{
    Attributes(element, diagnoses).finish();
    for (const Element &child : element.children) {
        if (child.name == u"Stream") {
            Attributes attributes(child, diagnoses);
            const Stop stop{attributes.text(u"name")};
            attributes.finish();
            return stop;
        }
    }
    warn(element, notCarriedOut, u"only streams are stopped here"_s, diagnoses);
    return std::nullopt;
}

std::optional<Verb> readMessage(const Element &element, Diagnoses &diagnoses)
{
    Attributes attributes(element, diagnoses);
    Message message;
    message.to = attributes.text(u"to");
    message.from = attributes.text(u"from");
    message.action = attributes.text(u"action");
    message.method = attributes.method(u"method", 14104);
    attributes.pass({u"statusCallback"});
    attributes.finish();
    message.body = element.text.trimmed().isEmpty() ? QString() : element.text;
    for (const Element &child : element.children) {
        if (child.name == u"Body")
            message.body += child.text;
        else if (child.name == u"Media")
            message.media.append(child.text.trimmed());
        else
            warn(child, schemaWarning, u"not allowed in Message"_s, diagnoses);
    }
    if (message.body.isEmpty() && message.media.isEmpty()) {
        attributes.warn(14103, u"no text and no media"_s);
        return std::nullopt;
    }
    return message;
}

struct Reader {
    QStringView name;
    std::optional<Verb> (*read)(const Element &, Diagnoses &);
};

constexpr Reader readers[] = {{u"Say", readSay}, {u"Play", readPlay}, {u"Pause", readPause}, {u"Gather", readGather},
    {u"Record", readRecord}, {u"Dial", readDial}, {u"Enqueue", readEnqueue}, {u"Redirect", readRedirect},
    {u"Hangup", readSimple<Hangup>}, {u"Reject", readReject}, {u"Leave", readSimple<Leave>}, {u"Connect", readConnect},
    {u"Start", readStart}, {u"Stop", readStop}, {u"Message", readMessage}};

bool belongs(QStringView name, Place place)
{
    static constexpr QStringView spoken[] = {u"Say", u"Play", u"Pause"};
    const auto among = [name](std::initializer_list<QStringView> more) {
        return std::find(std::begin(spoken), std::end(spoken), name) != std::end(spoken)
            || std::find(more.begin(), more.end(), name) != more.end();
    };
    switch (place) {
    case Place::Call:
        return name != u"Message";
    case Place::Whisper:
        return among({u"Gather", u"Hangup", u"Redirect"});
    case Place::QueueUrl:
    case Place::ConferenceWait:
        return among({u"Redirect"});
    case Place::QueueWait:
        return among({u"Hangup", u"Redirect", u"Leave", u"Gather"});
    case Place::Message:
        return name == u"Message" || name == u"Redirect";
    }
    return false;
}

/// False when the document fails because of it.
bool mayStand(const Element &element, Place place, Diagnoses &diagnoses)
{
    if (belongs(element.name, place))
        return true;
    if (place == Place::Whisper && element.name == u"Dial") {
        diagnoses.append({13201, Severity::Error, u"Dial: not allowed in a whisper"_s, element.line, element.column});
        return false;
    }
    warn(element, place == Place::ConferenceWait ? 13238 : schemaWarning, u"not allowed in this document"_s, diagnoses);
    return false;
}

void readVerb(const Element &element, Place place, Reading &reading)
{
    static const QStringList others = {u"Echo"_s, u"Pay"_s, u"Prompt"_s, u"Queue"_s, u"Refer"_s, u"Sms"_s};
    const Reader *reader = std::find_if(std::begin(readers), std::end(readers),
        [&](const Reader &candidate) { return candidate.name == element.name; });
    if (reader == std::end(readers)) {
        const bool known = others.contains(element.name);
        warn(element, known ? notCarriedOut : schemaWarning, known ? u"not carried out here"_s : u"no such verb"_s,
            reading.diagnoses);
        return;
    }
    if (!mayStand(element, place, reading.diagnoses))
        return;
    if (std::optional<Verb> verb = reader->read(element, reading.diagnoses))
        reading.verbs.append(std::move(*verb));
}

} // namespace

bool Reading::isPlayable() const
{
    return std::none_of(diagnoses.begin(), diagnoses.end(),
        [](const Diagnosis &diagnosis) { return diagnosis.severity == Severity::Error; });
}

Reading read(QByteArrayView document, Place place)
{
    Reading reading;
    const std::optional<Element> root = readElements(document, reading.diagnoses);
    if (!root)
        return reading;
    if (root->name != u"Response") {
        reading.diagnoses.append(
            {12102, Severity::Error, u"the root is %1, must be Response"_s.arg(root->name), root->line, root->column});
        return reading;
    }
    Attributes(*root, reading.diagnoses).finish();
    if (!root->text.trimmed().isEmpty())
        warn(*root, schemaWarning, u"text outside a verb"_s, reading.diagnoses);
    for (const Element &element : root->children)
        readVerb(element, place, reading);
    if (!reading.isPlayable())
        reading.verbs.clear();
    return reading;
}

} // namespace cb::twilio::twiml

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twiml.h"

#include "twilio/twimlchecks.h"

using namespace Qt::StringLiterals;

namespace cb::twilio::twiml {

namespace {

void write(Writer &out, const Say &say)
{
    require(out, say.text.size() <= longestSay(say.voice), u"Say has %1 characters, its voice reads %2"_s,
        say.text.size(), longestSay(say.voice));
    range(out, say.loop, loops, u"Say loop"_s);
    out.raw("<Say");
    out.optional("voice", say.voice);
    out.optional("language", say.language);
    if (say.loop != 1)
        out.attribute("loop", say.loop);
    out.raw(">");
    out.text(say.text);
    out.raw("</Say>");
}

void write(Writer &out, const Play &play)
{
    require(out, play.url.isEmpty() != play.digits.isEmpty(), u"Play needs either an address or digits"_s);
    require(out, onlyCharactersOf(play.digits, playDigits), u"Play digits: %1"_s, play.digits);
    range(out, play.loop, loops, u"Play loop"_s);
    out.raw("<Play");
    out.optional("digits", play.digits);
    if (play.loop != 1)
        out.attribute("loop", play.loop);
    out.raw(">");
    out.word(play.url);
    out.raw("</Play>");
}

void write(Writer &out, const Pause &pause)
{
    range(out, pause.length.count(), pauseLength, u"Pause length"_s);
    out.raw("<Pause");
    if (pause.length != Seconds(1))
        out.attribute("length", pause.length.count());
    out.raw("/>");
}

void write(Writer &out, const Gather &gather)
{
    out.raw("<Gather");
    out.optional("action", gather.action);
    method(out, "method", gather.method);
    if (gather.input != Gather::Input::Keys)
        out.attribute("input", gather.input == Gather::Input::Speech ? u"speech"_s : u"dtmf speech"_s);
    seconds(out, "timeout", gather.timeout, gatherTimeout, u"Gather timeout"_s);
    require(out, !gather.speechTimeoutAuto || !gather.speechTimeout, u"Gather speechTimeout is a number and auto"_s);
    require(out, !needsSpeechTimeout(gather.speechModel) || gather.speechTimeout,
        u"Gather speechModel %1 needs speechTimeout in seconds"_s, gather.speechModel);
    seconds(out, "speechTimeout", gather.speechTimeout, speechTimeout, u"Gather speechTimeout"_s);
    if (gather.speechTimeoutAuto)
        out.attribute("speechTimeout", u"auto"_s);
    if (gather.numDigits != 0) {
        range(out, gather.numDigits, numDigits, u"Gather numDigits"_s);
        out.attribute("numDigits", gather.numDigits);
    }
    if (gather.finishOnKey) {
        require(out, gather.finishOnKey->size() <= 1 && onlyCharactersOf(*gather.finishOnKey, finishKeys),
            u"Gather finishOnKey: %1"_s, *gather.finishOnKey);
        out.attribute("finishOnKey", *gather.finishOnKey);
    }
    flag(out, "actionOnEmptyResult", gather.actionOnEmptyResult, false);
    out.optional("language", gather.language);
    require(out, hintsFit(gather.hints), u"Gather hints: at most 500 of 100 characters"_s);
    out.optional("hints", gather.hints);
    out.optional("speechModel", gather.speechModel);
    flag(out, "profanityFilter", gather.profanityFilter, true);
    flag(out, "bargeIn", gather.bargeIn, true);
    out.optional("partialResultCallback", gather.partialResultCallback);
    if (gather.prompts.isEmpty()) {
        out.raw("/>");
        return;
    }
    out.raw(">");
    for (const Spoken &prompt : gather.prompts) {
        const Play *play = std::get_if<Play>(&prompt);
        require(out, !play || play->digits.isEmpty(), u"Gather cannot play digits"_s);
        std::visit([&out](const auto &verb) { write(out, verb); }, prompt);
    }
    out.raw("</Gather>");
}

void write(Writer &out, const Record &record)
{
    out.raw("<Record");
    out.optional("action", record.action);
    method(out, "method", record.method);
    seconds(out, "timeout", record.timeout, recordTimeout, u"Record timeout"_s);
    if (record.finishOnKey) {
        require(
            out, onlyCharactersOf(*record.finishOnKey, finishKeys), u"Record finishOnKey: %1"_s, *record.finishOnKey);
        out.attribute("finishOnKey", *record.finishOnKey);
    }
    seconds(out, "maxLength", record.maxLength, recordLength, u"Record maxLength"_s);
    flag(out, "playBeep", record.playBeep, true);
    trim(out, record.trim);
    recordingProgress(out, record.recordingStatus);
    flag(out, "transcribe", record.transcribe, false);
    require(out, record.transcribe || record.transcribeCallback.isEmpty(),
        u"Record transcribeCallback without transcribe"_s);
    out.optional("transcribeCallback", record.transcribeCallback);
    out.raw("/>");
}

void write(Writer &out, const Number &number)
{
    require(out, isDialable(number.number), u"Number is not a telephone number"_s);
    require(out, onlyCharactersOf(number.sendDigits, playDigits), u"Number sendDigits: %1"_s, number.sendDigits);
    out.raw("<Number");
    out.optional("sendDigits", number.sendDigits);
    out.optional("url", number.url);
    method(out, "method", number.method);
    callProgress(out, number.status);
    require(out, number.machineDetection.isEmpty() || onlyWordsOf(number.machineDetection, machineDetections),
        u"Number machineDetection: %1"_s, number.machineDetection);
    out.optional("machineDetection", number.machineDetection);
    seconds(out, "machineDetectionTimeout", number.machineDetectionTimeout, machineDetectionTimeout,
        u"Number machineDetectionTimeout"_s);
    out.optional("amdStatusCallback", number.amdStatusCallback);
    out.raw(">");
    out.word(number.number);
    out.raw("</Number>");
}

void write(Writer &out, const Client &client)
{
    require(out, !client.identity.isEmpty(), u"Client without an identity"_s);
    out.raw("<Client");
    out.optional("url", client.url);
    method(out, "method", client.method);
    callProgress(out, client.status);
    out.raw(">");
    if (client.parameters.isEmpty()) {
        out.word(client.identity);
    } else {
        out.raw("<Identity>");
        out.word(client.identity);
        out.raw("</Identity>");
        parameters(out, client.parameters);
    }
    out.raw("</Client>");
}

void write(Writer &out, const Sip &sip)
{
    require(out, sip.uri.startsWith(u"sip:"_s) || sip.uri.startsWith(u"sips:"_s), u"Sip without a SIP address"_s);
    out.raw("<Sip");
    out.optional("username", sip.username);
    out.optional("password", sip.password);
    out.optional("url", sip.url);
    method(out, "method", sip.method);
    callProgress(out, sip.status);
    out.raw(">");
    out.word(sip.uri);
    out.raw("</Sip>");
}

void write(Writer &out, const Conference &conference)
{
    static constexpr const char16_t *beeps[] = {u"true", u"false", u"onEnter", u"onExit"};
    require(out, !conference.name.isEmpty(), u"Conference without a name"_s);
    require(out, conference.participantLabel.size() <= longestLabel, u"Conference participantLabel over 128"_s);
    require(out, conference.coach.isEmpty() || !conference.muted, u"Conference: a coach cannot be muted"_s);
    out.raw("<Conference");
    flag(out, "muted", conference.muted, false);
    if (conference.beep != Conference::Beep::Both)
        out.attribute("beep", QString::fromUtf16(beeps[size_t(conference.beep)]));
    flag(out, "startConferenceOnEnter", conference.startOnEnter, true);
    flag(out, "endConferenceOnExit", conference.endOnExit, false);
    out.optional("participantLabel", conference.participantLabel);
    if (conference.waitUrl)
        out.attribute("waitUrl", *conference.waitUrl);
    method(out, "waitMethod", conference.waitMethod);
    if (conference.maxParticipants != 0) {
        range(out, conference.maxParticipants, maxParticipants, u"Conference maxParticipants"_s);
        out.attribute("maxParticipants", conference.maxParticipants);
    }
    if (conference.recordFromStart)
        out.attribute("record", u"record-from-start"_s);
    trim(out, conference.trim);
    out.optional("coach", conference.coach);
    out.optional("jitterBufferSize", conference.jitterBufferSize);
    out.optional("region", conference.region);
    callback(out, "statusCallback", "statusCallbackMethod", "statusCallbackEvent", conference.status, conferenceEvents);
    recordingProgress(out, conference.recordingStatus);
    out.raw(">");
    out.word(conference.name);
    out.raw("</Conference>");
}

void write(Writer &out, const Queue &queue)
{
    require(out, !queue.name.isEmpty() && queue.name.size() <= longestQueueName, u"Queue name: 1 to 64 characters"_s);
    out.raw("<Queue");
    out.optional("url", queue.url);
    method(out, "method", queue.method);
    out.raw(">");
    out.word(queue.name);
    out.raw("</Queue>");
}

void write(Writer &out, const Dial &dial)
{
    static constexpr const char16_t *recordings[] = {u"do-not-record", u"record-from-answer", u"record-from-ringing",
        u"record-from-answer-dual", u"record-from-ringing-dual"};
    if (const QString problem = nounProblem(dial.nouns); !problem.isEmpty())
        out.fail(problem);
    require(out, dial.callReason.size() <= longestCallReason, u"Dial callReason over 50 characters"_s);
    out.raw("<Dial");
    out.optional("action", dial.action);
    method(out, "method", dial.method);
    seconds(out, "timeout", dial.timeout, dialTimeout, u"Dial timeout"_s);
    seconds(out, "timeLimit", dial.timeLimit, timeLimit, u"Dial timeLimit"_s);
    out.optional("callerId", dial.callerId);
    flag(out, "answerOnBridge", dial.answerOnBridge, false);
    flag(out, "hangupOnStar", dial.hangupOnStar, false);
    if (dial.record != Dial::Recording::Off)
        out.attribute("record", QString::fromUtf16(recordings[size_t(dial.record)]));
    require(out, dial.recordingTrack.isEmpty() || onlyWordsOf(dial.recordingTrack, recordingTracks),
        u"Dial recordingTrack: %1"_s, dial.recordingTrack);
    out.optional("recordingTrack", dial.recordingTrack);
    recordingProgress(out, dial.recordingStatus);
    trim(out, dial.trim);
    out.optional("ringTone", dial.ringTone);
    flag(out, "sequential", dial.sequential, false);
    out.optional("callReason", dial.callReason);
    out.raw(">");
    for (const Noun &noun : dial.nouns)
        std::visit([&out](const auto &value) { write(out, value); }, noun);
    out.raw("</Dial>");
}

void write(Writer &out, const Enqueue &enqueue)
{
    require(out, enqueue.name.isEmpty() != enqueue.workflowSid.isEmpty(), u"Enqueue needs a name or a workflow"_s);
    require(out, enqueue.name.size() <= longestQueueName, u"Enqueue name over 64 characters"_s);
    out.raw("<Enqueue");
    out.optional("action", enqueue.action);
    method(out, "method", enqueue.method);
    out.optional("waitUrl", enqueue.waitUrl);
    method(out, "waitUrlMethod", enqueue.waitMethod);
    out.optional("workflowSid", enqueue.workflowSid);
    out.raw(">");
    out.word(enqueue.name);
    out.raw("</Enqueue>");
}

void write(Writer &out, const Redirect &redirect)
{
    out.raw("<Redirect");
    method(out, "method", redirect.method);
    out.raw(">");
    out.word(redirect.url);
    out.raw("</Redirect>");
}

void write(Writer &out, const Hangup &)
{
    out.raw("<Hangup/>");
}

void write(Writer &out, const Reject &reject)
{
    out.raw("<Reject");
    if (reject.busy)
        out.attribute("reason", u"busy"_s);
    out.raw("/>");
}

void write(Writer &out, const Leave &)
{
    out.raw("<Leave/>");
}

void write(Writer &out, const Stream &stream)
{
    static constexpr const char16_t *tracks[] = {u"inbound_track", u"outbound_track", u"both_tracks"};
    require(out, isStreamUrl(stream.url), u"Stream needs a wss:// address without a query"_s);
    out.raw("<Stream");
    out.attribute("url", stream.url);
    out.optional("name", stream.name);
    if (stream.track != Stream::Track::Inbound)
        out.attribute("track", QString::fromUtf16(tracks[size_t(stream.track)]));
    out.optional("statusCallback", stream.statusCallback);
    method(out, "statusCallbackMethod", stream.statusCallbackMethod);
    out.raw(">");
    parameters(out, stream.parameters);
    out.raw("</Stream>");
}

void write(Writer &out, const Connect &connect)
{
    require(out, connect.stream.track == Stream::Track::Inbound, u"Connect streams the inbound track only"_s);
    out.raw("<Connect");
    out.optional("action", connect.action);
    method(out, "method", connect.method);
    out.raw(">");
    write(out, connect.stream);
    out.raw("</Connect>");
}

void write(Writer &out, const Start &start)
{
    out.raw("<Start>");
    write(out, start.stream);
    out.raw("</Start>");
}

void write(Writer &out, const Stop &stop)
{
    require(out, !stop.streamName.isEmpty(), u"Stop without the name of a stream"_s);
    out.raw("<Stop><Stream");
    out.attribute("name", stop.streamName);
    out.raw("/></Stop>");
}

void write(Writer &out, const Message &message)
{
    require(out, !message.body.isEmpty() || !message.media.isEmpty(), u"Message without text or media"_s);
    require(out, message.body.size() <= longestMessage, u"Message over 1600 characters"_s);
    require(out, message.media.size() <= mostMedia, u"Message with more than 10 media"_s);
    out.raw("<Message");
    out.optional("to", message.to);
    out.optional("from", message.from);
    out.optional("action", message.action);
    method(out, "method", message.method);
    out.raw(">");
    if (!message.body.isEmpty()) {
        out.raw("<Body>");
        out.text(message.body);
        out.raw("</Body>");
    }
    for (const QString &url : message.media) {
        out.raw("<Media>");
        out.word(url);
        out.raw("</Media>");
    }
    out.raw("</Message>");
}

} // namespace

Response::Response()
{
    m_writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>");
}

template <typename VerbType>
Response &Response::append(const VerbType &verb)
{
    if (m_writer.size() > longestDocument)
        m_writer.fail(u"the document is larger than 64 kB"_s);
    if (!m_writer.failed())
        write(m_writer, verb);
    return *this;
}

// clang-format off
Response &Response::add(const Say &verb) { return append(verb); }
Response &Response::add(const Play &verb) { return append(verb); }
Response &Response::add(const Pause &verb) { return append(verb); }
Response &Response::add(const Gather &verb) { return append(verb); }
Response &Response::add(const Record &verb) { return append(verb); }
Response &Response::add(const Dial &verb) { return append(verb); }
Response &Response::add(const Enqueue &verb) { return append(verb); }
Response &Response::add(const Redirect &verb) { return append(verb); }
Response &Response::add(const Hangup &verb) { return append(verb); }
Response &Response::add(const Reject &verb) { return append(verb); }
Response &Response::add(const Leave &verb) { return append(verb); }
Response &Response::add(const Connect &verb) { return append(verb); }
Response &Response::add(const Start &verb) { return append(verb); }
Response &Response::add(const Stop &verb) { return append(verb); }
Response &Response::add(const Message &verb) { return append(verb); }
// clang-format on

Response &Response::add(const Verb &verb)
{
    std::visit([this](const auto &value) { append(value); }, verb);
    return *this;
}

Result<QByteArray> Response::finish()
{
    m_writer.raw("</Response>");
    if (m_writer.size() > longestDocument)
        m_writer.fail(u"the document is larger than 64 kB"_s);
    if (m_writer.failed())
        return failure(Error::Kind::Invalid, u"TwiML: "_s + m_writer.problem());
    return m_writer.take();
}

Result<QByteArray> Response::document(const QList<Verb> &verbs)
{
    Response response;
    for (const Verb &verb : verbs)
        response.add(verb);
    return response.finish();
}

QByteArray Response::empty()
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";
}

} // namespace cb::twilio::twiml

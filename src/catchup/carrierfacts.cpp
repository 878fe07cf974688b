// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "catchup/carrierfacts.h"

#include "calls/callfacts.h"
#include "calls/callhooks.h"
#include "calls/callstore.h"
#include "ivr/ivrhooks.h"
#include "ivr/ivrstore.h"
#include "people/peoplestore.h"
#include "recordings/recordingfacts.h"
#include "twilio/form.h"
#include "twilio/twimlreader.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using cb::store::Transaction;
namespace rest = cb::twilio::rest;

namespace cb::catchup {

namespace {

/// Whether this transaction has done enough.
class Slice
{
public:
    Slice(qsizetype from, qsizetype most)
        : m_end(from + most)
        , m_until(std::chrono::steady_clock::now() + sliceTime)
    { }
    [[nodiscard]] bool isFull(qsizetype next) const
    {
        return next >= m_end || std::chrono::steady_clock::now() >= m_until;
    }

private:
    qsizetype m_end;
    std::chrono::steady_clock::time_point m_until;
};

constexpr qsizetype lockedAtOnce = 20; // each takes a way to the server and back

/// What a webhook about it writes under (ARCHITECTURE section 1): of a leg its call.
QString subjectOf(const rest::Call &call)
{
    return call.parentCallSid.isEmpty() ? call.sid : call.parentCallSid;
}
QString subjectOf(const rest::Recording &recording)
{
    return recording.callSid;
}

/// On PostgreSQL a webhook about one of these calls waits from now on, and one that is at work is waited for. All of
/// them before the first row is written: it might want a row of ours while we wait for it.
template <typename Row>
Result<Slice> takeSlice(Transaction &tx, const QList<Row> &rows, qsizetype from)
{
    if (tx.engine() == store::Engine::Sqlite) // one writer
        return Slice(from, sliceRows);
    for (qsizetype i = from; i < std::min(rows.size(), from + lockedAtOnce); ++i) {
        const QString subject = subjectOf(rows.at(i));
        if (subject.isEmpty()) // of a conference: nothing is kept
            continue;
        if (const Result<> alone = tx.lock(subject); !alone)
            return tl::unexpected(alone.error());
    }
    return Slice(from, lockedAtOnce);
}

Instant startOf(const rest::Call &call, Instant now)
{
    if (call.startedAt)
        return *call.startedAt;
    return call.createdAt.value_or(call.endedAt.value_or(now));
}

Result<bool> keepLeg(Transaction &tx, const rest::Call &call, const SiteTime &site)
{
    const Result<std::optional<Operator>> agent = people::operatorByPhone(tx, PhoneNumber::fromVendor(call.to));
    if (!agent)
        return tl::unexpected(agent.error());
    calls::LegChanged leg{call.sid, calls::progressOf(call.status), call.to, {}, {}};
    if (*agent) {
        leg.agent = (*agent)->id;
        leg.agentName = (*agent)->name;
    }
    QList<calls::Fact> facts;
    if (twilio::isFinal(call.status)) { // when it began is a fact of its own, else it would end as it began
        calls::LegChanged rang = leg;
        rang.progress = call.status == twilio::CallStatus::Completed ? CallProgress::InProgress : CallProgress::Ringing;
        facts << calls::Fact{startOf(call, tx.now()), rang};
    }
    facts << calls::Fact{call.endedAt.value_or(startOf(call, tx.now())), leg};
    const Result<calls::Applied> applied = calls::apply(tx, call.parentCallSid, {}, facts, CallOrigin::CatchUp, site);
    if (!applied)
        return tl::unexpected(applied.error());
    return applied->changed;
}

/// Whether a call's flow ended while a voicemail step recorded, as far as we were told.
bool isCutOff(const QList<ivr::Interaction> &steps)
{
    return !steps.isEmpty() && steps.last().kind == "voicemail"_L1 && steps.last().exit.isEmpty();
}

/// A flow's state goes with its call. That of a caller who was cut off stays until the recording is looked at: it holds
/// what Twilio was asked to do. Without a recording housekeeping takes it.
Result<> forgetFlow(Transaction &tx, const QString &callSid)
{
    const Result<QList<ivr::Interaction>> steps = ivr::interactions(tx, callSid);
    if (!steps)
        return tl::unexpected(steps.error());
    return isCutOff(*steps) ? ivr::leaveSteps(tx, callSid) : ivr::callEnded(tx, callSid);
}

Result<bool> keepCall(Transaction &tx, const rest::Call &call, const SiteTime &site)
{
    const Instant start = startOf(call, tx.now());
    const bool over = twilio::isFinal(call.status);
    QList<calls::Fact> facts{{start, calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0}}};
    if (over || call.status == twilio::CallStatus::InProgress)
        facts << calls::Fact{call.endedAt.value_or(start),
            calls::StatusChanged{calls::progressOf(call.status), over ? call.duration : std::nullopt, 0}};
    const bool inbound = call.direction == twilio::Direction::Inbound;
    const calls::Parties parties{
        inbound ? CallDirection::Inbound : CallDirection::Outbound, call.from, call.to, call.callerName};
    const Result<calls::Applied> applied = calls::apply(tx, call.sid, parties, facts, CallOrigin::CatchUp, site);
    if (!applied)
        return tl::unexpected(applied.error());
    if (applied->changed && over) {
        if (const Result<> ended = forgetFlow(tx, call.sid); !ended)
            return tl::unexpected(ended.error());
        if (const Result<> ended = voicemail::callEnded(tx, call.sid); !ended)
            return tl::unexpected(ended.error());
    }
    return applied->changed;
}

CallRecording::State stateOf(twilio::RecordingStatus status)
{
    switch (status) {
    case twilio::RecordingStatus::Completed:
        return CallRecording::State::Completed;
    case twilio::RecordingStatus::Absent:
    case twilio::RecordingStatus::Deleted:
        return CallRecording::State::Absent;
    case twilio::RecordingStatus::Failed:
        return CallRecording::State::Failed;
    default:
        return CallRecording::State::InProgress;
    }
}

// Callbacks that fail are tried again within seconds: what has not been told by then will not be.
constexpr std::chrono::minutes toldWithin{5};

constexpr std::chrono::hours transcribedAtTheLatest{24};

/// Whether a recording is a message nobody told us of, and what is known of it.
struct LeftBehind {
    bool isMessage = false;
    QString mailbox = {}; // empty: the called number's
    QString language = {}; // empty: unknown
    std::optional<bool> transcribed = {}; // whether Twilio was asked for its words, or may have been; absent: unknown
};

/// What the Record verb of a voicemail step asked Twilio for, as its callback would have told us. Absent: the document
/// is none of such a step.
std::optional<LeftBehind> asAsked(const QByteArray &document)
{
    const twilio::twiml::Reading reading = twilio::twiml::read(document);
    for (const twilio::twiml::Verb &verb : reading.verbs) {
        const auto *record = std::get_if<twilio::twiml::Record>(&verb);
        if (!record)
            continue;
        const QString query = record->recordingStatus.url.section(u'?', 1).section(u'#', 0, 0);
        const Result<twilio::Form> mark = twilio::Form::parse(query.toLatin1());
        if (mark && mark->has("m"))
            return LeftBehind{true, mark->text("m"), mark->text("l"), record->transcribe};
    }
    return std::nullopt;
}

/// The same by the step's flow, for whom the document is gone: who knows which of its languages the caller chose.
LeftBehind asPublished(const ivr::Flow &flow, const QString &step, bool transcribes)
{
    LeftBehind message{.isMessage = true};
    if (const ivr::Step *found = flow.find(step))
        message.mailbox = found->settings.value(u"mailbox"_s).toString();
    const QStringList languages = flow.languages.keys();
    const bool english =
        std::any_of(languages.begin(), languages.end(), [](const QString &each) { return each.startsWith(u"en"); });
    message.transcribed = transcribes && english;
    if (languages.size() == 1)
        message.language = languages.first();
    return message;
}

/// What was said in the voicemail step in which this call ended, when it ended in one: the desk went off while the
/// caller spoke.
Result<LeftBehind> cutOff(
    Transaction &tx, const QString &callSid, const QList<ivr::Interaction> &steps, bool transcribes)
{
    if (!isCutOff(steps))
        return LeftBehind();
    // A state or a flow that is gone, or cannot be read any more, is no reason to lose what was said in it.
    const Result<std::optional<ivr::StoredCall>> left = ivr::callState(tx, callSid);
    if (left && *left) {
        if (std::optional<LeftBehind> message = asAsked((*left)->answer))
            return *std::move(message);
    }
    const ivr::Interaction &last = steps.last();
    const Result<ivr::Flow> flow = ivr::flowVersion(tx, last.flow, last.version);
    if (!flow)
        return LeftBehind{.isMessage = true};
    return asPublished(*flow, last.step, transcribes);
}

Result<LeftBehind> leftBehind(
    Transaction &tx, const rest::Recording &recording, const std::optional<Call> &call, bool transcribes)
{
    const std::chrono::seconds length = recording.duration.value_or(std::chrono::seconds(0));
    if (recording.status != twilio::RecordingStatus::Completed || length.count() <= 0
        || recording.source != twilio::RecordingSource::RecordVerb)
        return LeftBehind();
    const Result<std::optional<Voicemail>> known = voicemail::bySid(tx, recording.sid);
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return LeftBehind();
    if (!call || call->cameInWhileOff()) // with the fallback
        return LeftBehind{.isMessage = true};
    const Result<QList<ivr::Interaction>> steps = ivr::interactions(tx, recording.callSid);
    if (!steps)
        return tl::unexpected(steps.error());
    if (steps->isEmpty()) // with the fallback, too: the desk came on meanwhile, and heard no more than the end
        return LeftBehind{.isMessage = call->direction == CallDirection::Inbound};
    const Instant began = recording.startedAt.value_or(recording.createdAt.value_or(tx.now()));
    if (began + length + toldWithin > tx.now())
        return LeftBehind();
    return cutOff(tx, recording.callSid, *steps, transcribes);
}

/// The sound of a recording: a message, or of a call. False: it is not wanted.
Result<bool> keepSound(Transaction &tx, const rest::Recording &recording, const LeftBehind &left,
    const RecordingRules &rules, const SiteTime &site)
{
    const Result<std::optional<Voicemail>> known = voicemail::bySid(tx, recording.sid);
    if (!known)
        return tl::unexpected(known.error());
    if (*known || left.isMessage) {
        voicemail::MessageTaken message;
        message.recordingSid = recording.sid;
        message.callSid = recording.callSid;
        message.mailbox = left.mailbox;
        message.language = left.language;
        message.transcribed = left.transcribed;
        message.length = recording.duration;
        message.startedAt = recording.startedAt ? recording.startedAt : recording.createdAt;
        message.channels = recording.channels;
        message.url = recording.mediaUrl;
        const auto taken = voicemail::messageTaken(tx, message, CallOrigin::CatchUp, site);
        return taken ? Result<bool>(true) : tl::unexpected(taken.error());
    }
    if (!rules.fetchCalls)
        return false;
    const Result<RecordingAudio> wanted = recordings::want(tx,
        {recording.sid, recording.callSid, RecordingAudio::Purpose::Call,
            recording.startedAt.value_or(recording.createdAt.value_or(tx.now())), recording.duration,
            recording.channels, recording.mediaUrl});
    return wanted ? Result<bool>(true) : tl::unexpected(wanted.error());
}

Result<bool> keepRecording(
    Transaction &tx, const rest::Recording &recording, const RecordingRules &rules, const SiteTime &site)
{
    if (recording.callSid.isEmpty())
        return false; // of a conference
    const Result<std::optional<Call>> before = calls::callBySid(tx, recording.callSid);
    if (!before)
        return tl::unexpected(before.error());
    const Result<LeftBehind> left = leftBehind(tx, recording, *before, rules.transcribes);
    if (!left)
        return tl::unexpected(left.error());
    const Instant at = recording.startedAt.value_or(recording.createdAt.value_or(tx.now()));
    const calls::RecordingChanged changed{
        recording.sid, stateOf(recording.status), recording.channels, recording.duration, recording.mediaUrl};
    QList<calls::Fact> facts{{at, changed}};
    if (left->isMessage)
        facts << calls::Fact{at, calls::MessageLeft{}};
    // Twilio was asked for the call before (CatchUp): it is removed there. What ended its recording is over.
    if (!*before && changed.state != CallRecording::State::InProgress)
        facts << calls::Fact{at + recording.duration.value_or(std::chrono::seconds(0)),
            calls::StatusChanged{CallProgress::Completed, std::nullopt, 0}};
    const Result<calls::Applied> applied = calls::apply(tx, recording.callSid, {}, facts, CallOrigin::CatchUp, site);
    if (!applied)
        return tl::unexpected(applied.error());
    const bool news = applied->changed || left->isMessage;
    if (recording.status != twilio::RecordingStatus::Completed)
        return news;
    const Result<bool> overdue = recordings::isOverdue(tx, recording.sid, tx.now());
    if (!overdue)
        return overdue;
    if (!news && !*overdue)
        return false;
    const Result<bool> kept = keepSound(tx, recording, *left, rules, site);
    // What its flow knew of it is kept now.
    if (kept && left->isMessage && *before && !isOpen((*before)->state)) {
        if (const Result<> ended = ivr::callEnded(tx, recording.callSid); !ended)
            return tl::unexpected(ended.error());
    }
    return kept ? Result<bool>(news || *kept) : kept;
}

} // namespace

QList<rest::Call> inOrder(QList<rest::Call> page)
{
    std::reverse(page.begin(), page.end()); // the list has the newest first
    std::stable_partition(
        page.begin(), page.end(), [](const rest::Call &call) { return call.parentCallSid.isEmpty(); });
    return page;
}

Result<Kept> keepCalls(Transaction &tx, const QList<rest::Call> &calls, qsizetype from, const SiteTime &site)
{
    const Result<Slice> slice = takeSlice(tx, calls, from);
    if (!slice)
        return tl::unexpected(slice.error());
    Kept kept{from, 0};
    while (kept.next < calls.size() && (kept.next == from || !slice->isFull(kept.next))) {
        const rest::Call &call = calls.at(kept.next);
        const Result<bool> news = call.parentCallSid.isEmpty() ? keepCall(tx, call, site) : keepLeg(tx, call, site);
        if (!news)
            return tl::unexpected(news.error());
        kept.news += *news ? 1 : 0;
        ++kept.next;
    }
    return kept;
}

Result<Kept> keepRecordings(Transaction &tx, const QList<rest::Recording> &recordings, qsizetype from,
    const RecordingRules &rules, const SiteTime &site)
{
    const Result<Slice> slice = takeSlice(tx, recordings, from);
    if (!slice)
        return tl::unexpected(slice.error());
    Kept kept{from, 0};
    while (kept.next < recordings.size() && (kept.next == from || !slice->isFull(kept.next))) {
        const Result<bool> news = keepRecording(tx, recordings.at(kept.next), rules, site);
        if (!news)
            return tl::unexpected(news.error());
        kept.news += *news ? 1 : 0;
        ++kept.next;
    }
    return kept;
}

Result<bool> keepTranscript(Transaction &tx, const Voicemail &message, const QList<rest::Transcription> &told)
{
    using Status = twilio::TranscriptionStatus;
    const auto done = [](const rest::Transcription &each) { return each.status == Status::Completed; };
    const auto ended = [](const rest::Transcription &each) { return each.status != Status::InProgress; };
    auto best = std::find_if(told.begin(), told.end(), done);
    if (best == told.end())
        best = std::find_if(told.begin(), told.end(), ended);
    if (best != told.end()) {
        const Result<> kept =
            voicemail::transcriptTold(tx, {message.recordingSid, best->sid, message.callSid, done(*best), best->text});
        return kept ? Result<bool>(true) : tl::unexpected(kept.error());
    }
    if (message.leftAt + message.length + transcribedAtTheLatest > tx.now())
        return false;
    return voicemail::transcriptNotObserved(tx, message.recordingSid);
}

} // namespace cb::catchup

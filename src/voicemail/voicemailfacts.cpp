// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailfacts.h"

#include "calls/callstore.h"
#include "recordings/recordingfacts.h"
#include "voicemail/rowstore.h"
#include "voicemail/transcriptstore.h"
#include "voicemail/voicemailstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cb::store::Transaction;

namespace cb::voicemail {

namespace {

// Twilio transcribes recordings of 2 to 120 s. Source: TwiML Record, transcribe.
constexpr auto shortestTranscribed = 2s;
constexpr auto longestTranscribed = 120s;

bool isTranscribable(std::chrono::seconds length)
{
    return length >= shortestTranscribed && length <= longestTranscribed;
}

/// What may be expected of a transcript that has not come.
TranscriptState expected(const MessageTaken &message)
{
    if (message.transcribed.value_or(false)) {
        const bool possible = !message.length || isTranscribable(*message.length);
        return possible ? TranscriptState::Awaited : TranscriptState::NotAvailable;
    }
    const bool foreign = !message.language.isEmpty() && !message.language.startsWith(u"en");
    return foreign ? TranscriptState::NotAvailable : TranscriptState::None;
}

/// Who called and where, as far as the call is known.
Result<> takeCall(Transaction &tx, Voicemail &message, const QString &mailbox)
{
    const Result<std::optional<Call>> call = calls::callBySid(tx, message.callSid);
    if (!call)
        return tl::unexpected(call.error());
    if (*call) {
        message.call = (*call)->id;
        message.line = (*call)->line;
        message.caller = (*call)->number;
        message.contact = (*call)->contact;
        message.name = (*call)->name;
    }
    if (message.mailbox.isValid())
        return {};
    const Result<Mailbox::Id> box = mailboxFor(tx, mailbox, message.line);
    if (!box)
        return tl::unexpected(box.error());
    message.mailbox = *box;
    return {};
}

void mirror(Voicemail &message, const RecordingAudio &audio)
{
    message.audio = audio.state;
    message.problem = audio.problem;
    message.sizeBytes = audio.sizeBytes;
}

/// A message we know is told of again: what was not known is filled in, nothing is taken back.
Result<Voicemail::Id> merge(
    Transaction &tx, const Voicemail &before, const MessageTaken &told, CallOrigin origin, const RecordingAudio &audio)
{
    Voicemail after = before;
    after.origin = std::min(before.origin, origin);
    after.length = audio.length.value_or(std::max(before.length, told.taped.value_or(0s)));
    if (after.language.isEmpty())
        after.language = told.language;
    if (before.transcript == TranscriptState::None)
        after.transcript = expected(told);
    else if (before.transcript == TranscriptState::Awaited && audio.length && !isTranscribable(*audio.length))
        after.transcript = TranscriptState::NotAvailable; // asked for before its length was known
    if (Result<> known = takeCall(tx, after, told.mailbox); !known)
        return tl::unexpected(known.error());
    mirror(after, audio);
    if (Result<> done = update(tx, before, after); !done)
        return tl::unexpected(done.error());
    return after.id;
}

} // namespace

Result<std::optional<Voicemail::Id>> messageTaken(
    Transaction &tx, const MessageTaken &message, CallOrigin origin, const SiteTime &site)
{
    if (message.recordingSid.isEmpty() || message.callSid.isEmpty())
        return failure(Error::Kind::Invalid, u"a message needs the SIDs of its recording and call"_s);
    if (message.isSilent())
        return std::optional<Voicemail::Id>();
    const std::chrono::seconds taped = message.taped.value_or(message.length.value_or(0s));
    const Instant leftAt = message.startedAt.value_or(tx.now() - taped);

    recordings::Wanted wanted{message.recordingSid, message.callSid, RecordingAudio::Purpose::Voicemail, leftAt,
        message.length, message.channels, message.url};
    const Result<RecordingAudio> audio = recordings::want(tx, wanted);
    if (!audio)
        return tl::unexpected(audio.error());

    const Result<std::optional<Voicemail>> known = lockedBySid(tx, message.recordingSid);
    if (!known)
        return tl::unexpected(known.error());
    if (*known) {
        const Result<Voicemail::Id> merged = merge(tx, **known, message, origin, *audio);
        return merged ? Result<std::optional<Voicemail::Id>>(*merged) : tl::unexpected(merged.error());
    }

    Voicemail row;
    row.recordingSid = message.recordingSid;
    row.callSid = message.callSid;
    row.origin = origin;
    row.leftAt = leftAt;
    row.day = site.day(leftAt);
    row.length = audio->length.value_or(taped);
    row.language = message.language;
    row.transcript = expected(message);
    mirror(row, *audio);
    if (Result<> who = takeCall(tx, row, message.mailbox); !who)
        return tl::unexpected(who.error());
    const Result<std::optional<StoredTranscript>> told = storedTranscript(tx, message.recordingSid);
    if (!told)
        return tl::unexpected(told.error());
    QString text;
    if (*told) {
        row.transcript = (*told)->completed ? TranscriptState::Arrived : TranscriptState::NotAvailable;
        text = (*told)->text;
    }
    if (Result<> done = insert(tx, row, text); !done)
        return tl::unexpected(done.error());
    return std::optional(row.id);
}

Result<> transcriptTold(Transaction &tx, const TranscriptTold &transcript)
{
    if (transcript.recordingSid.isEmpty())
        return failure(Error::Kind::Invalid, u"a transcript needs the SID of its recording"_s);
    const QString text = transcript.completed ? transcript.text.trimmed() : QString();
    // Words of nothing: the vendor was done and heard none.
    const StoredTranscript told{transcript.sid, transcript.callSid, transcript.completed && !text.isEmpty(), text};
    const Result<bool> news = keepTranscript(tx, transcript.recordingSid, told);
    if (!news)
        return tl::unexpected(news.error());
    if (!*news)
        return {};
    const Result<std::optional<Voicemail>> message = lockedBySid(tx, transcript.recordingSid);
    if (!message)
        return tl::unexpected(message.error());
    if (!*message || (*message)->audio == AudioState::Removed)
        return {};
    return setTranscript(
        tx, **message, told.completed ? TranscriptState::Arrived : TranscriptState::NotAvailable, text);
}

Result<bool> transcriptNotObserved(Transaction &tx, const QString &recordingSid)
{
    const Result<std::optional<Voicemail>> message = lockedBySid(tx, recordingSid);
    if (!message)
        return tl::unexpected(message.error());
    if (!*message || (*message)->transcript != TranscriptState::Awaited)
        return false;
    const Result<> done = setTranscript(tx, **message, TranscriptState::NotObserved, {});
    return done ? Result<bool>(true) : tl::unexpected(done.error());
}

Result<> callEnded(Transaction &tx, const QString &callSid)
{
    const Result<QList<Voicemail>> messages = lockedOfCall(tx, callSid);
    if (!messages)
        return tl::unexpected(messages.error());
    for (const Voicemail &before : *messages) {
        Voicemail after = before;
        if (Result<> known = takeCall(tx, after, {}); !known)
            return known;
        if (Result<> done = update(tx, before, after); !done)
            return done;
    }
    return {};
}

Result<> audioChanged(Transaction &tx, const RecordingAudio &audio)
{
    const bool removed = audio.state == AudioState::Removed;
    if (removed) { // what was said goes with the sound
        if (Result<> forgotten = forgetTranscript(tx, audio.sid); !forgotten)
            return forgotten;
    }
    const Result<std::optional<Voicemail>> message = lockedBySid(tx, audio.sid);
    if (!message)
        return tl::unexpected(message.error());
    if (!*message)
        return {};
    Voicemail after = **message;
    mirror(after, audio);
    after.length = audio.length.value_or(after.length);
    if (Result<> done = update(tx, **message, after); !done || !removed)
        return done;
    return setTranscript(tx, after, TranscriptState::None, {});
}

} // namespace cb::voicemail

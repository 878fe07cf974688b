// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/recordingfacts.h"

#include "recordings/recordingstore.h"
#include "store/outbox.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using cb::store::Transaction;

namespace cb::recordings {

namespace {

Result<> fetch(Transaction &tx, const QString &sid)
{
    store::outbox::NewItem item;
    item.kind = QString::fromUtf16(fetchKind);
    item.subject = sid;
    item.payload = u"{}"_s;
    item.budget = QString::fromUtf16(fetchBudget);
    item.repeatable = true; // fetching twice leaves one file
    const Result<store::outbox::ItemId> row = store::outbox::enqueue(tx, item);
    return row ? Result<>() : Result<>(tl::unexpected(row.error()));
}

Result<> keep(Transaction &tx, const RecordingAudio &before, const RecordingAudio &after, const Observer &observer)
{
    if (before == after)
        return {};
    if (Result<> done = update(tx, before, after); !done)
        return done;
    return observer ? observer(tx, after) : Result<>();
}

} // namespace

Result<RecordingAudio> want(Transaction &tx, const Wanted &recording)
{
    const Result<std::optional<RecordingAudio>> known = bySid(tx, recording.sid);
    if (!known)
        return tl::unexpected(known.error());
    if (*known) {
        RecordingAudio after = **known;
        after.purpose = std::min(after.purpose, recording.purpose);
        if (recording.length && after.state != AudioState::Here)
            after.length = std::max(after.length.value_or(std::chrono::seconds(0)), *recording.length);
        if (after.url.isEmpty())
            after.url = recording.url;
        if (after.callSid.isEmpty())
            after.callSid = recording.callSid;
        if (Result<> done = update(tx, **known, after); !done)
            return tl::unexpected(done.error());
        if (after.state == AudioState::OnItsWay) {
            // A step's result comes before the file does: that try was too early, and this news says that it is there.
            if (Result<> soon = store::outbox::hasten(tx, QString::fromUtf16(fetchKind), after.sid); !soon)
                return tl::unexpected(soon.error());
        }
        return after;
    }
    RecordingAudio row;
    row.sid = recording.sid;
    row.callSid = recording.callSid;
    row.purpose = recording.purpose;
    row.startedAt = recording.startedAt;
    row.length = recording.length;
    row.channels = recording.channels;
    row.url = recording.url;
    const Result<bool> added = insert(tx, row);
    if (!added)
        return tl::unexpected(added.error());
    if (*added) {
        if (Result<> asked = fetch(tx, row.sid); !asked)
            return tl::unexpected(asked.error());
    }
    return row;
}

Result<> absent(Transaction &tx, const QString &sid, const Observer &observer)
{
    return missed(tx, sid, AudioProblem::NotFound, AudioState::Absent, observer);
}

Result<> missed(Transaction &tx, const QString &sid, AudioProblem problem, AudioState state, const Observer &observer)
{
    const Result<std::optional<RecordingAudio>> before = bySid(tx, sid);
    if (!before)
        return tl::unexpected(before.error());
    if (!*before || (*before)->state == AudioState::Here || (*before)->state == AudioState::Removed)
        return {};
    RecordingAudio after = **before;
    after.state = state;
    after.problem = problem;
    ++after.tries;
    return keep(tx, **before, after, observer);
}

Result<bool> arrived(Transaction &tx, const QString &sid, const Fetched &fetched, const Observer &observer)
{
    const Result<std::optional<RecordingAudio>> before = bySid(tx, sid);
    if (!before)
        return tl::unexpected(before.error());
    if (!*before || (*before)->state == AudioState::Here || (*before)->state == AudioState::Removed)
        return false;
    RecordingAudio after = **before;
    after.state = AudioState::Here;
    after.problem = AudioProblem::None;
    after.file = fetched.file;
    after.keyId = fetched.keyId;
    after.checksum = fetched.checksum;
    after.sizeBytes = fetched.sizeBytes;
    after.mp3 = fetched.mp3;
    after.channels = fetched.channels;
    if (!after.length)
        after.length = std::chrono::round<std::chrono::seconds>(fetched.length);
    after.fetchedAt = tx.now();
    if (Result<> done = keep(tx, **before, after, observer); !done)
        return tl::unexpected(done.error());
    return true;
}

Result<bool> resealed(Transaction &tx, const QString &sid, const QString &from, const QString &to, const QString &keyId)
{
    const Result<std::optional<RecordingAudio>> before = bySid(tx, sid);
    if (!before)
        return tl::unexpected(before.error());
    if (!*before || (*before)->file != from)
        return false;
    RecordingAudio after = **before;
    after.file = to;
    after.keyId = keyId;
    if (Result<> done = update(tx, **before, after); !done)
        return tl::unexpected(done.error());
    return true;
}

Result<> fetchAgain(Transaction &tx, const QString &sid, const Observer &observer)
{
    const Result<std::optional<RecordingAudio>> before = bySid(tx, sid);
    if (!before)
        return tl::unexpected(before.error());
    if (!*before)
        return failure(Error::Kind::NotFound, u"no such recording"_s);
    const AudioState state = (*before)->state;
    if (state != AudioState::Absent && state != AudioState::Damaged && state != AudioState::TooLarge)
        return failure(Error::Kind::Conflict, u"there is nothing to fetch"_s);
    RecordingAudio after = **before;
    after.state = AudioState::OnItsWay;
    after.problem = AudioProblem::None;
    after.tries = 0;
    if (Result<> done = keep(tx, **before, after, observer); !done)
        return done;
    return fetch(tx, sid);
}

} // namespace cb::recordings

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/recordingfacts.h"

#include "recordings/recordingstore.h"
#include "store/outbox.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cb::store::Transaction;

namespace cb::recordings {

namespace {

constexpr std::chrono::milliseconds betweenRounds = 1h; // of tries, while the vendor lists what it does not give

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

/// From the first try on. One that waits would only be a second fetch.
Result<> fetchAnew(Transaction &tx, RecordingAudio &recording)
{
    recording.state = AudioState::OnItsWay;
    recording.problem = AudioProblem::None;
    recording.tries = 0;
    const Result<qint64> waited = store::outbox::cancelWaiting(tx, QString::fromUtf16(fetchKind), recording.sid);
    return waited ? fetch(tx, recording.sid) : Result<>(tl::unexpected(waited.error()));
}

/// Given up for a reason that passes. (An address that is none passes for nobody.)
bool mayStillCome(const RecordingAudio &recording)
{
    return recording.state == AudioState::Absent && recording.problem != AudioProblem::Address;
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
            after.length = recording.length;
        if (after.url.isEmpty())
            after.url = recording.url;
        if (after.callSid.isEmpty())
            after.callSid = recording.callSid;
        const bool anew = mayStillCome(after);
        if (Result<> asked = anew ? fetchAnew(tx, after) : Result<>(); !asked)
            return tl::unexpected(asked.error());
        if (Result<> done = update(tx, **known, after); !done)
            return tl::unexpected(done.error());
        if (after.state == AudioState::OnItsWay && !anew) {
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

Result<bool> isOverdue(store::Connection &connection, const QString &sid, Instant now)
{
    const Result<std::optional<RecordingAudio>> known = bySid(connection, sid);
    if (!known)
        return tl::unexpected(known.error());
    if (!*known || !mayStillCome(**known))
        return false;
    if ((*known)->problem == AudioProblem::Unreachable)
        return true; // whoever lists it can be reached
    const Result<QList<store::outbox::Item>> rows = store::outbox::about(connection, sid);
    if (!rows)
        return tl::unexpected(rows.error());
    return std::all_of(rows->begin(), rows->end(), [now](const store::outbox::Item &row) {
        return row.kind != QStringView(fetchKind) || (row.endedAt && *row.endedAt + betweenRounds <= now);
    });
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
    const bool wasHere = !(*before)->file.isEmpty();
    RecordingAudio after = **before;
    after.state = wasHere && state != AudioState::OnItsWay ? AudioState::Here : state;
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

Result<> fetchAgain(Transaction &tx, const QString &sid, const Observer &observer, bool lost)
{
    const Result<std::optional<RecordingAudio>> before = bySid(tx, sid);
    if (!before)
        return tl::unexpected(before.error());
    if (!*before)
        return failure(Error::Kind::NotFound, u"no such recording"_s);
    const AudioState state = (*before)->state;
    const bool missing = state == AudioState::Absent || state == AudioState::Damaged || state == AudioState::TooLarge;
    if (!missing && !(lost && state == AudioState::Here))
        return failure(Error::Kind::Conflict, u"there is nothing to fetch"_s);
    RecordingAudio after = **before;
    if (state == AudioState::Damaged) // perhaps for its length alone: a person wants what there is
        after.length.reset();
    if (Result<> asked = fetchAnew(tx, after); !asked)
        return asked;
    return keep(tx, **before, after, observer);
}

} // namespace cb::recordings

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/recordingstore.h"

#include <QHash>

using namespace Qt::StringLiterals;
using cb::store::Connection;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::recordings {

namespace {

const QString columns =
    u"id, sid, call_sid, purpose, state, problem, tries, started_at, length_s, size_bytes, mp3, channels, checksum, "
    "key_id, file, url, flagged, fetched_at, removed_at"_s;

RecordingAudio read(const Statement &query)
{
    RecordingAudio audio;
    audio.id = query.id<RecordingAudio::Id>(0);
    audio.sid = query.text(1);
    audio.callSid = query.text(2);
    audio.purpose = RecordingAudio::Purpose(query.integer(3));
    audio.state = AudioState(query.integer(4));
    audio.problem = AudioProblem(query.integer(5));
    audio.tries = int(query.integer(6));
    audio.startedAt = query.instant(7);
    if (!query.isNull(8))
        audio.length = std::chrono::seconds(query.integer(8));
    audio.sizeBytes = query.integer(9);
    audio.mp3 = query.boolean(10);
    audio.channels = int(query.integer(11));
    if (!query.isNull(12))
        audio.checksum = query.bytes(12);
    audio.keyId = query.text(13);
    audio.file = query.text(14);
    audio.url = query.text(15);
    audio.flagged = query.boolean(16);
    audio.fetchedAt = query.optionalInstant(17);
    audio.removedAt = query.optionalInstant(18);
    return audio;
}

Result<QList<RecordingAudio>> readAll(Statement &query)
{
    QList<RecordingAudio> found;
    Result<bool> row = query.next();
    for (; row && *row; row = query.next())
        found << read(query);
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

void bindAll(Statement &statement, const RecordingAudio &audio)
{
    statement.bind(u":id"_s, audio.id);
    statement.bind(u":call_sid"_s, audio.callSid);
    statement.bind(u":purpose"_s, int(audio.purpose));
    statement.bind(u":state"_s, int(audio.state));
    statement.bind(u":problem"_s, int(audio.problem));
    statement.bind(u":tries"_s, audio.tries);
    statement.bind(u":started_at"_s, audio.startedAt);
    if (audio.length)
        statement.bind(u":length_s"_s, qint64(audio.length->count()));
    else
        statement.bindNull(u":length_s"_s);
    statement.bind(u":size_bytes"_s, audio.sizeBytes);
    statement.bind(u":mp3"_s, audio.mp3);
    statement.bind(u":channels"_s, audio.channels);
    if (audio.checksum.isEmpty())
        statement.bindNull(u":checksum"_s);
    else
        statement.bind(u":checksum"_s, audio.checksum);
    statement.bind(u":key_id"_s, audio.keyId);
    statement.bind(u":file"_s, audio.file);
    statement.bind(u":url"_s, audio.url);
    statement.bind(u":flagged"_s, audio.flagged);
    statement.bind(u":fetched_at"_s, audio.fetchedAt);
    statement.bind(u":removed_at"_s, audio.removedAt);
}

/// A row is read, changed and written as a whole. SQLite has one writer.
QString toChange(Transaction &tx)
{
    return tx.engine() == store::Engine::PostgreSql ? u" FOR UPDATE"_s : QString();
}

Result<std::optional<RecordingAudio>> oneBySid(Connection &connection, const QString &sid, const QString &lock)
{
    Statement query(connection, u"SELECT "_s + columns + u" FROM recording_audio WHERE sid = :sid"_s + lock);
    query.bind(u":sid"_s, sid);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(read(query)) : std::nullopt;
}

Use useOf(const RecordingAudio &audio)
{
    if (audio.state != AudioState::Here)
        return {};
    return {1, audio.sizeBytes, audio.length.value_or(std::chrono::seconds(0))};
}

Result<> addUse(Transaction &tx, const QString &sid, const Use &before, const Use &after)
{
    if (before == after)
        return {};
    // Of PostgreSQL: writers do not wait for each other at one row. By CRC-16, which every engine reckons alike.
    constexpr uint shards = 16;
    Statement add(tx,
        u"INSERT INTO recording_use (shard, files, bytes, seconds) VALUES (:shard, :files, :bytes, :seconds) "
        "ON CONFLICT (shard) DO UPDATE SET files = recording_use.files + excluded.files, "
        "bytes = recording_use.bytes + excluded.bytes, seconds = recording_use.seconds + excluded.seconds"_s);
    add.bind(u":shard"_s, tx.engine() == store::Engine::Sqlite ? 0 : int(qChecksum(sid.toUtf8()) % shards));
    add.bind(u":files"_s, after.files - before.files);
    add.bind(u":bytes"_s, after.bytes - before.bytes);
    add.bind(u":seconds"_s, qint64((after.length - before.length).count()));
    return add.run();
}

} // namespace

Result<std::optional<RecordingAudio>> bySid(Connection &connection, const QString &sid)
{
    return oneBySid(connection, sid, {});
}

Result<std::optional<RecordingAudio>> bySid(Transaction &tx, const QString &sid)
{
    return oneBySid(tx, sid, toChange(tx));
}

Result<QList<RecordingAudio>> ofCall(Connection &connection, const QString &callSid)
{
    Statement query(connection, u"SELECT "_s + columns + u" FROM recording_audio WHERE call_sid = :sid ORDER BY id"_s);
    query.bind(u":sid"_s, callSid);
    return readAll(query);
}

Result<bool> insert(Transaction &tx, RecordingAudio &recording)
{
    constexpr int draws = 6; // an id may be taken by another engine's row
    Statement add(tx,
        u"INSERT INTO recording_audio (id, sid, call_sid, purpose, state, problem, tries, started_at, length_s, "
        "size_bytes, mp3, channels, checksum, key_id, file, url, flagged, fetched_at, removed_at) "
        "VALUES (:id, :sid, :call_sid, :purpose, :state, :problem, :tries, :started_at, :length_s, :size_bytes, :mp3, "
        ":channels, :checksum, :key_id, :file, :url, :flagged, :fetched_at, :removed_at) ON CONFLICT DO NOTHING"_s);
    for (int draw = 0; draw < draws; ++draw) {
        recording.id = RecordingAudio::Id{tx.newId(recording.startedAt)};
        bindAll(add, recording);
        add.bind(u":sid"_s, recording.sid);
        if (Result<> done = add.run(); !done)
            return tl::unexpected(done.error());
        if (add.affected() == 1) {
            if (Result<> used = addUse(tx, recording.sid, {}, useOf(recording)); !used)
                return tl::unexpected(used.error());
            if (Result<> told = tx.changed(u"recording"_s, recording.id); !told)
                return tl::unexpected(told.error());
            return true;
        }
        const Result<std::optional<RecordingAudio>> there = bySid(tx, recording.sid);
        if (!there)
            return tl::unexpected(there.error());
        if (*there) {
            recording = **there;
            return false;
        }
    }
    return failure(Error::Kind::Conflict, u"no free id for a recording"_s);
}

Result<> update(Transaction &tx, const RecordingAudio &before, const RecordingAudio &after)
{
    if (before == after)
        return {};
    Statement set(tx,
        u"UPDATE recording_audio SET call_sid = :call_sid, purpose = :purpose, state = :state, problem = :problem, "
        "tries = :tries, started_at = :started_at, length_s = :length_s, size_bytes = :size_bytes, mp3 = :mp3, "
        "channels = :channels, checksum = :checksum, key_id = :key_id, file = :file, url = :url, flagged = :flagged, "
        "fetched_at = :fetched_at, removed_at = :removed_at WHERE id = :id"_s);
    bindAll(set, after);
    if (Result<> done = set.run(); !done)
        return done;
    if (Result<> done = addUse(tx, after.sid, useOf(before), useOf(after)); !done)
        return done;
    return tx.changed(u"recording"_s, after.id);
}

Result<Use> use(Connection &connection)
{
    Statement query(connection,
        u"SELECT CAST(COALESCE(SUM(files), 0) AS BIGINT), "
        "CAST(COALESCE(SUM(bytes), 0) AS BIGINT), CAST(COALESCE(SUM(seconds), 0) AS BIGINT) FROM recording_use"_s);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return Use{query.integer(0), query.integer(1), std::chrono::seconds(query.integer(2))};
}

Result<QHash<AudioProblem, int>> missing(Connection &connection, Instant since)
{
    // On its way (1) with a problem: it is tried again, and as long as that lasts it is missing.
    Statement query(connection,
        u"SELECT problem, COUNT(*) FROM recording_audio WHERE id >= :first AND problem <> 0 "
        "AND (state IN (3, 4, 5) OR (state = 1 AND problem <> :soon)) GROUP BY problem"_s);
    query.bind(u":first"_s, TimeOrderedIds::first(since));
    query.bind(u":soon"_s, int(AudioProblem::NotThereYet));
    QHash<AudioProblem, int> found;
    while (true) {
        const Result<bool> row = query.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found.insert(AudioProblem(query.integer(0)), int(query.integer(1)));
    }
}

Result<QList<RecordingAudio>> removable(Transaction &tx, Instant before, int limit)
{
    Statement query(tx, // as the index recording_audio_over says it
        u"SELECT "_s + columns
            + u" FROM recording_audio WHERE state IN (2, 3, 4, 5) AND NOT flagged AND started_at < :before "
              "ORDER BY started_at LIMIT :limit"_s
            + toChange(tx));
    query.bind(u":before"_s, before);
    query.bind(u":limit"_s, limit);
    return readAll(query);
}

Result<bool> isKept(Connection &connection, const QString &file)
{
    Statement query(connection, u"SELECT 1 FROM recording_audio WHERE file = :file AND file <> ''"_s);
    query.bind(u":file"_s, file);
    return query.next();
}

Result<QList<RecordingAudio>> underOtherKey(
    Connection &connection, const QString &keyId, RecordingAudio::Id after, int limit)
{
    Statement query(connection,
        u"SELECT "_s + columns
            + u" FROM recording_audio WHERE state = 2 AND key_id <> :key AND id > :after ORDER BY id LIMIT :limit"_s);
    query.bind(u":key"_s, keyId);
    query.bind(u":after"_s, after);
    query.bind(u":limit"_s, limit);
    return readAll(query);
}

} // namespace cb::recordings

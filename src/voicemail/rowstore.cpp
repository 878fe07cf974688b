// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/rowstore.h"

#include "voicemail/countstore.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::voicemail {

namespace {

QString toJson(const QStringList &tags)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(tags)).toJson(QJsonDocument::Compact));
}

QStringList tagsFrom(const QString &json)
{
    QStringList tags;
    for (const QJsonValue &tag : QJsonDocument::fromJson(json.toUtf8()).array())
        tags << tag.toString();
    return tags;
}

void bindRow(Statement &statement, const Voicemail &message)
{
    statement.bind(u":id"_s, message.id);
    statement.bind(u":call"_s, message.call);
    statement.bind(u":mailbox"_s, message.mailbox);
    statement.bind(u":line"_s, message.line);
    statement.bind(u":number"_s, message.caller.e164());
    statement.bind(u":contact"_s, message.contact);
    statement.bind(u":name"_s, message.name);
    statement.bind(u":origin"_s, int(message.origin));
    statement.bind(u":length_s"_s, qint64(message.length.count()));
    statement.bind(u":heard"_s, message.heard);
    statement.bind(u":archived"_s, message.archived);
    statement.bind(u":flagged"_s, message.flagged);
    statement.bind(u":assigned"_s, message.assignedTo);
    statement.bind(u":assigned_name"_s, message.assignedName);
    statement.bind(u":due_at"_s, message.dueAt);
    statement.bind(u":tags"_s, toJson(message.tags));
    statement.bind(u":notes"_s, message.notes);
    statement.bind(u":position_ms"_s, qint64(message.position.count()));
    statement.bind(u":transcript_state"_s, int(message.transcript));
    statement.bind(u":language"_s, message.language);
    statement.bind(u":audio_state"_s, int(message.audio));
    statement.bind(u":problem"_s, int(message.problem));
    statement.bind(u":size_bytes"_s, message.sizeBytes);
}

Result<> insertOnce(Transaction &tx, const Voicemail &message, const QString &transcript)
{
    // A taken id or SID is left to the caller: PostgreSQL would poison the transaction over a broken constraint.
    Statement add(tx,
        u"INSERT INTO voicemail (id, recording_sid, call_sid, call, mailbox, line, number, contact, name, origin, "
        "left_at, day, length_s, heard, archived, flagged, assigned, assigned_name, due_at, tags, notes, position_ms, "
        "transcript_state, language, transcript, audio_state, problem, size_bytes, who, words, indexed) "
        "VALUES (:id, :recording_sid, :call_sid, :call, :mailbox, :line, :number, :contact, :name, :origin, "
        ":left_at, :day, :length_s, :heard, :archived, :flagged, :assigned, :assigned_name, :due_at, :tags, :notes, "
        ":position_ms, :transcript_state, :language, :transcript, :audio_state, :problem, :size_bytes, '', '', FALSE) "
        "ON CONFLICT DO NOTHING"_s);
    bindRow(add, message);
    add.bind(u":recording_sid"_s, message.recordingSid);
    add.bind(u":call_sid"_s, message.callSid);
    add.bind(u":left_at"_s, message.leftAt);
    add.bind(u":day"_s, toNumber(message.day));
    add.bind(u":transcript"_s, transcript);
    if (Result<> done = add.run(); !done)
        return done;
    return add.affected() == 1 ? Result<>() : Result<>(failure(Error::Kind::Conflict, u"the id is taken"_s));
}

/// SQLite has one writer.
QString selectToChange(Transaction &tx, const QString &where)
{
    const bool lock = tx.engine() == store::Engine::PostgreSql;
    return u"SELECT "_s + voicemailColumns + u" FROM voicemail WHERE "_s + where
        + (lock ? u" FOR UPDATE"_s : QString());
}

Result<std::optional<Voicemail>> firstRow(Statement &query)
{
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(readRow(query)) : std::nullopt;
}

} // namespace

const QString voicemailColumns =
    u"voicemail.id, recording_sid, call_sid, call, mailbox, line, number, contact, voicemail.name, origin, left_at, "
    "day, length_s, heard, archived, flagged, assigned, assigned_name, due_at, tags, notes, position_ms, "
    "transcript_state, language, substr(transcript, 1, 240), audio_state, problem, size_bytes"_s;

Voicemail readRow(const Statement &query)
{
    Voicemail message;
    message.id = query.id<Voicemail::Id>(0);
    message.recordingSid = query.text(1);
    message.callSid = query.text(2);
    message.call = query.id<Call::Id>(3);
    message.mailbox = query.id<Mailbox::Id>(4);
    message.line = query.id<OurNumber::Id>(5);
    message.caller = PhoneNumber::fromVendor(query.text(6));
    message.contact = query.id<Contact::Id>(7);
    message.name = query.text(8);
    message.origin = CallOrigin(query.integer(9));
    message.leftAt = query.instant(10);
    message.day = toDay(query.integer(11));
    message.length = std::chrono::seconds(query.integer(12));
    message.heard = query.boolean(13);
    message.archived = query.boolean(14);
    message.flagged = query.boolean(15);
    message.assignedTo = query.id<Operator::Id>(16);
    message.assignedName = query.text(17);
    message.dueAt = query.optionalInstant(18);
    message.tags = tagsFrom(query.text(19));
    message.notes = int(query.integer(20));
    message.position = std::chrono::milliseconds(query.integer(21));
    message.transcript = TranscriptState(query.integer(22));
    message.language = query.text(23);
    message.excerpt = query.text(24);
    message.audio = AudioState(query.integer(25));
    message.problem = AudioProblem(query.integer(26));
    message.sizeBytes = query.integer(27);
    return message;
}

Result<QList<Voicemail>> readRows(Statement &query)
{
    QList<Voicemail> found;
    Result<bool> row = query.next();
    for (; row && *row; row = query.next())
        found << readRow(query);
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<std::optional<Voicemail>> locked(Transaction &tx, Voicemail::Id id)
{
    Statement query(tx, selectToChange(tx, u"id = :id"_s));
    query.bind(u":id"_s, id);
    return firstRow(query);
}

Result<std::optional<Voicemail>> lockedBySid(Transaction &tx, const QString &recordingSid)
{
    Statement query(tx, selectToChange(tx, u"recording_sid = :sid"_s));
    query.bind(u":sid"_s, recordingSid);
    return firstRow(query);
}

Result<QList<Voicemail>> lockedOfCall(Transaction &tx, const QString &callSid)
{
    Statement query(tx, selectToChange(tx, u"call_sid = :sid ORDER BY id"_s));
    query.bind(u":sid"_s, callSid);
    return readRows(query);
}

Result<> insert(Transaction &tx, Voicemail &message, const QString &transcript)
{
    constexpr int draws = 6;
    Result<> done;
    for (int draw = 0; draw < draws; ++draw) {
        message.id = Voicemail::Id{tx.newId(message.leftAt)};
        done = insertOnce(tx, message, transcript);
        if (done || done.error().kind != Error::Kind::Conflict)
            break;
    }
    if (!done)
        return done;
    if (done = count(tx, nullptr, message); !done)
        return done;
    return tx.changed(u"voicemail"_s, message.id);
}

Result<> update(Transaction &tx, const Voicemail &before, const Voicemail &after)
{
    if (before == after)
        return {};
    const bool renamed = before.name != after.name || before.caller != after.caller;
    Statement set(tx,
        u"UPDATE voicemail SET call = :call, mailbox = :mailbox, line = :line, number = :number, contact = :contact, "
        "name = :name, origin = :origin, length_s = :length_s, heard = :heard, archived = :archived, "
        "flagged = :flagged, assigned = :assigned, assigned_name = :assigned_name, due_at = :due_at, tags = :tags, "
        "notes = :notes, position_ms = :position_ms, transcript_state = :transcript_state, language = :language, "
        "audio_state = :audio_state, problem = :problem, size_bytes = :size_bytes"_s
            + (renamed ? u", indexed = FALSE"_s : QString()) + u" WHERE id = :id"_s);
    bindRow(set, after);
    if (Result<> done = set.run(); !done)
        return done;
    if (Result<> done = count(tx, &before, after); !done)
        return done;
    return tx.changed(u"voicemail"_s, after.id);
}

Result<> setTranscript(Transaction &tx, const Voicemail &before, TranscriptState state, const QString &transcript)
{
    Statement set(tx,
        u"UPDATE voicemail SET transcript_state = :state, transcript = :transcript, indexed = FALSE WHERE id = :id"_s);
    set.bind(u":state"_s, int(state));
    set.bind(u":transcript"_s, transcript);
    set.bind(u":id"_s, before.id);
    if (Result<> done = set.run(); !done)
        return done;
    return tx.changed(u"voicemail"_s, before.id);
}

} // namespace cb::voicemail

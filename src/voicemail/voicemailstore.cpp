// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailstore.h"

#include "calls/callstore.h"
#include "people/peoplestore.h"
#include "recordings/recordingstore.h"
#include "voicemail/rowstore.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using cb::store::Connection;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::voicemail {

namespace {

constexpr int mostEarlier = 10;

Result<std::optional<Voicemail>> one(Statement &query)
{
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(readRow(query)) : std::nullopt;
}

Mailbox readMailbox(const Statement &query)
{
    return {query.id<Mailbox::Id>(0), query.text(1), query.text(2), query.id<Team::Id>(3)};
}

Result<QList<EarlierContact>> earlierCalls(Connection &connection, const Voicemail &message)
{
    QList<EarlierContact> found;
    Statement query(connection,
        u"SELECT id, started_at, ended_at, direction, outcome FROM call "
        "WHERE number = :number AND id < :before AND sid <> :own AND state >= 10 ORDER BY id DESC LIMIT :limit"_s);
    query.bind(u":number"_s, message.caller.e164());
    query.bind(u":before"_s, message.id);
    query.bind(u":own"_s, message.callSid);
    query.bind(u":limit"_s, mostEarlier);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        EarlierContact contact;
        contact.kind = EarlierContact::Kind::Call;
        contact.call = query.id<Call::Id>(0);
        contact.at = query.instant(1);
        if (const std::optional<Instant> ended = query.optionalInstant(2))
            contact.length = *ended - contact.at;
        contact.direction = CallDirection(query.integer(3));
        contact.outcome = CallOutcome(query.integer(4));
        found << contact;
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<QList<EarlierContact>> earlierMessages(Connection &connection, const Voicemail &message)
{
    QList<EarlierContact> found;
    Statement query(connection,
        u"SELECT id, left_at, length_s FROM voicemail WHERE number = :number AND id < :before "
        "ORDER BY id DESC LIMIT :limit"_s);
    query.bind(u":number"_s, message.caller.e164());
    query.bind(u":before"_s, message.id);
    query.bind(u":limit"_s, mostEarlier);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        EarlierContact contact;
        contact.kind = EarlierContact::Kind::Voicemail;
        contact.voicemail = query.id<Voicemail::Id>(0);
        contact.at = query.instant(1);
        contact.length = std::chrono::seconds(query.integer(2));
        found << contact;
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<QList<EarlierContact>> earlier(Connection &connection, const Voicemail &message)
{
    if (message.caller.isEmpty())
        return QList<EarlierContact>();
    Result<QList<EarlierContact>> calls = earlierCalls(connection, message);
    if (!calls)
        return calls;
    const Result<QList<EarlierContact>> messages = earlierMessages(connection, message);
    if (!messages)
        return messages;
    QList<EarlierContact> all = *calls + *messages;
    std::stable_sort(
        all.begin(), all.end(), [](const EarlierContact &a, const EarlierContact &b) { return a.at > b.at; });
    if (all.size() > mostEarlier)
        all.resize(mostEarlier);
    return all;
}

} // namespace

Result<std::optional<Voicemail>> voicemail(Connection &connection, Voicemail::Id id)
{
    Statement query(connection, u"SELECT "_s + voicemailColumns + u" FROM voicemail WHERE id = :id"_s);
    query.bind(u":id"_s, id);
    return one(query);
}

Result<std::optional<Voicemail>> bySid(Connection &connection, const QString &recordingSid)
{
    Statement query(connection, u"SELECT "_s + voicemailColumns + u" FROM voicemail WHERE recording_sid = :sid"_s);
    query.bind(u":sid"_s, recordingSid);
    return one(query);
}

Result<QList<Voicemail>> ofCall(Connection &connection, const QString &callSid)
{
    Statement query(
        connection, u"SELECT "_s + voicemailColumns + u" FROM voicemail WHERE call_sid = :sid ORDER BY id"_s);
    query.bind(u":sid"_s, callSid);
    return readRows(query);
}

Result<std::optional<Voicemail>> newest(Connection &connection)
{
    Statement query(connection, u"SELECT "_s + voicemailColumns + u" FROM voicemail ORDER BY id DESC LIMIT 1"_s);
    return one(query);
}

Result<QString> transcript(Connection &connection, Voicemail::Id id)
{
    Statement query(connection, u"SELECT transcript FROM voicemail WHERE id = :id"_s);
    query.bind(u":id"_s, id);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? query.text(0) : QString();
}

Result<QList<VoicemailNote>> notes(Connection &connection, Voicemail::Id id)
{
    QList<VoicemailNote> found;
    Statement query(connection,
        u"SELECT id, author, author_name, text, at FROM voicemail_note WHERE voicemail = :id ORDER BY id"_s);
    query.bind(u":id"_s, id);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        found << VoicemailNote{
            query.id<VoicemailNote::Id>(0), query.id<Operator::Id>(1), query.text(2), query.text(3), query.instant(4)};
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<VoicemailNote::Id> addNote(Transaction &tx, Voicemail::Id message, const VoicemailNote &note)
{
    const VoicemailNote::Id id{tx.newId()};
    Statement add(tx,
        u"INSERT INTO voicemail_note (id, voicemail, author, author_name, text, at) "
        "VALUES (:id, :voicemail, :author, :name, :text, :at)"_s);
    add.bind(u":id"_s, id);
    add.bind(u":voicemail"_s, message);
    add.bind(u":author"_s, note.author);
    add.bind(u":name"_s, note.authorName);
    add.bind(u":text"_s, note.text);
    add.bind(u":at"_s, note.at);
    if (Result<> done = add.run(); !done)
        return tl::unexpected(done.error());
    return id;
}

Result<> removeNote(Transaction &tx, Voicemail::Id message, VoicemailNote::Id note)
{
    Statement remove(tx, u"DELETE FROM voicemail_note WHERE id = :id AND voicemail = :voicemail"_s);
    remove.bind(u":id"_s, note);
    remove.bind(u":voicemail"_s, message);
    if (Result<> done = remove.run(); !done)
        return done;
    return remove.affected() == 1 ? Result<>() : Result<>(failure(Error::Kind::NotFound, u"no such note"_s));
}

Result<VoicemailDetail> detail(Connection &connection, Voicemail::Id id, const Reader &reader)
{
    const Result<std::optional<Voicemail>> message = voicemail(connection, id);
    if (!message)
        return tl::unexpected(message.error());
    if (!*message)
        return failure(Error::Kind::NotFound, u"no such voicemail"_s);
    VoicemailDetail all;
    all.voicemail = **message;
    all.mayListen = reader.mayListen();
    if (all.mayListen) {
        Result<QString> text = transcript(connection, id);
        if (!text)
            return tl::unexpected(text.error());
        all.transcript = std::move(*text);
    } else {
        all.voicemail.excerpt.clear();
    }
    if (const Voicemail &mail = all.voicemail; mail.call.isValid()) {
        const Result<std::optional<Call>> call = calls::call(connection, mail.call);
        if (!call)
            return tl::unexpected(call.error());
        if (*call)
            all.path = (*call)->path();
    }
    const Result<QList<OurNumber>> lines = calls::ourNumbers(connection);
    if (!lines)
        return tl::unexpected(lines.error());
    for (const OurNumber &line : *lines) {
        if (line.id == all.voicemail.line)
            all.line = line;
    }
    if (all.voicemail.contact.isValid()) {
        const Result<std::optional<Contact>> contact = people::contactByPhone(connection, all.voicemail.caller);
        if (!contact)
            return tl::unexpected(contact.error());
        all.contact = *contact;
    }
    const Result<QList<Mailbox>> boxes = mailboxes(connection);
    if (!boxes)
        return tl::unexpected(boxes.error());
    for (const Mailbox &box : *boxes) {
        if (box.id == all.voicemail.mailbox)
            all.mailbox = box;
    }
    const Result<std::optional<RecordingAudio>> audio = recordings::bySid(connection, all.voicemail.recordingSid);
    if (!audio)
        return tl::unexpected(audio.error());
    all.recording = *audio;
    Result<QList<VoicemailNote>> written = notes(connection, id);
    if (!written)
        return tl::unexpected(written.error());
    all.notes = std::move(*written);
    Result<QList<EarlierContact>> before = earlier(connection, all.voicemail);
    if (!before)
        return tl::unexpected(before.error());
    all.earlier = std::move(*before);
    if (!all.voicemail.caller.isEmpty()) {
        const Result<bool> blocked = calls::isBlocked(connection, all.voicemail.caller);
        if (!blocked)
            return tl::unexpected(blocked.error());
        all.blocked = *blocked;
    }
    return all;
}

Result<QList<Voicemail>> list(Connection &connection, Voicemail::Id before, int limit)
{
    Statement query(connection,
        u"SELECT "_s + voicemailColumns + u" FROM voicemail WHERE id < :before ORDER BY id DESC LIMIT :limit"_s);
    query.bind(u":before"_s, before.isValid() ? before.value : std::numeric_limits<qint64>::max());
    query.bind(u":limit"_s, limit);
    return readRows(query);
}

Result<QList<Voicemail>> awaitingTranscript(Connection &connection, Voicemail::Id after, Instant before, int limit)
{
    Statement query(connection, // as the index voicemail_awaited says it
        u"SELECT "_s + voicemailColumns
            + u" FROM voicemail WHERE transcript_state = 1 AND id > :after AND id < :before ORDER BY id LIMIT :limit"_s);
    query.bind(u":after"_s, after);
    query.bind(u":before"_s, TimeOrderedIds::first(before));
    query.bind(u":limit"_s, limit);
    return readRows(query);
}

Result<Mailbox::Id> save(Transaction &tx, const Mailbox &mailbox)
{
    Mailbox kept = mailbox;
    if (!kept.id.isValid())
        kept.id = Mailbox::Id{tx.newId()};
    Statement put(tx,
        u"INSERT INTO mailbox (id, box_key, name, team) VALUES (:id, :key, :name, :team) "
        "ON CONFLICT (id) DO UPDATE SET box_key = excluded.box_key, name = excluded.name, team = excluded.team"_s);
    put.bind(u":id"_s, kept.id);
    put.bind(u":key"_s, kept.key);
    put.bind(u":name"_s, kept.name);
    put.bind(u":team"_s, kept.team);
    if (Result<> done = put.run(); !done)
        return tl::unexpected(done.error());
    if (Result<> told = tx.changed(u"mailbox"_s, kept.id); !told)
        return tl::unexpected(told.error());
    return kept.id;
}

Result<QList<Mailbox>> mailboxes(Connection &connection)
{
    QList<Mailbox> found;
    Statement query(connection, u"SELECT id, box_key, name, team FROM mailbox ORDER BY name, id"_s);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next())
        found << readMailbox(query);
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<> setMailboxOf(Transaction &tx, OurNumber::Id line, Mailbox::Id mailbox)
{
    Statement remove(tx, u"DELETE FROM mailbox_line WHERE line = :line"_s);
    remove.bind(u":line"_s, line);
    if (Result<> done = remove.run(); !done)
        return done;
    if (mailbox.isValid()) {
        Statement insert(tx, u"INSERT INTO mailbox_line (line, mailbox) VALUES (:line, :mailbox)"_s);
        insert.bind(u":line"_s, line);
        insert.bind(u":mailbox"_s, mailbox);
        if (Result<> done = insert.run(); !done)
            return done;
    }
    return tx.changed(u"ournumber"_s, line);
}

Result<Mailbox::Id> mailboxFor(Connection &connection, const QString &key, OurNumber::Id line)
{
    Statement query(connection,
        u"SELECT id FROM mailbox WHERE (box_key = :key AND box_key <> '') "
        "OR id = (SELECT mailbox FROM mailbox_line WHERE line = :line) "
        "ORDER BY CASE WHEN box_key = :key THEN 0 ELSE 1 END LIMIT 1"_s);
    query.bind(u":key"_s, key);
    query.bind(u":line"_s, line);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? query.id<Mailbox::Id>(0) : Mailbox::Id{};
}

Result<> nameMessages(Transaction &tx, const PhoneNumber &number, Contact::Id contact, const QString &name)
{
    QList<Voicemail::Id> told;
    {
        Statement rename(tx,
            u"UPDATE voicemail SET contact = :contact, name = :name, indexed = FALSE "
            "WHERE number = :number AND (contact <> :contact OR name <> :name) RETURNING id"_s);
        rename.bind(u":contact"_s, contact);
        rename.bind(u":name"_s, name);
        rename.bind(u":number"_s, number.e164());
        Result<bool> row = rename.next();
        for (; row && *row; row = rename.next())
            told << rename.id<Voicemail::Id>(0);
        if (!row)
            return tl::unexpected(row.error());
    }
    return tx.changed(u"voicemail"_s, told);
}

} // namespace cb::voicemail

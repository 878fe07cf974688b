// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/audit.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QtEndian>

#include <limits>

using namespace Qt::StringLiterals;

namespace cb::store::audit {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact); // keys in order: the same object, the same bytes
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// Each field with its length before it: no two rows can be written as the same bytes.
class Chain
{
public:
    Chain &add(const QByteArray &field)
    {
        const quint64 length = qToBigEndian(quint64(field.size()));
        m_hash.addData(QByteArray(reinterpret_cast<const char *>(&length), sizeof length));
        m_hash.addData(field);
        return *this;
    }
    Chain &add(const QString &field) { return add(field.toUtf8()); }
    Chain &add(qint64 field) { return add(QByteArray::number(field)); }
    [[nodiscard]] QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

QByteArray hashOf(const QByteArray &previous, const QString &engine, qint64 seq, qint64 at, const QString &actor,
    const QString &command, const QString &subject, const QByteArray &details, const QByteArray &personalHash)
{
    return Chain()
        .add(previous)
        .add(engine)
        .add(seq)
        .add(at)
        .add(actor)
        .add(command)
        .add(subject)
        .add(details)
        .add(personalHash)
        .result();
}

QByteArray personalHashOf(const QByteArray &salt, const QByteArray &personal)
{
    return Chain().add(salt).add(personal).result();
}

QByteArray newSalt()
{
    QByteArray salt(16, Qt::Uninitialized);
    QRandomGenerator::system()->generate(salt.begin(), salt.end());
    return salt;
}

struct Head {
    QString engine;
    qint64 seq = 0;
    QByteArray hash;
};

Result<QList<Head>> heads(Connection &connection)
{
    Statement select(connection, u"SELECT engine, seq, hash FROM audit_head ORDER BY engine"_s);
    QList<Head> found;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found << Head{select.text(0), select.integer(1), select.bytes(2)};
    }
}

/// Locks the chain's head for this transaction; its next number and the hash so far.
Result<Head> nextOf(Transaction &tx, const QString &engine)
{
    {
        Statement first(tx,
            u"INSERT INTO audit_head (engine, seq, hash) VALUES (:engine, 0, :hash) "
            "ON CONFLICT DO NOTHING"_s);
        first.bind(u":engine"_s, engine);
        first.bind(u":hash"_s, QByteArray(32, '\0'));
        if (Result<> run = first.run(); !run)
            return tl::unexpected(run.error());
    }
    Statement grow(tx, u"UPDATE audit_head SET seq = seq + 1 WHERE engine = :engine RETURNING seq, hash"_s);
    grow.bind(u":engine"_s, engine);
    const Result<bool> row = grow.next();
    if (!row)
        return tl::unexpected(row.error());
    return Head{engine, grow.integer(0), grow.bytes(1)};
}

} // namespace

Result<Entry> append(Transaction &tx, const QString &actor, const QString &command, const QString &subject,
    const QJsonObject &details, const QJsonObject &personal)
{
    const Result<Head> head = nextOf(tx, tx.engineName());
    if (!head)
        return tl::unexpected(head.error());
    Entry entry;
    entry.id = tx.newId();
    entry.engine = head->engine;
    entry.seq = head->seq;
    entry.at = tx.now();
    entry.actor = actor;
    entry.command = command;
    entry.subject = subject;
    entry.details = details;
    const QByteArray detailsText = compact(details);
    QByteArray personalText;
    QByteArray salt;
    QByteArray personalHash;
    if (!personal.isEmpty()) {
        entry.personal = personal;
        personalText = compact(personal);
        salt = newSalt();
        personalHash = personalHashOf(salt, personalText);
    }
    const QByteArray hash = hashOf(head->hash, entry.engine, entry.seq, entry.at.time_since_epoch().count(), actor,
        command, subject, detailsText, personalHash);

    Statement insert(tx,
        u"INSERT INTO audit (id, engine, seq, at, actor, command, subject, details, personal, salt, "
        "personal_hash, previous, hash) VALUES (:id, :engine, :seq, :at, :actor, :command, :subject, "
        ":details, :personal, :salt, :personal_hash, :previous, :hash)"_s);
    insert.bind(u":id"_s, entry.id);
    insert.bind(u":engine"_s, entry.engine);
    insert.bind(u":seq"_s, entry.seq);
    insert.bind(u":at"_s, entry.at);
    insert.bind(u":actor"_s, actor);
    insert.bind(u":command"_s, command);
    insert.bind(u":subject"_s, subject);
    insert.bind(u":details"_s, QString::fromUtf8(detailsText));
    if (entry.personal) {
        insert.bind(u":personal"_s, QString::fromUtf8(personalText));
        insert.bind(u":salt"_s, salt);
        insert.bind(u":personal_hash"_s, personalHash);
    }
    insert.bind(u":previous"_s, head->hash);
    insert.bind(u":hash"_s, hash);
    if (Result<> run = insert.run(); !run)
        return tl::unexpected(run.error());

    Statement keep(tx, u"UPDATE audit_head SET hash = :hash WHERE engine = :engine"_s);
    keep.bind(u":hash"_s, hash);
    keep.bind(u":engine"_s, entry.engine);
    if (Result<> run = keep.run(); !run)
        return tl::unexpected(run.error());
    return entry;
}

Result<QList<Entry>> list(Connection &connection, qint64 before, int limit, const QString &subject)
{
    const QString columns = u"SELECT id, engine, seq, at, actor, command, subject, details, personal, personal_hash "
                            "FROM audit WHERE id < :before"_s;
    Statement select(connection,
        columns + (subject.isNull() ? u""_s : u" AND subject = :subject"_s) + u" ORDER BY id DESC LIMIT :limit"_s);
    select.bind(u":before"_s, before > 0 ? before : std::numeric_limits<qint64>::max());
    select.bind(u":limit"_s, limit);
    if (!subject.isNull())
        select.bind(u":subject"_s, subject);
    QList<Entry> entries;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return entries;
        Entry entry;
        entry.id = select.integer(0);
        entry.engine = select.text(1);
        entry.seq = select.integer(2);
        entry.at = select.instant(3);
        entry.actor = select.text(4);
        entry.command = select.text(5);
        entry.subject = select.text(6);
        entry.details = object(select.text(7).toUtf8());
        if (!select.isNull(8))
            entry.personal = object(select.text(8).toUtf8());
        entry.erased = select.isNull(8) && !select.isNull(9);
        entries << entry;
    }
}

Result<> erasePersonal(Transaction &tx, const QList<qint64> &ids)
{
    Statement update(tx, u"UPDATE audit SET personal = NULL, salt = NULL WHERE id = :id"_s);
    for (const qint64 id : ids) {
        update.bind(u":id"_s, id);
        if (Result<> run = update.run(); !run)
            return run;
    }
    return {};
}

Result<QList<Finding>> verify(Connection &connection)
{
    const Result<QList<Head>> ends = heads(connection);
    if (!ends)
        return tl::unexpected(ends.error());
    QHash<QString, Head> unseen;
    for (const Head &head : *ends)
        unseen.insert(head.engine, head);

    QList<Finding> findings;
    Statement select(connection,
        u"SELECT engine, seq, at, actor, command, subject, details, personal, salt, "
        "personal_hash, previous, hash FROM audit ORDER BY engine, seq"_s);
    Head last;
    const auto close = [&] {
        if (last.seq == 0)
            return;
        const Head head = unseen.take(last.engine);
        if (head.seq != last.seq || head.hash != last.hash)
            findings << Finding{
                last.engine, last.seq, u"is not where the chain's head points: rows after it are gone"_s};
    };
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        const QString engine = select.text(0);
        const qint64 seq = select.integer(1);
        if (engine != last.engine || last.seq == 0) {
            close();
            last = {engine, 0, QByteArray(32, '\0')};
        }
        if (seq != last.seq + 1)
            findings << Finding{engine, last.seq + 1, u"is missing"_s};
        else if (select.bytes(10) != last.hash)
            findings << Finding{engine, seq, u"does not follow the row before it"_s};
        const QByteArray hash = hashOf(select.bytes(10), engine, seq, select.integer(2), select.text(3), select.text(4),
            select.text(5), select.text(6).toUtf8(), select.bytes(9));
        if (hash != select.bytes(11))
            findings << Finding{engine, seq, u"was changed"_s};
        if (!select.isNull(7) && personalHashOf(select.bytes(8), select.text(7).toUtf8()) != select.bytes(9))
            findings << Finding{engine, seq, u"has changed personal fields"_s};
        last = {engine, seq, select.bytes(11)};
    }
    close();
    for (const Head &head : std::as_const(unseen))
        findings << Finding{head.engine, head.seq, u"has a head but no rows"_s};
    return findings;
}

Result<QByteArray> seal(Connection &connection, const QDate &day, const Secret &key)
{
    const Result<QList<Head>> ends = heads(connection);
    if (!ends)
        return tl::unexpected(ends.error());
    QJsonArray chains;
    for (const Head &head : *ends) {
        chains << QJsonObject{
            {u"engine"_s, head.engine}, {u"seq"_s, head.seq}, {u"hash"_s, QString::fromLatin1(head.hash.toHex())}};
    }
    QJsonObject sealed{{u"day"_s, day.toString(Qt::ISODate)}, {u"chains"_s, chains}};
    const QByteArray code = QMessageAuthenticationCode::hash(compact(sealed), key.reveal(), QCryptographicHash::Sha256);
    sealed.insert(u"hmac"_s, QString::fromLatin1(code.toHex()));
    return compact(sealed);
}

Result<QList<Finding>> checkSeal(Connection &connection, const QByteArray &seal, const Secret &key)
{
    QJsonObject sealed = object(seal);
    const QString said = sealed.take(u"hmac"_s).toString();
    const QByteArray code = QMessageAuthenticationCode::hash(compact(sealed), key.reveal(), QCryptographicHash::Sha256);
    if (said != QString::fromLatin1(code.toHex()))
        return failure(Error::Kind::Invalid, u"not a seal made with this key"_s);
    QList<Finding> findings;
    Statement select(connection, u"SELECT hash FROM audit WHERE engine = :engine AND seq = :seq"_s);
    for (const QJsonValue &value : sealed.value(u"chains"_s).toArray()) {
        const QJsonObject chain = value.toObject();
        const QString engine = chain.value(u"engine"_s).toString();
        const qint64 seq = chain.value(u"seq"_s).toInteger();
        select.bind(u":engine"_s, engine);
        select.bind(u":seq"_s, seq);
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            findings << Finding{engine, seq, u"was sealed and is gone"_s};
        else if (QString::fromLatin1(select.bytes(0).toHex()) != chain.value(u"hash"_s).toString())
            findings << Finding{engine, seq, u"is not what was sealed"_s};
    }
    return findings;
}

} // namespace cb::store::audit

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/actionstore.h"

#include "store/idbatch.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using cb::store::Connection;
using cb::store::Statement;
using cb::store::Transaction;
using cb::store::outbox::ItemId;

namespace cb::calls {

namespace {

const QString placedColumns = u"id, number, name, line, agent, agent_name, phone, attempt, attempts, delay_ms, "
                              "retry_ends, state, next_at, last_end, created_at, ended_at"_s;
const QString actionColumns = u"id, call, placed, attempt, sid, kind, target, by_operator, state, problem, code, "
                              "created_at, ended_at, outbox"_s;

struct EndWord {
    CallEnd end;
    QLatin1StringView word;
};
constexpr EndWord endWords[] = {{CallEnd::Busy, QLatin1StringView("busy")},
    {CallEnd::NoAnswer, QLatin1StringView("no_answer")}, {CallEnd::Failed, QLatin1StringView("failed")},
    {CallEnd::NotInService, QLatin1StringView("not_in_service")}};

PlacedCall readPlaced(const Statement &row)
{
    PlacedCall placed;
    placed.id = row.id<PlacedCall::Id>(0);
    placed.number = PhoneNumber::fromVendor(row.text(1));
    placed.name = row.text(2);
    placed.line = PhoneNumber::fromVendor(row.text(3));
    placed.agent = row.id<Operator::Id>(4);
    placed.agentName = row.text(5);
    placed.phone = PhoneNumber::fromVendor(row.text(6));
    placed.attempt = int(row.integer(7));
    placed.attempts = int(row.integer(8));
    placed.delay = std::chrono::milliseconds(row.integer(9));
    placed.retried = endsFrom(row.text(10));
    placed.state = PlacedCall::State(row.integer(11));
    placed.nextAt = row.optionalInstant(12);
    placed.lastEnd = CallEnd(row.integer(13));
    placed.createdAt = row.instant(14);
    placed.endedAt = row.optionalInstant(15);
    return placed;
}

CallAction readAction(const Statement &row)
{
    CallAction action;
    action.id = row.id<CallAction::Id>(0);
    action.call = row.id<Call::Id>(1); // null reads as 0
    action.placed = row.id<PlacedCall::Id>(2);
    action.attempt = int(row.integer(3));
    action.sid = row.text(4);
    action.kind = CallAction::Kind(row.integer(5));
    action.target = QJsonDocument::fromJson(row.text(6).toUtf8()).object();
    action.by = row.id<Operator::Id>(7);
    action.state = CallAction::State(row.integer(8));
    action.problem = CallAction::Problem(row.integer(9));
    action.code = int(row.integer(10));
    action.createdAt = row.instant(11);
    action.endedAt = row.optionalInstant(12);
    return action;
}

Result<std::optional<CallAction>> oneAction(Statement &query)
{
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(readAction(query)) : std::nullopt;
}

template <typename Tag>
void bindOrNull(Statement &statement, const QString &placeholder, Id<Tag> id)
{
    if (id.isValid())
        statement.bind(placeholder, id);
    else
        statement.bindNull(placeholder);
}

/// The call is there still, and a hang-up is under way or was accepted.
const QString hungUp = u"call.ended_at IS NULL AND call_action.kind = 1 AND call_action.state IN (0, 1)"_s;

} // namespace

Result<std::optional<PlacedCall>> placedCall(Connection &connection, PlacedCall::Id id)
{
    Statement query(connection, u"SELECT "_s + placedColumns + u" FROM placed_call WHERE id = :id"_s);
    query.bind(u":id"_s, id);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(readPlaced(query)) : std::nullopt;
}

Result<QList<PlacedCall>> plannedCalls(Connection &connection)
{
    QList<PlacedCall> found;
    Statement query(connection, u"SELECT "_s + placedColumns + u" FROM placed_call WHERE state < 10 ORDER BY id"_s);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next())
        found << readPlaced(query);
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<PlacedCall::Id> save(Transaction &tx, const PlacedCall &placed)
{
    const PlacedCall::Id id = placed.id.isValid() ? placed.id : PlacedCall::Id{tx.newId()};
    Statement upsert(tx,
        u"INSERT INTO placed_call (id, number, name, line, agent, agent_name, phone, attempt, attempts, delay_ms, "
        "retry_ends, state, next_at, last_end, created_at, ended_at) VALUES (:id, :number, :name, :line, :agent, "
        ":agent_name, :phone, :attempt, :attempts, :delay, :ends, :state, :next, :last_end, :created, :ended) "
        "ON CONFLICT (id) DO UPDATE SET attempt = excluded.attempt, attempts = excluded.attempts, "
        "state = excluded.state, next_at = excluded.next_at, last_end = excluded.last_end, "
        "ended_at = excluded.ended_at"_s);
    upsert.bind(u":id"_s, id);
    upsert.bind(u":number"_s, placed.number.e164());
    upsert.bind(u":name"_s, placed.name);
    upsert.bind(u":line"_s, placed.line.e164());
    upsert.bind(u":agent"_s, placed.agent);
    upsert.bind(u":agent_name"_s, placed.agentName);
    upsert.bind(u":phone"_s, placed.phone.e164());
    upsert.bind(u":attempt"_s, placed.attempt);
    upsert.bind(u":attempts"_s, placed.attempts);
    upsert.bind(u":delay"_s, qint64(placed.delay.count()));
    upsert.bind(u":ends"_s, toWords(placed.retried));
    upsert.bind(u":state"_s, int(placed.state));
    upsert.bind(u":next"_s, placed.nextAt);
    upsert.bind(u":last_end"_s, int(placed.lastEnd));
    upsert.bind(u":created"_s, placed.createdAt);
    upsert.bind(u":ended"_s, placed.endedAt);
    if (Result<> done = upsert.run(); !done)
        return tl::unexpected(done.error());
    if (Result<> done = tx.changed(u"placedcall"_s, id); !done)
        return tl::unexpected(done.error());
    return id;
}

Result<CallAction::Id> insert(Transaction &tx, CallAction::Id id, const NewAction &action, ItemId order)
{
    Statement write(tx,
        u"INSERT INTO call_action (id, call, placed, attempt, sid, kind, target, by_operator, outbox, state, problem, "
        "code, created_at) VALUES (:id, :call, :placed, :attempt, :sid, :kind, :target, :by, :outbox, 0, 0, 0, :now)"_s);
    write.bind(u":id"_s, id);
    bindOrNull(write, u":call"_s, action.call);
    bindOrNull(write, u":placed"_s, action.placed);
    write.bind(u":attempt"_s, action.attempt);
    write.bind(u":sid"_s, action.sid.isNull() ? u""_s : action.sid);
    write.bind(u":kind"_s, int(action.kind));
    write.bind(u":target"_s, QString::fromUtf8(QJsonDocument(action.target).toJson(QJsonDocument::Compact)));
    write.bind(u":by"_s, action.by);
    write.bind(u":outbox"_s, order);
    write.bind(u":now"_s, tx.now());
    if (Result<> done = write.run(); !done)
        return tl::unexpected(done.error());
    if (Result<> done = tx.changed(u"callaction"_s, id); !done)
        return tl::unexpected(done.error());
    return id;
}

Result<std::optional<CallAction>> action(Connection &connection, CallAction::Id id)
{
    Statement query(connection, u"SELECT "_s + actionColumns + u" FROM call_action WHERE id = :id"_s);
    query.bind(u":id"_s, id);
    return oneAction(query);
}

Result<std::optional<CallAction>> actionOf(Connection &connection, ItemId order)
{
    Statement query(connection, u"SELECT "_s + actionColumns + u" FROM call_action WHERE outbox = :order"_s);
    query.bind(u":order"_s, order);
    return oneAction(query);
}

Result<QList<CallAction>> actionsOf(Connection &connection, Call::Id call)
{
    QList<CallAction> found;
    Statement query(connection, u"SELECT "_s + actionColumns + u" FROM call_action WHERE call = :call ORDER BY id"_s);
    query.bind(u":call"_s, call);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next())
        found << readAction(query);
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<QSet<qint64>> callsOf(Connection &connection, const QSet<qint64> &actions)
{
    static const QString sql =
        u"SELECT call FROM call_action WHERE id IN ("_s + store::idPlaces() + u") AND call IS NOT NULL"_s;
    QSet<qint64> found;
    Statement query(connection, sql);
    if (Result<> read = store::eachOf(query, actions.values(), [&] { found.insert(query.integer(0)); }); !read)
        return tl::unexpected(read.error());
    return found;
}

Result<QSet<qint64>> callsHungUp(Connection &connection, const QSet<qint64> &among)
{
    static const QString sql =
        u"SELECT call_action.call FROM call_action JOIN call ON call.id = call_action.call WHERE call_action.call IN ("_s
        + store::idPlaces() + u") AND "_s + hungUp;
    QSet<qint64> found;
    Statement query(connection, sql);
    if (Result<> read = store::eachOf(query, among.values(), [&] { found.insert(query.integer(0)); }); !read)
        return tl::unexpected(read.error());
    return found;
}

Result<QSet<qint64>> callsHungUp(Connection &connection)
{
    QSet<qint64> found;
    Statement query(connection,
        u"SELECT call.id FROM call JOIN call_action ON call_action.call = call.id WHERE call.state < 10 AND "_s
            + hungUp);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next())
        found.insert(query.integer(0));
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<std::optional<Attempt>> attemptOf(Connection &connection, PlacedCall::Id placed, int attempt)
{
    Statement query(connection,
        u"SELECT "_s + actionColumns + u" FROM call_action WHERE placed = :placed AND attempt = :attempt"_s);
    query.bind(u":placed"_s, placed);
    query.bind(u":attempt"_s, attempt);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(Attempt{readAction(query), query.id<ItemId>(13)}) : std::nullopt;
}

Result<> attach(Transaction &tx, const CallAction &attempt, Call::Id call, const QString &sid)
{
    if (attempt.call == call)
        return {};
    Statement update(tx, u"UPDATE call_action SET call = :call, sid = :sid WHERE id = :id"_s);
    update.bind(u":call"_s, call);
    update.bind(u":sid"_s, sid);
    update.bind(u":id"_s, attempt.id);
    if (Result<> done = update.run(); !done)
        return done;
    return tx.changed(u"callaction"_s, attempt.id);
}

Result<> conclude(Transaction &tx, CallAction::Id id, CallAction::State state, CallAction::Problem problem, int code)
{
    Statement update(tx,
        u"UPDATE call_action SET state = :state, problem = :problem, code = :code, ended_at = :now "
        "WHERE id = :id AND state <> 1 AND state <> :state"_s);
    update.bind(u":state"_s, int(state));
    update.bind(u":problem"_s, int(problem));
    update.bind(u":code"_s, code);
    update.bind(u":now"_s, tx.now());
    update.bind(u":id"_s, id);
    if (Result<> done = update.run(); !done)
        return done;
    return update.affected() == 0 ? Result<>() : tx.changed(u"callaction"_s, id);
}

QString toWords(const QList<CallEnd> &ends)
{
    QStringList words;
    for (const EndWord &each : endWords) {
        if (ends.contains(each.end))
            words << each.word;
    }
    return words.join(u',');
}

QList<CallEnd> endsFrom(const QString &words)
{
    QList<CallEnd> ends;
    for (const QString &word : words.split(u',', Qt::SkipEmptyParts)) {
        for (const EndWord &each : endWords) {
            if (word.trimmed() == each.word)
                ends << each.end;
        }
    }
    return ends;
}

} // namespace cb::calls

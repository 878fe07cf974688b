// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/ivrstore.h"

#include "ivr/compiledflow.h"
#include "ivr/flowjson.h"
#include "ivr/flowlibrary.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cb::ivr {

using store::Connection;
using store::Statement;
using store::Transaction;

namespace {

struct Row {
    Flow::Id id;
    std::optional<int> published;
};

Result<std::optional<Row>> flowRow(Connection &connection, const QString &key)
{
    Statement select(connection, u"SELECT id, published FROM ivr_flow WHERE flow_key = :key"_s);
    select.bind(u":key"_s, key);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<Row>();
    return Row{select.id<Flow::Id>(0), select.isNull(1) ? std::nullopt : std::optional(int(select.integer(1)))};
}

struct Newest {
    int version = 0; // 0: there is none
    bool shipped = false;
    bool wasPublished = false;
    QByteArray definition;
};

Result<Newest> newestVersion(Connection &connection, Flow::Id flow)
{
    Statement select(connection,
        u"SELECT version, shipped, published_at IS NOT NULL, definition FROM ivr_flow_version "
        "WHERE flow = :flow ORDER BY version DESC LIMIT 1"_s);
    select.bind(u":flow"_s, flow);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return Newest();
    return Newest{int(select.integer(0)), select.boolean(1), select.boolean(2), select.text(3).toUtf8()};
}

Result<Flow::Id> flowId(Transaction &tx, const Flow &flow)
{
    Statement insert(tx,
        u"INSERT INTO ivr_flow (id, flow_key, name) VALUES (:id, :key, :name) "
        "ON CONFLICT (flow_key) DO UPDATE SET name = excluded.name RETURNING id"_s);
    insert.bind(u":id"_s, tx.newId());
    insert.bind(u":key"_s, flow.key);
    insert.bind(u":name"_s, flow.name);
    const Result<bool> row = insert.next();
    if (!row)
        return tl::unexpected(row.error());
    return insert.id<Flow::Id>(0);
}

Result<> writeVersion(Transaction &tx, Flow::Id id, int version, const Flow &flow, bool shipped)
{
    Statement insert(tx,
        u"INSERT INTO ivr_flow_version (flow, version, definition, shipped, created_at) "
        "VALUES (:flow, :version, :definition, :shipped, :now) "
        "ON CONFLICT (flow, version) DO UPDATE SET definition = excluded.definition, shipped = excluded.shipped, "
        "created_at = excluded.created_at"_s);
    insert.bind(u":flow"_s, id);
    insert.bind(u":version"_s, version);
    insert.bind(u":definition"_s, QString::fromUtf8(QJsonDocument(toJson(flow)).toJson(QJsonDocument::Compact)));
    insert.bind(u":shipped"_s, shipped);
    insert.bind(u":now"_s, tx.now());
    if (Result<> done = insert.run(); !done)
        return done;
    return tx.changed(u"ivr_flow"_s, id);
}

Result<> markPublished(Transaction &tx, Flow::Id id, int version)
{
    Statement flow(tx, u"UPDATE ivr_flow SET published = :version WHERE id = :id"_s);
    flow.bind(u":version"_s, version);
    flow.bind(u":id"_s, id);
    if (Result<> done = flow.run(); !done)
        return done;
    Statement since(tx,
        u"UPDATE ivr_flow_version SET published_at = :now WHERE flow = :id AND version = :version AND published_at IS NULL"_s);
    since.bind(u":now"_s, tx.now());
    since.bind(u":id"_s, id);
    since.bind(u":version"_s, version);
    if (Result<> done = since.run(); !done)
        return done;
    return tx.changed(u"ivr_flow"_s, id);
}

Result<> bringFlow(Transaction &tx, const QString &key)
{
    const Result<Flow> flow = shippedFlow(key);
    if (!flow)
        return tl::unexpected(flow.error());
    const Result<std::optional<Row>> row = flowRow(tx, key);
    if (!row)
        return tl::unexpected(row.error());
    Newest newest;
    if (*row) {
        Result<Newest> found = newestVersion(tx, (*row)->id);
        if (!found)
            return tl::unexpected(found.error());
        newest = *std::move(found);
        if (newest.version > 0 && !newest.shipped)
            return {}; // edited here: ours stays
        if (const Result<Flow> kept = parseFlow(newest.definition); kept && *kept == *flow)
            return {};
    }
    const Result<Flow::Id> id = flowId(tx, *flow);
    if (!id)
        return tl::unexpected(id.error());
    if (const Result<> written = writeVersion(tx, *id, newest.version + 1, *flow, true); !written)
        return written;
    return markPublished(tx, *id, newest.version + 1);
}

Result<> insertVisit(Transaction &tx, const QString &callSid, const Visit &visit, qint64 id)
{
    Statement insert(tx,
        u"INSERT INTO ivr_interaction (id, call_sid, flow_key, version, step, kind, name, input, "
        "exit_taken, problem, entered_at, left_at) VALUES (:id, :call, :flow, :version, :step, :kind, "
        ":name, :input, :exit, :problem, :now, :left)"_s);
    insert.bind(u":id"_s, id);
    insert.bind(u":call"_s, callSid);
    insert.bind(u":flow"_s, visit.flow);
    insert.bind(u":version"_s, visit.version);
    insert.bind(u":step"_s, visit.step);
    insert.bind(u":kind"_s, visit.kind);
    insert.bind(u":name"_s, visit.name);
    insert.bind(u":input"_s, visit.input);
    insert.bind(u":exit"_s, visit.exit);
    insert.bind(u":problem"_s, visit.problem);
    insert.bind(u":now"_s, tx.now());
    insert.bind(u":left"_s, visit.exit.isEmpty() ? std::nullopt : std::optional(tx.now()));
    return insert.run();
}

Result<> completeVisit(Transaction &tx, const Visit &visit, qint64 id)
{
    Statement update(tx,
        u"UPDATE ivr_interaction SET input = :input, exit_taken = :exit, problem = :problem, "
        "left_at = :left WHERE id = :id"_s);
    update.bind(u":input"_s, visit.input);
    update.bind(u":exit"_s, visit.exit);
    update.bind(u":problem"_s, visit.problem);
    update.bind(u":left"_s, visit.exit.isEmpty() ? std::nullopt : std::optional(tx.now()));
    update.bind(u":id"_s, id);
    return update.run();
}

} // namespace

Result<QList<FlowEntry>> flows(Connection &connection)
{
    Statement select(connection,
        u"SELECT f.id, f.flow_key, f.name, f.published, "
        "(SELECT max(v.version) FROM ivr_flow_version v WHERE v.flow = f.id) FROM ivr_flow f ORDER BY f.name, f.id"_s);
    QList<FlowEntry> list;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return list;
        list << FlowEntry{select.id<Flow::Id>(0), select.text(1), select.text(2),
            select.isNull(3) ? std::nullopt : std::optional(int(select.integer(3))), int(select.integer(4))};
    }
}

Result<std::optional<int>> publishedVersion(Connection &connection, const QString &key)
{
    const Result<std::optional<Row>> row = flowRow(connection, key);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? (*row)->published : std::nullopt;
}

Result<Flow> flowVersion(Connection &connection, const QString &key, int version)
{
    Statement select(connection,
        u"SELECT v.definition FROM ivr_flow_version v JOIN ivr_flow f ON f.id = v.flow "
        "WHERE f.flow_key = :key AND v.version = :version"_s);
    select.bind(u":key"_s, key);
    select.bind(u":version"_s, version);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return failure(Error::Kind::NotFound, u"flow \"%1\" has no version %2"_s.arg(key).arg(version));
    Result<Flow> flow = parseFlow(select.text(0).toUtf8());
    if (!flow)
        return failure(
            Error::Kind::Storage, u"version %1 of flow \"%2\": %3"_s.arg(version).arg(key, flow.error().detail));
    return flow;
}

Result<int> saveDraft(Transaction &tx, const Flow &flow)
{
    const Result<Flow::Id> id = flowId(tx, flow);
    if (!id)
        return tl::unexpected(id.error());
    const Result<Newest> newest = newestVersion(tx, *id);
    if (!newest)
        return tl::unexpected(newest.error());
    const bool isDraft = newest->version > 0 && !newest->wasPublished;
    const int version = isDraft ? newest->version : newest->version + 1;
    if (const Result<> written = writeVersion(tx, *id, version, flow, false); !written)
        return tl::unexpected(written.error());
    return version;
}

Result<> publish(Transaction &tx, const QString &key, int version, const StepRegistry &registry)
{
    Result<Flow> flow = flowVersion(tx, key, version);
    if (!flow)
        return tl::unexpected(flow.error());
    const FlowPtr compiled = CompiledFlow::compile(*std::move(flow), version, registry);
    if (!compiled->problems().isEmpty()) {
        const FlowProblem &first = compiled->problems().first();
        return failure(Error::Kind::Invalid, first.path + u": "_s + first.message);
    }
    const Result<std::optional<Row>> row = flowRow(tx, key);
    if (!row)
        return tl::unexpected(row.error());
    return markPublished(tx, (*row)->id, version);
}

Result<> bringShipped(Transaction &tx)
{
    for (const QString &key : shippedFlows()) {
        if (const Result<> brought = bringFlow(tx, key); !brought)
            return brought;
    }
    const QString name = u"office"_s;
    const Result<std::optional<StoredHours>> kept = hours(tx, name);
    if (!kept)
        return tl::unexpected(kept.error());
    if (*kept)
        return {};
    QFile file(u":/callboard/hours/%1.json"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::NotFound, file.fileName());
    const Result<Hours> office = Hours::parse(QJsonDocument::fromJson(file.readAll()).object());
    if (!office)
        return tl::unexpected(office.error());
    return saveHours(tx, name, *office);
}

Result<std::optional<StoredHours>> hours(Connection &connection, const QString &name)
{
    Statement select(connection, u"SELECT revision, definition FROM ivr_hours WHERE name = :name"_s);
    select.bind(u":name"_s, name);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<StoredHours>();
    Result<Hours> hours = Hours::parse(QJsonDocument::fromJson(select.text(1).toUtf8()).object());
    if (!hours)
        return failure(Error::Kind::Storage, u"hours \"%1\": %2"_s.arg(name, hours.error().detail));
    return StoredHours{int(select.integer(0)), *std::move(hours)};
}

Result<std::optional<int>> hoursRevision(Connection &connection, const QString &name)
{
    Statement select(connection, u"SELECT revision FROM ivr_hours WHERE name = :name"_s);
    select.bind(u":name"_s, name);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(int(select.integer(0))) : std::nullopt;
}

Result<> saveHours(Transaction &tx, const QString &name, const Hours &hours)
{
    Statement write(tx,
        u"INSERT INTO ivr_hours (id, name, definition, revision) VALUES (:id, :name, :definition, 1) "
        "ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, "
        "revision = ivr_hours.revision + 1 RETURNING id"_s);
    write.bind(u":id"_s, tx.newId());
    write.bind(u":name"_s, name);
    write.bind(u":definition"_s, QString::fromUtf8(QJsonDocument(hours.toJson()).toJson(QJsonDocument::Compact)));
    const Result<bool> row = write.next();
    if (!row)
        return tl::unexpected(row.error());
    return tx.changed(u"ivr_hours"_s, write.integer(0));
}

Result<std::optional<StoredCall>> callState(Connection &connection, const QString &callSid)
{
    Statement select(connection, u"SELECT state, answer FROM ivr_call_state WHERE call_sid = :call"_s);
    select.bind(u":call"_s, callSid);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<StoredCall>();
    Result<State> state = State::fromBytes(select.bytes(0));
    if (!state)
        return tl::unexpected(state.error());
    return StoredCall{*std::move(state), select.bytes(1)};
}

Result<> saveCallState(Transaction &tx, const QString &callSid, const State &state, const QByteArray &answer)
{
    Statement write(tx,
        u"INSERT INTO ivr_call_state (call_sid, state, answer, updated_at) VALUES (:call, :state, :answer, :now) "
        "ON CONFLICT (call_sid) DO UPDATE SET state = excluded.state, answer = excluded.answer, "
        "updated_at = excluded.updated_at"_s);
    write.bind(u":call"_s, callSid);
    write.bind(u":state"_s, state.bytes());
    write.bind(u":answer"_s, answer);
    write.bind(u":now"_s, tx.now());
    return write.run();
}

Result<> forgetCall(Transaction &tx, const QString &callSid)
{
    Statement remove(tx, u"DELETE FROM ivr_call_state WHERE call_sid = :call"_s);
    remove.bind(u":call"_s, callSid);
    if (Result<> done = remove.run(); !done || remove.affected() == 0)
        return done;
    return leaveSteps(tx, callSid);
}

Result<> leaveSteps(Transaction &tx, const QString &callSid)
{
    Statement left(tx, u"UPDATE ivr_interaction SET left_at = :now WHERE call_sid = :call AND left_at IS NULL"_s);
    left.bind(u":now"_s, tx.now());
    left.bind(u":call"_s, callSid);
    return left.run();
}

Result<qint64> forgetCallsBefore(Transaction &tx, Instant before)
{
    Statement remove(tx,
        u"DELETE FROM ivr_call_state WHERE call_sid IN (SELECT call_sid FROM ivr_call_state "
        "WHERE updated_at < :before ORDER BY updated_at LIMIT 500)"_s);
    remove.bind(u":before"_s, before);
    if (const Result<> done = remove.run(); !done)
        return tl::unexpected(done.error());
    return remove.affected();
}

Result<qint64> forgetInteractionsBefore(Transaction &tx, Instant before)
{
    // Ids follow time.
    Statement remove(tx,
        u"DELETE FROM ivr_interaction WHERE id IN "
        "(SELECT id FROM ivr_interaction WHERE id < :first ORDER BY id LIMIT 500)"_s);
    remove.bind(u":first"_s, TimeOrderedIds::first(before));
    if (const Result<> done = remove.run(); !done)
        return tl::unexpected(done.error());
    return remove.affected();
}

Result<QList<Interaction>> interactions(Connection &connection, const QString &callSid)
{
    Statement select(connection,
        u"SELECT id, flow_key, version, step, kind, name, input, exit_taken, problem, entered_at, "
        "left_at FROM ivr_interaction WHERE call_sid = :call ORDER BY id"_s);
    select.bind(u":call"_s, callSid);
    QList<Interaction> list;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return list;
        list << Interaction{.id = select.integer(0),
            .flow = select.text(1),
            .version = int(select.integer(2)),
            .step = select.text(3),
            .kind = select.text(4),
            .name = select.text(5),
            .input = select.text(6),
            .exit = select.text(7),
            .problem = select.text(8),
            .enteredAt = select.instant(9),
            .leftAt = select.optionalInstant(10)};
    }
}

Result<qint64> saveVisits(Transaction &tx, const QString &callSid, const QList<Visit> &visits, qint64 open)
{
    for (const Visit &visit : visits) {
        Result<> written;
        if (visit.entered || open == 0) {
            open = tx.newId();
            written = insertVisit(tx, callSid, visit, open);
        } else {
            written = completeVisit(tx, visit, open);
        }
        if (!written)
            return tl::unexpected(written.error());
    }
    return open;
}

} // namespace cb::ivr

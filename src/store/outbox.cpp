// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outbox.h"

#include "store/outbox_p.h"

#include <QSet>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::store::outbox {

namespace {

Result<> tell(Transaction &tx, const QList<Item> &changed)
{
    for (const Item &item : changed) {
        if (Result<> told = tx.changed(u"outbox"_s, item.id); !told)
            return told;
    }
    return {};
}

/// Runs an UPDATE of one row that must be in a state the statement's WHERE allows, and tells the change.
Result<> change(Transaction &tx, Statement &update, ItemId id, const QString &otherwise)
{
    update.bind(u":id"_s, id);
    if (Result<> run = update.run(); !run)
        return run;
    if (update.affected() != 1)
        return failure(Error::Kind::Conflict, u"outbox row %1 %2"_s.arg(id.value).arg(otherwise));
    return tx.changed(u"outbox"_s, id);
}

/// Ordered rows wait for earlier ones about the same subject that are not over; members of one group go together.
const QString notBlocked = u" AND (NOT o.ordered OR NOT EXISTS (SELECT 1 FROM outbox e WHERE e.subject = o.subject "
                           "AND e.id < o.id AND e.ordered AND e.state IN (0, 1, 2) "
                           "AND (o.group_id IS NULL OR e.group_id IS NULL OR e.group_id <> o.group_id)))"_s;

struct Candidate {
    ItemId id;
    std::optional<qint64> group;
};

Result<QList<Candidate>> candidates(Transaction &tx, const QString &budget, bool bulk, int limit)
{
    Statement select(tx,
        u"SELECT o.id, o.group_id FROM outbox o WHERE o.state = 0 AND o.budget = :budget "
        "AND o.bulk = :bulk AND o.due_at <= :now AND (o.expires_at IS NULL OR o.expires_at > :now)"_s
            + notBlocked + u" ORDER BY o.due_at, o.id LIMIT :limit"_s);
    select.bind(u":budget"_s, budget);
    select.bind(u":bulk"_s, bulk);
    select.bind(u":now"_s, tx.now());
    select.bind(u":limit"_s, limit);
    QList<Candidate> found;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found << Candidate{
            select.id<ItemId>(0), select.isNull(1) ? std::nullopt : std::optional<qint64>(select.integer(1))};
    }
}

/// A group is claimed when none of what still waits of it is held back by an earlier row.
Result<bool> groupIsFree(Transaction &tx, qint64 group)
{
    Statement select(tx,
        u"SELECT COUNT(*) FROM outbox o WHERE o.group_id = :group AND o.state = 0 AND NOT (TRUE"_s + notBlocked
            + u")"_s);
    select.bind(u":group"_s, group);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    return select.integer(0) == 0;
}

Result<QList<Item>> take(Transaction &tx, const Candidate &candidate, const QString &worker, Instant until)
{
    Statement update(tx,
        u"UPDATE outbox SET state = 1, lease_by = :worker, lease_until = :until WHERE "_s
            + (candidate.group ? u"group_id = :which AND due_at <= :now"_s : u"id = :which"_s)
            + u" AND state = 0 RETURNING "_s + columns);
    update.bind(u":worker"_s, worker);
    update.bind(u":until"_s, until);
    update.bind(u":which"_s, candidate.group.value_or(candidate.id.value));
    if (candidate.group)
        update.bind(u":now"_s, tx.now());
    return items(update);
}

/// Takes the turn of a row that was claimed; when there is none, it waits for it, claimed no more but not undone.
Result<bool> hasTurn(Transaction &tx, const Item &item, const QString &worker, const Rates &rates)
{
    const std::chrono::milliseconds gap = gapOf(rates, item.budget);
    if (gap == 0ms)
        return true;
    const Result<std::chrono::milliseconds> wait = takeTurn(tx, item.budget, gap);
    if (!wait)
        return tl::unexpected(wait.error());
    if (*wait == 0ms)
        return true;
    const Result<> released = release(tx, item.id, worker, tx.now() + *wait);
    return released ? Result<bool>(false) : Result<bool>(tl::unexpected(released.error()));
}

const QString anyWorker;

/// Sendings that may or may not have arrived and claims that were not sent: of one worker, or those out of time.
Result<Swept> letGo(Transaction &tx, const QString &worker)
{
    const bool late = worker.isNull();
    const QString which = late ? u"lease_until <= :now"_s : u"lease_by = :worker AND lease_until IS NOT NULL"_s;
    const QString chosen = u" AND id IN (SELECT id FROM outbox WHERE state = %1 AND "_s + which
        + (late ? u" ORDER BY lease_until LIMIT 500)"_s : u")"_s);
    const auto bind = [&](Statement &statement) {
        if (late)
            statement.bind(u":now"_s, tx.now());
        else
            statement.bind(u":worker"_s, worker);
    };
    Swept swept;
    {
        Statement free(
            tx, u"UPDATE outbox SET state = 0, lease_by = NULL, lease_until = NULL WHERE state = 1"_s + chosen.arg(1));
        bind(free);
        if (Result<> run = free.run(); !run)
            return tl::unexpected(run.error());
        swept.released = free.affected();
    }
    Statement open(tx,
        u"UPDATE outbox SET state = CASE WHEN repeatable THEN 0 ELSE 3 END, lease_by = NULL, "
        "lease_until = NULL, due_at = :at, checks = 0, outcome = :why WHERE state = 2"_s
            + chosen.arg(2) + u" RETURNING "_s + columns);
    open.bind(u":at"_s, tx.now());
    open.bind(u":why"_s, late ? u"no answer in time"_s : u"the engine stopped while sending"_s);
    bind(open);
    Result<QList<Item>> opened = items(open);
    if (!opened)
        return tl::unexpected(opened.error());
    if (Result<> told = tell(tx, *opened); !told)
        return tl::unexpected(told.error());
    for (const Item &item : *opened) {
        if (item.state == State::Unclear)
            swept.unclear << item;
    }
    return swept;
}

} // namespace

Result<ItemId> enqueue(Transaction &tx, const NewItem &item)
{
    const ItemId id{tx.newId()};
    Statement insert(tx,
        u"INSERT INTO outbox (id, kind, subject, payload, budget, bulk, ordered, repeatable, group_id, "
        "due_at, expires_at) VALUES (:id, :kind, :subject, :payload, :budget, :bulk, :ordered, "
        ":repeatable, :group, :due, :expires)"_s);
    insert.bind(u":id"_s, id);
    insert.bind(u":kind"_s, item.kind);
    insert.bind(u":subject"_s, item.subject);
    insert.bind(u":payload"_s, item.payload);
    insert.bind(u":budget"_s, item.budget);
    insert.bind(u":bulk"_s, item.bulk);
    insert.bind(u":ordered"_s, item.ordered);
    insert.bind(u":repeatable"_s, item.repeatable);
    insert.bind(u":group"_s, item.group);
    insert.bind(u":due"_s, item.dueAt.value_or(tx.now()));
    insert.bind(u":expires"_s, item.expiresAt);
    if (Result<> run = insert.run(); !run)
        return tl::unexpected(run.error());
    if (item.bulk) // a campaign is shown as a whole; a line per recipient would only fill the log
        return id;
    if (Result<> told = tx.changed(u"outbox"_s, id); !told)
        return tl::unexpected(told.error());
    return id;
}

qint64 newGroup(Transaction &tx)
{
    return tx.newId();
}

Result<> undo(Transaction &tx, qint64 group)
{
    qint64 members = 0;
    {
        Statement count(tx, u"SELECT COUNT(*) FROM outbox WHERE group_id = :group"_s);
        count.bind(u":group"_s, group);
        if (const Result<bool> row = count.next(); !row)
            return tl::unexpected(row.error());
        members = count.integer(0);
    }
    Statement update(tx,
        u"UPDATE outbox SET state = 7, ended_at = :now, outcome = 'taken back' "
        "WHERE group_id = :group AND state = 0 AND attempts = 0 RETURNING "_s
            + columns);
    update.bind(u":group"_s, group);
    update.bind(u":now"_s, tx.now());
    const Result<QList<Item>> hit = items(update);
    if (!hit)
        return tl::unexpected(hit.error());
    if (members == 0)
        return failure(Error::Kind::NotFound, u"no outbox group %1"_s.arg(group));
    if (hit->size() != members)
        return failure(Error::Kind::Conflict, u"outbox group %1 is already on its way"_s.arg(group));
    return tell(tx, *hit);
}

Result<> cancel(Transaction &tx, ItemId id)
{
    Statement update(tx,
        u"UPDATE outbox SET state = 7, ended_at = :now, outcome = 'taken back' "
        "WHERE id = :id AND state = 0"_s);
    update.bind(u":now"_s, tx.now());
    return change(tx, update, id, u"is already on its way"_s);
}

Result<qint64> cancelWaiting(Transaction &tx, const QString &kind, const QString &subject)
{
    Statement update(tx,
        u"UPDATE outbox SET state = 7, ended_at = :now, outcome = 'no longer wanted' "
        "WHERE subject = :subject AND kind = :kind AND state = 0 RETURNING "_s
            + columns);
    update.bind(u":now"_s, tx.now());
    update.bind(u":kind"_s, kind);
    update.bind(u":subject"_s, subject);
    const Result<QList<Item>> hit = items(update);
    if (!hit)
        return tl::unexpected(hit.error());
    if (Result<> told = tell(tx, *hit); !told)
        return tl::unexpected(told.error());
    return qint64(hit->size());
}

Result<> hasten(Transaction &tx, const QString &kind, const QString &subject)
{
    Statement update(tx,
        u"UPDATE outbox SET due_at = :now WHERE subject = :subject AND kind = :kind AND state = 0 AND due_at > :now "
        "RETURNING "_s
            + columns);
    update.bind(u":now"_s, tx.now());
    update.bind(u":kind"_s, kind);
    update.bind(u":subject"_s, subject);
    const Result<QList<Item>> hit = items(update);
    return hit ? tell(tx, *hit) : tl::unexpected(hit.error());
}

Result<QList<Item>> claim(Transaction &tx, const QString &worker, const QString &budget, int limit,
    std::chrono::milliseconds lease, const Rates &rates)
{
    QList<Item> claimed;
    if (gapOf(rates, budget) > 0ms) {
        const Result<Turns> turns = outbox::turns(tx, budget, tx.now());
        if (!turns)
            return tl::unexpected(turns.error());
        if (turns->untilNext > 0ms)
            return claimed;
        limit = 1;
    }
    QSet<qint64> groups;
    for (const bool bulk : {false, true}) {
        const int room = limit - int(claimed.size());
        if (room <= 0)
            break;
        const Result<QList<Candidate>> found = candidates(tx, budget, bulk, room);
        if (!found)
            return tl::unexpected(found.error());
        for (const Candidate &candidate : *found) {
            if (claimed.size() >= limit)
                break;
            if (candidate.group) {
                if (groups.contains(*candidate.group))
                    continue;
                groups.insert(*candidate.group);
                const Result<bool> free = groupIsFree(tx, *candidate.group);
                if (!free)
                    return tl::unexpected(free.error());
                if (!*free)
                    continue;
            }
            const Result<QList<Item>> taken = take(tx, candidate, worker, tx.now() + lease);
            if (!taken)
                return tl::unexpected(taken.error());
            for (const Item &item : *taken) {
                const Result<bool> goes = hasTurn(tx, item, worker, rates);
                if (!goes)
                    return tl::unexpected(goes.error());
                if (*goes)
                    claimed << item;
            }
        }
    }
    return claimed;
}

Result<> release(Transaction &tx, ItemId id, const QString &worker, Instant dueAt)
{
    Statement update(tx,
        u"UPDATE outbox SET state = 0, lease_by = NULL, lease_until = NULL, due_at = :due "
        "WHERE id = :id AND state = 1 AND lease_by = :worker"_s);
    update.bind(u":due"_s, dueAt);
    update.bind(u":worker"_s, worker);
    return change(tx, update, id, u"is not ours any more"_s);
}

Result<int> markSending(Transaction &tx, ItemId id, const QString &worker, std::chrono::milliseconds within)
{
    Statement update(tx,
        u"UPDATE outbox SET state = 2, attempts = attempts + 1, sent_at = :now, lease_until = :until "
        "WHERE id = :id AND state = 1 AND lease_by = :worker AND lease_until > :now "
        "AND (expires_at IS NULL OR expires_at > :now) RETURNING attempts, bulk"_s);
    update.bind(u":now"_s, tx.now());
    update.bind(u":until"_s, tx.now() + within);
    update.bind(u":worker"_s, worker);
    update.bind(u":id"_s, id);
    const Result<bool> row = update.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return failure(Error::Kind::Conflict, u"outbox row %1 is not ours to send any more"_s.arg(id.value));
    const int attempt = int(update.integer(0));
    if (!update.boolean(1)) { // a campaign is shown as a whole
        if (const Result<> told = tx.changed(u"outbox"_s, id); !told)
            return tl::unexpected(told.error());
    }
    return attempt;
}

Result<bool> done(Transaction &tx, ItemId id, const QString &remoteId)
{
    {
        Statement update(tx,
            u"UPDATE outbox SET state = 5, lease_by = NULL, lease_until = NULL, ended_at = :now, "
            "remote_id = :remote, outcome = '' WHERE id = :id AND attempts > 0 AND state NOT IN (5, 7, 8)"_s);
        update.bind(u":now"_s, tx.now());
        update.bind(u":remote"_s, remoteId);
        update.bind(u":id"_s, id);
        if (Result<> run = update.run(); !run)
            return tl::unexpected(run.error());
        if (update.affected() == 1) {
            if (Result<> told = tx.changed(u"outbox"_s, id); !told)
                return tl::unexpected(told.error());
            return true;
        }
    }
    // Known already; a person may have said so, without its SID.
    Statement name(tx,
        u"UPDATE outbox SET remote_id = CASE WHEN remote_id = '' THEN :remote ELSE remote_id END WHERE id = :id "
        "AND state = 5"_s);
    name.bind(u":remote"_s, remoteId);
    if (Result<> run = change(tx, name, id, u"was never sent"_s); !run)
        return tl::unexpected(run.error());
    return false;
}

Result<> failed(Transaction &tx, ItemId id, int attempt, const QString &why, int httpStatus)
{
    Statement update(tx,
        u"UPDATE outbox SET state = 6, lease_by = NULL, lease_until = NULL, ended_at = :now, "
        "outcome = :why, http_status = :status WHERE id = :id AND attempts = :attempt AND state IN (1, 2, 3, 4)"_s);
    update.bind(u":now"_s, tx.now());
    update.bind(u":attempt"_s, attempt);
    update.bind(u":why"_s, why);
    update.bind(u":status"_s, httpStatus);
    return change(tx, update, id, u"is over already"_s);
}

Result<> retry(Transaction &tx, ItemId id, int attempt, const QString &why, Instant dueAt, int httpStatus)
{
    Statement update(tx,
        u"UPDATE outbox SET state = 0, lease_by = NULL, lease_until = NULL, due_at = :due, "
        "outcome = :why, http_status = :status WHERE id = :id AND attempts = :attempt AND state IN (1, 2, 3, 4)"_s);
    update.bind(u":due"_s, dueAt);
    update.bind(u":attempt"_s, attempt);
    update.bind(u":why"_s, why);
    update.bind(u":status"_s, httpStatus);
    return change(tx, update, id, u"is over already"_s);
}

Result<> unclear(Transaction &tx, ItemId id, int attempt, const QString &why, Instant lookAt)
{
    Statement update(tx,
        u"UPDATE outbox SET state = CASE WHEN repeatable THEN 0 ELSE 3 END, lease_by = NULL, "
        "lease_until = NULL, due_at = :look, checks = 0, outcome = :why "
        "WHERE id = :id AND attempts = :attempt AND state = 2"_s);
    update.bind(u":look"_s, lookAt);
    update.bind(u":attempt"_s, attempt);
    update.bind(u":why"_s, why);
    return change(tx, update, id, u"is not being sent"_s);
}

Result<> lookAgain(Transaction &tx, ItemId id, Instant lookAt, bool counted)
{
    Statement update(tx, u"UPDATE outbox SET due_at = :look, checks = checks + :more WHERE id = :id AND state = 3"_s);
    update.bind(u":look"_s, lookAt);
    update.bind(u":more"_s, counted ? 1 : 0);
    return change(tx, update, id, u"is not unclear any more"_s);
}

Result<> park(Transaction &tx, ItemId id)
{
    Statement update(tx, u"UPDATE outbox SET state = 4, checks = checks + 1 WHERE id = :id AND state = 3"_s);
    return change(tx, update, id, u"is not unclear any more"_s);
}

Result<> sendAgain(Transaction &tx, ItemId id, std::optional<int> attempt)
{
    Statement update(tx,
        u"UPDATE outbox SET state = 0, due_at = :now, checks = 0, outcome = '', expires_at = NULL "
        "WHERE id = :id AND state IN (3, 4) AND attempts = COALESCE(:attempt, attempts)"_s);
    update.bind(u":now"_s, tx.now());
    update.bind(u":attempt"_s, attempt);
    return change(tx, update, id, u"is not unclear any more"_s);
}

Result<> itArrived(Transaction &tx, ItemId id, std::optional<int> attempt)
{
    Statement update(tx,
        u"UPDATE outbox SET state = 5, ended_at = :now, outcome = 'said to have arrived' "
        "WHERE id = :id AND state IN (3, 4) AND attempts = COALESCE(:attempt, attempts)"_s);
    update.bind(u":now"_s, tx.now());
    update.bind(u":attempt"_s, attempt);
    return change(tx, update, id, u"is not unclear any more"_s);
}

Result<Swept> sweep(Transaction &tx)
{
    Result<Swept> swept = letGo(tx, anyWorker);
    if (!swept)
        return swept;
    Statement expire(tx,
        u"UPDATE outbox SET state = 8, ended_at = :now, outcome = 'too late' WHERE state = 0 AND id IN "
        "(SELECT id FROM outbox WHERE state = 0 AND expires_at IS NOT NULL AND expires_at <= :now "
        "ORDER BY expires_at LIMIT 500) RETURNING "_s
            + columns);
    expire.bind(u":now"_s, tx.now());
    Result<QList<Item>> expired = items(expire);
    if (!expired)
        return tl::unexpected(expired.error());
    if (Result<> told = tell(tx, *expired); !told)
        return tl::unexpected(told.error());
    swept->expired = std::move(*expired);
    return swept;
}

Result<Swept> recover(Transaction &tx, const QString &worker)
{
    Q_ASSERT(!worker.isNull());
    return letGo(tx, worker);
}

} // namespace cb::store::outbox

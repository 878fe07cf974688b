// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outbox_p.h"

#include <algorithm>
#include <functional>
#include <tuple>

using namespace Qt::StringLiterals;

namespace cb::store::outbox {

namespace {

Item item(const Statement &row)
{
    Item item;
    item.id = row.id<ItemId>(0);
    item.kind = row.text(1);
    item.subject = row.text(2);
    item.payload = row.text(3);
    item.budget = row.text(4);
    item.bulk = row.boolean(5);
    item.ordered = row.boolean(6);
    item.repeatable = row.boolean(7);
    if (!row.isNull(8))
        item.group = row.integer(8);
    item.dueAt = row.instant(9);
    item.expiresAt = row.optionalInstant(10);
    item.state = State(row.integer(11));
    item.attempts = int(row.integer(12));
    item.checks = int(row.integer(13));
    item.sentAt = row.optionalInstant(14);
    item.endedAt = row.optionalInstant(15);
    item.remoteId = row.text(16);
    item.outcome = row.text(17);
    item.httpStatus = int(row.integer(18));
    return item;
}

Result<QList<Item>> selected(Connection &connection, const QString &where, const QString &name, qint64 value)
{
    Statement select(connection, u"SELECT "_s + columns + u" FROM outbox WHERE "_s + where + u" ORDER BY id"_s);
    if (!name.isEmpty())
        select.bind(name, value);
    return items(select);
}

/// Of a list in an order of its own, which items() does not keep.
template <typename Before>
Result<QList<Item>> listed(Connection &connection, const QString &rest, int most, Before before,
    const std::function<void(Statement &)> &bind = {})
{
    Statement select(connection, u"SELECT "_s + columns + u" FROM outbox WHERE "_s + rest + u" LIMIT :most"_s);
    select.bind(u":most"_s, most);
    if (bind)
        bind(select);
    Result<QList<Item>> found = items(select);
    if (found)
        std::sort(found->begin(), found->end(), before);
    return found;
}

} // namespace

Result<QList<Item>> items(Statement &statement)
{
    QList<Item> found;
    while (true) {
        const Result<bool> row = statement.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        found << item(statement);
    }
    std::sort(found.begin(), found.end(), [](const Item &a, const Item &b) { return a.id < b.id; });
    return found;
}

Result<QList<Budget>> waitingBudgets(Connection &connection, Instant now)
{
    // Steps from budget to budget in the index: a campaign's 100,000 rows are one step.
    Statement select(connection,
        u"WITH RECURSIVE b (budget) AS (SELECT MIN(budget) FROM outbox WHERE state = 0 "
        "UNION ALL SELECT (SELECT MIN(budget) FROM outbox WHERE state = 0 "
        "AND budget > b.budget) FROM b WHERE b.budget IS NOT NULL) "
        "SELECT b.budget, "
        "(SELECT MIN(due_at) FROM outbox WHERE state = 0 AND budget = b.budget AND bulk = FALSE), "
        "(SELECT MIN(due_at) FROM outbox WHERE state = 0 AND budget = b.budget AND bulk = TRUE) "
        "FROM b WHERE b.budget IS NOT NULL"_s);
    QList<Budget> found;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        const Instant never = Instant::max();
        found << Budget{select.text(0),
            std::min(select.optionalInstant(1).value_or(never), select.optionalInstant(2).value_or(never))};
    }
    for (Budget &budget : found) {
        const Result<Turns> turns = outbox::turns(connection, budget.name, now);
        if (!turns)
            return tl::unexpected(turns.error());
        budget.turns = *turns;
    }
    return found;
}

Result<std::optional<Instant>> nextLook(Connection &connection)
{
    Statement select(connection, u"SELECT MIN(due_at) FROM outbox WHERE state = 3"_s);
    if (const Result<bool> row = select.next(); !row)
        return tl::unexpected(row.error());
    return select.optionalInstant(0);
}

Result<std::optional<Instant>> nextSweep(Connection &connection)
{
    Statement select(connection,
        u"SELECT (SELECT MIN(lease_until) FROM outbox WHERE lease_until IS NOT NULL), "
        "(SELECT MIN(expires_at) FROM outbox WHERE state = 0 AND expires_at IS NOT NULL)"_s);
    if (const Result<bool> row = select.next(); !row)
        return tl::unexpected(row.error());
    const std::optional<Instant> lease = select.optionalInstant(0);
    const std::optional<Instant> expiry = select.optionalInstant(1);
    return lease && expiry ? std::min(lease, expiry) : (lease ? lease : expiry);
}

Result<QList<Item>> unclearDue(Connection &connection, Instant now, int limit)
{
    Statement select(connection,
        u"SELECT "_s + columns + u" FROM outbox WHERE state = 3 AND due_at <= :now ORDER BY due_at LIMIT :limit"_s);
    select.bind(u":now"_s, now);
    select.bind(u":limit"_s, limit);
    return items(select);
}

Result<std::optional<Item>> find(Connection &connection, ItemId id)
{
    const Result<QList<Item>> found = selected(connection, u"id = :id"_s, u":id"_s, id.value);
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<QList<Item>> about(Connection &connection, const QString &subject)
{
    Statement select(connection, u"SELECT "_s + columns + u" FROM outbox WHERE subject = :subject ORDER BY id"_s);
    select.bind(u":subject"_s, subject);
    return items(select);
}

Result<QList<Item>> group(Connection &connection, qint64 group)
{
    return selected(connection, u"group_id = :group"_s, u":group"_s, group);
}

Result<QList<Item>> parked(Connection &connection)
{
    return selected(connection, u"state = 4"_s, {}, 0);
}

Result<Overview> overview(Connection &connection, Instant now, Instant failedSince, int most)
{
    Overview overview;
    const auto byId = [](const Item &a, const Item &b) { return a.id < b.id; };
    const auto byTurn = [](const Item &a, const Item &b) { return std::tie(a.dueAt, a.id) < std::tie(b.dueAt, b.id); };
    const auto newestFirst = [](const Item &a, const Item &b) {
        return std::tie(a.endedAt, a.id) > std::tie(b.endedAt, b.id);
    };
    const auto add = [](QList<Item> &to, Result<QList<Item>> found) -> Result<> {
        if (!found)
            return tl::unexpected(found.error());
        to << *found;
        return {};
    };
    const Result<> lists[] = {
        add(overview.parked, listed(connection, u"state = 4 ORDER BY id DESC"_s, most, byId)),
        add(overview.unclear, listed(connection, u"state = 3 ORDER BY due_at"_s, most, byId)),
        add(overview.sending,
            listed(connection,
                u"lease_until IS NOT NULL AND state IN (1, 2) AND budget <> 'timer' ORDER BY lease_until"_s, most,
                byId)),
        add(overview.failed,
            listed(connection,
                u"state IN (6, 8) AND ended_at >= :since AND budget <> 'timer' ORDER BY ended_at DESC, id DESC"_s, most,
                newestFirst, [&](Statement &select) { select.bind(u":since"_s, failedSince); })),
    };
    for (const Result<> &list : lists) {
        if (!list)
            return tl::unexpected(list.error());
    }
    Result<QList<Budget>> budgets = waitingBudgets(connection, now);
    if (!budgets)
        return tl::unexpected(budgets.error());
    budgets->removeIf([](const Budget &budget) { return budget.name == u"timer"; });
    for (const Budget &budget : std::as_const(*budgets)) {
        QList<Item> waiting;
        for (const bool bulk : {false, true}) {
            const Result<> found = add(waiting,
                listed(connection, u"state = 0 AND budget = :budget AND bulk = :bulk ORDER BY due_at, id"_s,
                    most - int(waiting.size()), byTurn, [&](Statement &select) {
                        select.bind(u":budget"_s, budget.name);
                        select.bind(u":bulk"_s, bulk);
                    }));
            if (!found)
                return tl::unexpected(found.error());
        }
        overview.waiting << waiting;
    }
    overview.budgets = std::move(*budgets);
    return overview;
}

Result<Counts> counts(Connection &connection, Instant now, int most)
{
    Statement select(connection,
        u"SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE state = 0 AND due_at <= :now LIMIT :most) w), "
        "(SELECT COUNT(*) FROM outbox WHERE state = 3), (SELECT COUNT(*) FROM outbox WHERE state = 4)"_s);
    select.bind(u":now"_s, now);
    select.bind(u":most"_s, most);
    if (const Result<bool> row = select.next(); !row)
        return tl::unexpected(row.error());
    return Counts{int(select.integer(0)), int(select.integer(1)), int(select.integer(2))};
}

} // namespace cb::store::outbox

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/turns.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace cb::store::outbox {

namespace {

struct Row {
    Instant now{}; // of the database's clock
    std::optional<Instant> next;
    milliseconds gap{0};
};

Result<Row> read(Connection &connection, const QString &budget, Instant now)
{
    const bool sqlite = connection.engine() == Engine::Sqlite;
    Statement select(connection,
        u"SELECT b.next_at, b.gap_ms, "_s
            + (sqlite ? u":now"_s : u"CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"_s)
            + u" FROM (SELECT 1) one LEFT JOIN outbox_budget b ON b.name = :name"_s);
    select.bind(u":name"_s, budget);
    if (sqlite)
        select.bind(u":now"_s, now);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    return Row{select.instant(2), select.optionalInstant(0), milliseconds(select.integer(1))};
}

/// A turn further away than the gap it was made with: the clock has been set back since.
bool isStale(const Row &row, milliseconds gap)
{
    return row.next && *row.next > row.now + gap;
}

} // namespace

milliseconds gapOf(const Rates &rates, const QString &budget)
{
    return rates.value(budget.section(u':', 0, 0), 0ms);
}

Result<Turns> turns(Connection &connection, const QString &budget, Instant now)
{
    const Result<Row> row = read(connection, budget, now);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->next)
        return Turns();
    // Whoever asks for a stale one puts it right.
    return Turns{isStale(*row, row->gap) ? 0ms : std::max<milliseconds>(*row->next - row->now, 0ms), row->gap};
}

Result<milliseconds> takeTurn(Transaction &tx, const QString &budget, milliseconds gap)
{
    const Result<Row> row = read(tx, budget, tx.now());
    if (!row)
        return tl::unexpected(row.error());
    const bool ours = !row->next || *row->next <= row->now;
    if (!ours && !isStale(*row, gap))
        return *row->next - row->now;
    // Only over what was read: of two engines that take the same turn one finds it gone.
    Statement take(tx,
        u"INSERT INTO outbox_budget (name, next_at, gap_ms) VALUES (:name, :next, :gap) ON CONFLICT (name) DO UPDATE "
        "SET next_at = excluded.next_at, gap_ms = excluded.gap_ms WHERE outbox_budget.next_at = :seen"_s);
    take.bind(u":name"_s, budget);
    take.bind(u":next"_s, row->now + gap);
    take.bind(u":gap"_s, qint64(gap.count()));
    take.bind(u":seen"_s, row->next);
    if (const Result<> run = take.run(); !run)
        return tl::unexpected(run.error());
    return ours && take.affected() == 1 ? 0ms : gap;
}

} // namespace cb::store::outbox

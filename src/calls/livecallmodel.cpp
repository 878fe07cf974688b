// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/livecallmodel.h"

#include "calls/actionstore.h"
#include "calls/callstore.h"
#include "store/database.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::calls {

namespace {

constexpr auto frame = 16ms; // changes of one frame are shown together
constexpr auto rush = 50ms; // while there is much to read: no eye follows it, and scrolling goes on
constexpr qsizetype much = 24;
constexpr std::array groups{CallGroup::Ringing, CallGroup::Queued, CallGroup::InProgress, CallGroup::WrapUp};

/// Whether a stands above b in their group.
bool above(CallGroup group, const Call &a, const Call &b)
{
    switch (group) {
    case CallGroup::Ringing: // longest first
        return std::pair(a.stateSince, a.id) < std::pair(b.stateSince, b.id);
    case CallGroup::Queued: // by position; those whose position is not known yet after them, longest first
        return std::tuple(a.queuePosition == 0, a.queuePosition, a.stateSince, a.id)
            < std::tuple(b.queuePosition == 0, b.queuePosition, b.stateSince, b.id);
    case CallGroup::InProgress: // newest first; by id, so that hold and resume move nothing
        return a.id > b.id;
    case CallGroup::WrapUp:
        return std::pair(a.stateSince, a.id) > std::pair(b.stateSince, b.id);
    }
    return false;
}

} // namespace

LiveCallModel::LiveCallModel(store::Database &database, QObject *parent)
    : QAbstractListModel(parent)
    , m_database(database)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frame);
    connect(&m_frame, &QTimer::timeout, this, &LiveCallModel::readPending);
    m_untilOnceMore.setSingleShot(true);
    m_untilOnceMore.setInterval(lists::untilReadOnceMore);
    connect(&m_untilOnceMore, &QTimer::timeout, this, [this] {
        m_onceMoreDue = !m_onceMore.isEmpty();
        readSoon();
    });
}

/// One read at a time: two of them may come back in the wrong order, and nobody would tell of what the older one undid.
void LiveCallModel::load()
{
    if (m_reading) {
        m_loadAgain = true;
        return;
    }
    m_reading = true;
    m_database.readFor<Found>(
        [](store::Connection &connection) -> Result<Found> {
            const Result<store::Position> position = store::position(connection);
            if (!position)
                return tl::unexpected(position.error());
            Result<QList<Call>> open = openCalls(connection);
            if (!open)
                return tl::unexpected(open.error());
            const Result<QSet<qint64>> hangingUp = callsHungUp(connection);
            if (!hangingUp)
                return tl::unexpected(hangingUp.error());
            return Found{{}, std::move(*open), *hangingUp, *position};
        },
        this,
        [this](const Result<Found> &found) {
            m_reading = false;
            if (!found) {
                Q_EMIT failed(found.error());
                return goOn();
            }
            m_position = found->position;
            Found all = *found;
            for (auto call = m_calls.cbegin(); call != m_calls.cend(); ++call)
                all.asked.insert(call.key()); // a load again: what is not open any more leaves
            for (const Call &call : found->calls)
                all.asked.insert(call.id.value);
            take(all);
            m_expected.allSeen(found->position); // of calls that are not here, too
            m_ready = true;
            Q_EMIT ready();
            goOn();
        });
}

void LiveCallModel::goOn()
{
    if (std::exchange(m_loadAgain, false))
        load();
    else
        readSoon();
}

void LiveCallModel::apply(const store::Changes &changes)
{
    for (const qint64 id : changes.byKind.value(u"call"_s))
        m_pending.insert(id);
    for (const qint64 id : changes.byKind.value(u"callaction"_s))
        m_pendingActions.insert(id);
    m_position = std::max(m_position, changes.position);
    m_onceMoreDue = !m_onceMore.isEmpty();
    readSoon();
}

void LiveCallModel::readSoon()
{
    const bool waiting = !m_pending.isEmpty() || !m_pendingActions.isEmpty() || m_onceMoreDue;
    if (waiting && !m_reading && !m_frame.isActive())
        m_frame.start();
}

/// On a reader's thread.
Result<LiveCallModel::Found> LiveCallModel::read(
    store::Connection &connection, QSet<qint64> calls, const QSet<qint64> &actions)
{
    const Result<store::Position> position = store::position(connection);
    if (!position)
        return tl::unexpected(position.error());
    const Result<QSet<qint64>> acted = callsOf(connection, actions);
    if (!acted)
        return tl::unexpected(acted.error());
    calls.unite(*acted);
    Found found;
    found.position = *position;
    Result<QList<Call>> rows = callsById(connection, calls.values());
    if (!rows)
        return tl::unexpected(rows.error());
    found.calls = std::move(*rows);
    Result<QSet<qint64>> hangingUp = callsHungUp(connection, calls);
    if (!hangingUp)
        return tl::unexpected(hangingUp.error());
    found.hangingUp = std::move(*hangingUp);
    found.asked = std::move(calls);
    return found;
}

void LiveCallModel::readPending()
{
    if (m_reading) // a load that began meanwhile
        return;
    if (std::exchange(m_onceMoreDue, false) && !m_onceMore.isEmpty())
        return readThese(std::exchange(m_onceMore, {}), {});
    m_frame.setInterval(m_pending.size() + m_pendingActions.size() > much ? rush : frame);
    readThese(std::exchange(m_pending, {}), std::exchange(m_pendingActions, {}));
}

void LiveCallModel::readThese(const QSet<qint64> &calls, const QSet<qint64> &actions)
{
    m_reading = true;
    m_database.readFor<Found>(
        [calls, actions](store::Connection &connection) { return read(connection, calls, actions); }, this,
        [this, calls](const Result<Found> &found) {
            m_reading = false;
            if (found) {
                take(*found);
            } else {
                notRead(calls);
                Q_EMIT failed(found.error());
            }
            goOn();
        });
}

/// All others wait for their next change.
void LiveCallModel::notRead(const QSet<qint64> &calls)
{
    const auto notRead = m_expected.notRead(calls);
    if (!notRead.again.isEmpty()) {
        m_onceMore.unite({notRead.again.begin(), notRead.again.end()});
        m_untilOnceMore.start();
    }
    tellHangingUp(notRead.over);
}

void LiveCallModel::take(const Found &found)
{
    QSet<qint64> before;
    for (const qint64 id : found.asked) {
        if (isHangingUp(id))
            before.insert(id);
    }
    m_expected.seen(found.asked, found.position);
    m_hangingUp.subtract(found.asked);
    m_hangingUp.unite(found.hangingUp);

    QSet<qint64> gone = found.asked;
    QSet<qint64> updated;
    for (const Call &call : found.calls) {
        if (!isOpen(call.state))
            continue;
        const qint64 id = call.id.value;
        gone.remove(id);
        Call &kept = m_calls[id];
        if (kept != call || isHangingUp(id) != before.contains(id)) {
            kept = call;
            updated.insert(id);
        }
    }
    for (const qint64 id : std::as_const(gone))
        m_calls.remove(id);
    m_hangingUp.subtract(gone);
    arrange(updated);
    Q_EMIT countsChanged();
}

LiveCallModel::Ticket LiveCallModel::expectHangUp(Call::Id call)
{
    const Ticket ticket = m_expected.expect({call.value}, [](qint64, bool &hangingUp) { hangingUp = true; });
    tellHangingUp({call.value});
    return ticket;
}

void LiveCallModel::carriedOut(Ticket ticket, store::Position at)
{
    for (const qint64 id : m_expected.carriedOut(ticket, at))
        m_pending.insert(id); // the feed may have told of it before the answer came
    readSoon();
}

void LiveCallModel::refused(Ticket ticket)
{
    tellHangingUp(m_expected.refused(ticket));
}

bool LiveCallModel::isHangingUp(qint64 call) const
{
    bool hangingUp = m_hangingUp.contains(call);
    m_expected.adjust(call, hangingUp);
    return hangingUp;
}

void LiveCallModel::tellHangingUp(const QList<qint64> &calls)
{
    for (const qint64 id : calls) {
        if (const QModelIndex row = indexOf(Call::Id{id}); row.isValid())
            Q_EMIT dataChanged(row, row, {HangingUpRole});
    }
}

std::vector<LiveCallModel::Row> LiveCallModel::arranged() const
{
    std::vector<Row> rows;
    rows.reserve(size_t(m_calls.size()) + groups.size());
    for (const CallGroup group : groups) {
        const size_t header = rows.size();
        rows.push_back({group, 0});
        for (const Call &call : m_calls) {
            if (groupOf(call.state) == group)
                rows.push_back({group, call.id.value});
        }
        if (rows.size() == header + 1) {
            rows.pop_back();
            continue;
        }
        std::sort(rows.begin() + std::ptrdiff_t(header) + 1, rows.end(), [&](const Row &a, const Row &b) {
            return above(group, *m_calls.constFind(a.id), *m_calls.constFind(b.id));
        });
    }
    return rows;
}

/// Brings m_rows to the new arrangement by removing, moving and inserting single rows, then tells the changed ones.
/// Rows are few (open calls), and most changes touch one.
void LiveCallModel::arrange(const QSet<qint64> &updated)
{
    const std::vector<Row> wanted = arranged();
    // A call that changed its group is the same row; a header is known by its group.
    const auto same = [](const Row &a, const Row &b) { return a.id == b.id && (a.id != 0 || a.group == b.group); };
    const auto place = [&](const std::vector<Row> &rows, const Row &row) {
        return std::find_if(rows.begin(), rows.end(), [&](const Row &r) { return same(r, row); });
    };

    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (place(wanted, m_rows[size_t(i)]) == wanted.end()) {
            beginRemoveRows({}, i, i);
            m_rows.erase(m_rows.begin() + i);
            endRemoveRows();
        }
    }
    for (int i = 0; i < int(wanted.size()); ++i) {
        const Row &row = wanted[size_t(i)];
        if (i < int(m_rows.size()) && same(m_rows[size_t(i)], row)) {
            m_rows[size_t(i)] = row;
            continue;
        }
        const auto old = place(m_rows, row);
        if (old == m_rows.end()) {
            beginInsertRows({}, i, i);
            m_rows.insert(m_rows.begin() + i, row);
            endInsertRows();
        } else {
            const int from = int(old - m_rows.begin());
            beginMoveRows({}, from, from, {}, i);
            m_rows.erase(old);
            m_rows.insert(m_rows.begin() + i, row);
            endMoveRows();
        }
    }
    for (int i = 0; i < int(m_rows.size()); ++i) {
        if (updated.contains(m_rows[size_t(i)].id))
            Q_EMIT dataChanged(index(i), index(i));
        else if (m_rows[size_t(i)].id == 0)
            Q_EMIT dataChanged(index(i), index(i), {CountRole});
    }
}

int LiveCallModel::countIn(CallGroup group) const
{
    return int(
        std::count_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.id != 0 && row.group == group; }));
}

int LiveCallModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant LiveCallModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (row.id != 0)
        return role == HangingUpRole ? QVariant(isHangingUp(row.id)) : callData(*m_calls.constFind(row.id), role);
    switch (role) {
    case KindRole:
        return int(CallRow::Header);
    case GroupRole:
        return int(row.group);
    case CountRole:
        return countIn(row.group);
    default:
        return {};
    }
}

QHash<int, QByteArray> LiveCallModel::roleNames() const
{
    return callRoleNames();
}

int LiveCallModel::waitingCount() const
{
    return countIn(CallGroup::Queued);
}

std::optional<Instant> LiveCallModel::longestWaitingSince() const
{
    std::optional<Instant> longest;
    for (const Call &call : m_calls) {
        if (call.state == CallState::Queued)
            longest = longest ? std::min(*longest, call.stateSince) : call.stateSince;
    }
    return longest;
}

const Call *LiveCallModel::call(Call::Id id) const
{
    const auto found = m_calls.constFind(id.value);
    return found == m_calls.constEnd() ? nullptr : &*found;
}

QModelIndex LiveCallModel::indexOf(Call::Id id) const
{
    const auto row =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &r) { return r.id != 0 && r.id == id.value; });
    return row == m_rows.end() ? QModelIndex() : index(int(row - m_rows.begin()));
}

} // namespace cb::calls

#include "moc_livecallmodel.cpp"

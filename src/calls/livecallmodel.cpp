// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/livecallmodel.h"

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
}

void LiveCallModel::load()
{
    m_reading = true;
    m_database.readFor<Found>(
        [](store::Connection &connection) -> Result<Found> {
            const Result<store::Position> position = store::position(connection);
            if (!position)
                return tl::unexpected(position.error());
            Result<QList<Call>> open = openCalls(connection);
            if (!open)
                return tl::unexpected(open.error());
            return Found{std::move(*open), *position};
        },
        this,
        [this](const Result<Found> &found) {
            m_reading = false;
            if (!found) {
                Q_EMIT failed(found.error());
                return;
            }
            m_position = found->position;
            QSet<qint64> asked; // a load again: what is not open any more leaves
            for (auto call = m_calls.cbegin(); call != m_calls.cend(); ++call)
                asked.insert(call.key());
            take(*found, asked);
            m_ready = true;
            Q_EMIT ready();
            if (!m_pending.isEmpty())
                m_frame.start();
        });
}

void LiveCallModel::apply(const store::Changes &changes)
{
    for (const qint64 id : changes.byKind.value(u"call"_s))
        m_pending.insert(id);
    m_position = std::max(m_position, changes.position);
    if (!m_pending.isEmpty() && !m_reading && !m_frame.isActive())
        m_frame.start();
}

void LiveCallModel::readPending()
{
    const QSet<qint64> asked = std::exchange(m_pending, {});
    m_reading = true;
    m_frame.setInterval(asked.size() > much ? rush : frame);
    m_database.readFor<Found>(
        [ids = QList<qint64>(asked.begin(), asked.end())](store::Connection &connection) -> Result<Found> {
            Result<QList<Call>> calls = callsById(connection, ids);
            if (!calls)
                return tl::unexpected(calls.error());
            return Found{std::move(*calls), 0};
        },
        this,
        [this, asked](const Result<Found> &found) {
            m_reading = false;
            if (found)
                take(*found, asked);
            else
                Q_EMIT failed(found.error());
            if (!m_pending.isEmpty())
                m_frame.start();
        });
}

void LiveCallModel::take(const Found &found, const QSet<qint64> &asked)
{
    QSet<qint64> gone = asked;
    QSet<qint64> updated;
    for (const Call &call : found.calls) {
        if (!isOpen(call.state))
            continue;
        gone.remove(call.id.value);
        Call &kept = m_calls[call.id.value];
        if (kept != call) {
            kept = call;
            updated.insert(call.id.value);
        }
    }
    for (const qint64 id : std::as_const(gone))
        m_calls.remove(id);
    arrange(updated);
    Q_EMIT countsChanged();
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
        return callData(*m_calls.constFind(row.id), role);
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

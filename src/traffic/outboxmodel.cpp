// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic/outboxmodel.h"

#include "store/database.h"
#include "traffic/outgoingreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::traffic {

namespace {
constexpr auto frame = 50ms; // an outbox at work changes many times a second, and no eye follows
}

OutboxModel::OutboxModel(store::Database &database, const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_database(database)
    , m_clock(clock)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frame);
    connect(&m_frame, &QTimer::timeout, this, &OutboxModel::read);
}

void OutboxModel::load()
{
    m_wanted = true;
    if (!m_frame.isActive())
        read();
}

void OutboxModel::apply(const store::Changes &changes)
{
    if (m_wanted && changes.byKind.contains(u"outbox"_s) && !m_frame.isActive())
        m_frame.start();
}

void OutboxModel::read()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_again = false;
    m_database.readFor<QList<Outgoing>>(
        [now = m_clock.now()](store::Connection &connection) { return readOutgoing(connection, now); }, this,
        [this](const Result<QList<Outgoing>> &found) {
            m_reading = false;
            if (m_again)
                m_frame.start();
            if (!found) {
                Q_EMIT failed(found.error());
                return;
            }
            take(*found);
            if (!std::exchange(m_ready, true))
                Q_EMIT ready();
        });
}

/// By removing, moving and inserting single rows: whoever has one in hand keeps it.
void OutboxModel::take(const QList<Outgoing> &wanted)
{
    const auto place = [](const QList<Outgoing> &rows, Outgoing::Id id) {
        const auto found = std::find_if(rows.begin(), rows.end(), [id](const Outgoing &row) { return row.id == id; });
        return found == rows.end() ? -1 : int(found - rows.begin());
    };
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (place(wanted, m_rows.at(i).id) < 0) {
            beginRemoveRows({}, i, i);
            m_rows.removeAt(i);
            endRemoveRows();
        }
    }
    for (int i = 0; i < int(wanted.size()); ++i) {
        const int from = place(m_rows, wanted.at(i).id);
        if (from < 0) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, wanted.at(i));
            endInsertRows();
            continue;
        }
        if (from != i) { // it stood further down: all above are in their place already
            beginMoveRows({}, from, from, {}, i);
            m_rows.move(from, i);
            endMoveRows();
        }
        if (m_rows.at(i) != wanted.at(i)) {
            m_rows[i] = wanted.at(i);
            Q_EMIT dataChanged(index(i), index(i));
        }
    }
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (role != OutgoingRole || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return QVariant::fromValue(m_rows.at(index.row()));
}

QHash<int, QByteArray> OutboxModel::roleNames() const
{
    return {{OutgoingRole, "outgoing"}};
}

} // namespace cb::traffic

#include "moc_outboxmodel.cpp"

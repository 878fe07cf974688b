// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "calls/callroles.h"
#include "lists/expectations.h"
#include "store/changefeed.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <vector>

namespace cb::store {
class Database;
}

namespace cb::calls {

/// The open calls under a header row for each group that has any: Ringing (longest first), Queued (by position), In
/// progress and Wrap-up (newest first). Reads once, then follows the change feed; changes are gathered for one frame.
class LiveCallModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit LiveCallModel(store::Database &database, QObject *parent = nullptr);

    /// Reads the open calls; ready() follows. `position` is told so that the feed can start there.
    void load();
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] store::Position position() const { return m_position; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override; // DisplayRole: the name
    QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int callCount() const { return int(m_calls.size()); }
    [[nodiscard]] int waitingCount() const; // queued
    [[nodiscard]] std::optional<Instant> longestWaitingSince() const; // queued
    [[nodiscard]] const Call *call(Call::Id id) const; // until the next change; null when it is not open
    [[nodiscard]] QModelIndex indexOf(Call::Id id) const;

    /// Somebody here hangs up: the row says so from now on. One of the two below follows.
    using Ticket = lists::Expectations<bool>::Ticket;
    [[nodiscard]] Ticket expectHangUp(Call::Id call);
    void carriedOut(Ticket ticket, store::Position at); // it is ordered; from that position on the row knows it itself
    void refused(Ticket ticket);

public Q_SLOTS:
    void apply(const cb::store::Changes &changes); // connect to ChangeFeed::changed; "call" and "callaction" count

Q_SIGNALS:
    void ready();
    void countsChanged(); // any of the counts above
    void failed(const cb::Error &error); // reading did not work; what is shown is old

private:
    struct Row {
        CallGroup group = CallGroup::Ringing;
        qint64 id = 0; // 0: the group's header
        friend bool operator==(const Row &, const Row &) = default;
    };
    struct Found { // what a read brings
        QSet<qint64> asked; // which calls were read; all others are as they were
        QList<Call> calls;
        QSet<qint64> hangingUp; // of those asked
        store::Position position = 0;
    };
    [[nodiscard]] static Result<Found> read(
        store::Connection &connection, QSet<qint64> calls, const QSet<qint64> &actions);
    void readPending();
    void readThese(const QSet<qint64> &calls, const QSet<qint64> &actions);
    void notRead(const QSet<qint64> &calls);
    void readSoon();
    void goOn();
    void take(const Found &found);
    [[nodiscard]] bool isHangingUp(qint64 call) const;
    void tellHangingUp(const QList<qint64> &calls);
    void arrange(const QSet<qint64> &updated);
    [[nodiscard]] std::vector<Row> arranged() const;
    [[nodiscard]] int countIn(CallGroup group) const;

    store::Database &m_database;
    QHash<qint64, Call> m_calls;
    std::vector<Row> m_rows;
    QSet<qint64> m_hangingUp; // as stored
    lists::Expectations<bool> m_expected; // of being hung up
    QSet<qint64> m_pending; // changed, not read yet
    QSet<qint64> m_pendingActions; // their calls
    QSet<qint64> m_onceMore; // could not be read
    bool m_onceMoreDue = false;
    QTimer m_frame;
    QTimer m_untilOnceMore;
    store::Position m_position = 0;
    bool m_reading = false;
    bool m_loadAgain = false; // wanted while something else was read
    bool m_ready = false;
};

} // namespace cb::calls

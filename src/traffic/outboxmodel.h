// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/changefeed.h"
#include "traffic/outgoing.h"

#include <QAbstractListModel>
#include <QTimer>

namespace cb::store {
class Database;
}

namespace cb::traffic {

/// What is to go out and has not gone: what a person decides first, then what is looked for, sent, waits and failed
/// today. A few rows, read as a whole once load() was called and after each change of the outbox, one read a frame.
class OutboxModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        OutgoingRole = Qt::UserRole, // the Outgoing
    };
    /// Both outlive it.
    OutboxModel(store::Database &database, const Clock &clock, QObject *parent = nullptr);

    /// Reads; ready() follows the first time. Reads again, also what campaigns did (they tell no change of their own).
    void load();
    [[nodiscard]] bool isReady() const { return m_ready; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = OutgoingRole) const override;
    QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] const QList<Outgoing> &rows() const { return m_rows; }

public Q_SLOTS:
    void apply(const cb::store::Changes &changes); // connect to ChangeFeed::changed; "outbox" counts

Q_SIGNALS:
    void ready();
    void failed(const cb::Error &error); // reading did not work; what is shown is old

private:
    void read();
    void take(const QList<Outgoing> &wanted);

    store::Database &m_database;
    const Clock &m_clock;
    QList<Outgoing> m_rows;
    QTimer m_frame;
    bool m_wanted = false; // load() was called
    bool m_reading = false;
    bool m_again = false;
    bool m_ready = false;
};

} // namespace cb::traffic

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "calls/retentionstore.h"

#include <QObject>
#include <QTimer>

namespace cb::store {
class Database;
}

namespace cb::calls {

/// Removes calls that are older than they are to be kept: when that is set, and each hour. Looks for them in a reader,
/// removes them in slices of the bulk lane, and takes up where it was after a restart, as what is removed is gone.
/// Lives on the thread that made it.
class CallRetention final : public QObject
{
    Q_OBJECT
public:
    CallRetention(store::Database &database, const Clock &clock, HeldBack heldBack, QObject *parent = nullptr);

    /// 0: for ever. 1 is taken as two, though the setting refuses it: catch-up asks for the calls of the last day, and
    /// would bring them back.
    void setDays(int days);

Q_SIGNALS:
    void finished(int removed); // nothing old is left but what is held back

private:
    void begin();
    void look(Call::Id after);
    void remove(const QStringList &sids, Call::Id last);
    [[nodiscard]] Instant limit() const;
    void stop(const Error &error);

    store::Database &m_database;
    const Clock &m_clock;
    HeldBack m_heldBack;
    QTimer m_hourly;
    int m_days = 0;
    int m_passDays = 0; // as it was when the calls were looked for that are being removed
    bool m_running = false;
    int m_removed = 0;
};

} // namespace cb::calls

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace cb::store {
class Database;
}

namespace cb::calls {

/// Keeps the text index up to date while the engine runs: a moment after each commit, in slices of the bulk lane. Lives
/// on the thread that made it.
class CallIndexer final : public QObject
{
    Q_OBJECT
public:
    explicit CallIndexer(store::Database &database, QObject *parent = nullptr);

Q_SIGNALS:
    void upToDate(); // nothing is marked any more

private:
    void look();
    void slice();
    void rest();

    store::Database &m_database;
    QTimer m_soon;
    bool m_running = false;
    bool m_again = false; // something was committed meanwhile
};

} // namespace cb::calls

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QTimer>

namespace cb::store {

/// Does what commits leave to be done behind them, as bringing a text index up to date: a moment after each commit, in
/// slices of the bulk lane. Lives on the thread that made it; rooms derive from it.
class Indexer : public QObject
{
    Q_OBJECT
public:
    /// What there is to do.
    struct Work {
        QByteArray subject; // "calls.text": for writes, and the log
        std::function<Result<bool>(Connection &)> isThere; // whether there is any
        std::function<Result<int>(Transaction &, int limit)> slice; // does at most so much; says how much
    };
    Indexer(Database &database, Work work, QObject *parent = nullptr);

Q_SIGNALS:
    void upToDate(); // nothing is left

private:
    void look();
    void slice();
    void failed(const Error &error);
    void rest();

    Database &m_database;
    Work m_work;
    QTimer m_soon;
    bool m_running = false;
    bool m_again = false; // something was committed meanwhile
};

} // namespace cb::store

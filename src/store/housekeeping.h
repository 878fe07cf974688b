// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <chrono>
#include <functional>

namespace cb::store {

/// How long the store's own tables remember.
struct Retention {
    std::chrono::days journal{30};
    std::chrono::days changeLog{7};
    std::chrono::days outbox{90}; // rows that are over
};

/// Removes at most 500 old rows of each table; true while there may be more. For the Bulk lane.
[[nodiscard]] Result<bool> forgetSlice(Transaction &tx, const Retention &retention = {});

/// Forgets in slices, now and each hour, while it lives.
class Housekeeping final : public QObject
{
    Q_OBJECT
public:
    /// Removes one slice of something old; true while there may be more.
    using Forget = std::function<Result<bool>(Transaction &)>;
    /// `rooms`: what the rooms forget beside the store's own tables, each in transactions of its own.
    explicit Housekeeping(Database &database, const Retention &retention = {}, const QList<Forget> &rooms = {},
        QObject *parent = nullptr);

    void forget();

Q_SIGNALS:
    void finished(); // nothing old is left

private:
    void forgetFrom(qsizetype part);

    Database &m_database;
    QList<Forget> m_parts;
    bool m_running = false;
};

} // namespace cb::store

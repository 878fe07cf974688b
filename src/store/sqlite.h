// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection_p.h"

#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <memory>

// SQLite's own C interface: through QtSql each bound value becomes a QVariant and each result a map of them.
namespace cb::store {

class SqliteConnection final : public Connection::Private
{
public:
    enum class Use { Write, Read, Checkpoint };
    /// How long a statement waits for a lock that another connection holds.
    static constexpr std::chrono::milliseconds busyTime{3'000};
    /// Sets the pragmas for that use. Creates the file when writing. Storage when it cannot be opened.
    [[nodiscard]] static Result<std::unique_ptr<SqliteConnection>> open(const QString &path, Use use);
    ~SqliteConnection() override;

    [[nodiscard]] Engine engine() const override { return Engine::Sqlite; }
    Result<> execute(const QByteArray &sql) override;

    /// False once SQLite has rolled the transaction back by itself (disk full, I/O error).
    [[nodiscard]] bool inTransaction() const { return sqlite3_get_autocommit(m_handle) == 0; }
    /// Ends the statement running on another thread with Cancelled, and all that would follow until cleared.
    void interrupt();
    void clearInterrupt() { m_interrupted = false; }
    [[nodiscard]] bool interrupted() const { return m_interrupted.load(std::memory_order_relaxed); }

    /// Makes the WAL's file at least that large, with zeros behind its last frame, which read as its end. For the
    /// holder of the write lock. What fails here, fails again when it is needed.
    void extendWal(qint64 bytes);

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] Error error(int code, const QString &doing) const;

protected:
    Result<std::unique_ptr<Statement::Private>> prepare(const QString &sql) override;

private:
    explicit SqliteConnection(sqlite3 *handle)
        : m_handle(handle)
    { }
    sqlite3 *m_handle;
    std::atomic<bool> m_interrupted = false;
};

} // namespace cb::store

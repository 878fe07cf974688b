// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/database.h"

#include <QEventLoop>
#include <QObject>
#include <QSemaphore>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace cb::test {

/// Adds the column "engine" with the rows "sqlite" and, when CALLBOARD_TEST_PG holds libpq's connection string of a
/// cluster whose user may create databases, "postgresql": for a _data() function. The test: QFETCH(store::Engine,
/// engine);
void bothEngines();

/// A migrated, empty database of its own that goes away with this object. The clock stands until the test moves it.
class TempDatabase
{
public:
    explicit TempDatabase(store::Engine engine = store::Engine::Sqlite);
    ~TempDatabase();

    /// For functions that want a Database &.
    operator store::Database &() { return *m_database; }
    store::Database *operator->() { return m_database.get(); }
    [[nodiscard]] store::Database &database() { return *m_database; }
    [[nodiscard]] const store::Options &options() const { return m_options; }
    /// Closes and opens again, as after a restart.
    void reopen();
    void close() { m_database.reset(); }

    ManualClock clock{Instant(std::chrono::milliseconds(1'795'185'720'000))}; // Fri 20 Nov 2026 14:42 UTC

private:
    QTemporaryDir m_folder;
    store::Options m_options;
    std::unique_ptr<store::Database> m_database;
};

/// A write over a connection of its own that has done its work and does not end before release(): what somebody else
/// writes meanwhile meets it half-way.
class HeldWrite
{
public:
    HeldWrite(TempDatabase &database, store::Database::Write work, QByteArray subject = {});
    ~HeldWrite();
    /// Another transaction waits for what this one holds. Of SQLite, which has one writer, it always does.
    [[nodiscard]] bool isWaitedFor();
    /// What came of it.
    Result<> release();

private:
    QObject m_here;
    std::unique_ptr<store::Database> m_database;
    QSemaphore m_worked;
    QSemaphore m_released;
    std::optional<Result<>> m_outcome;
};

/// Runs one write and waits for its commit. `work` takes a store::Transaction & and returns a Result<T>.
template <typename Function>
auto write(store::Database &database, Function work, store::Lane lane = store::Lane::Webhook, QByteArray subject = {})
{
    using Value = std::invoke_result_t<Function, store::Transaction &>;
    std::optional<Value> value;
    QEventLoop loop;
    Result<> outcome;
    database.write(
        lane, std::move(subject),
        [&value, &work](store::Transaction &transaction) -> Result<> {
            value = work(transaction);
            return *value ? Result<>() : Result<>(tl::unexpected(value->error()));
        },
        &loop,
        [&](Result<> done) {
            outcome = std::move(done);
            loop.quit();
        });
    loop.exec();
    return outcome ? *value : Value(tl::unexpected(outcome.error()));
}

/// The same for a read; `work` takes a store::Connection &.
template <typename Function>
auto read(store::Database &database, Function work)
{
    using Value = std::invoke_result_t<Function, store::Connection &>;
    std::optional<Value> value;
    QEventLoop loop;
    Result<> outcome;
    database.read(
        [&value, &work](store::Connection &connection) -> Result<> {
            value = work(connection);
            return *value ? Result<>() : Result<>(tl::unexpected(value->error()));
        },
        &loop,
        [&](Result<> done) {
            outcome = std::move(done);
            loop.quit();
        });
    loop.exec();
    return outcome ? *value : Value(tl::unexpected(outcome.error()));
}

} // namespace cb::test

Q_DECLARE_METATYPE(cb::store::Engine)

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace cb::store {

/// Who goes first when several writes wait.
enum class Lane { Webhook, Interactive, Bulk };

struct Options {
    Engine engine = Engine::Sqlite;
    QString path; // SQLite: the file; its folder must be on a local drive
    QString conninfo; // PostgreSQL: libpq's connection string
    QString backupFolder; // PostgreSQL: where migrate() puts its copies; those of SQLite stand beside the file
    // Stays the same over restarts; of a team's engines each has its own (engine/enginename.h). Only whoever writes as
    // an engine needs to know it.
    QString engineName = QStringLiteral("desk");
    bool readOnly = false; // a console beside an engine: writes are refused with Kind::Denied
    int readers = 2;
    int writers = 8; // PostgreSQL only; SQLite has one
};

/// Runs functions on the database's own threads and brings their results back. The only object that crosses threads:
/// any thread may call it. Results come back on the thread of `context`; when `context` is gone nobody is called.
/// Errors: what the function returned, Storage for the engine's own, Cancelled after close().
class Database final : public QObject
{
    Q_OBJECT
public:
    using Write = std::function<Result<>(Transaction &)>;
    using Read = std::function<Result<>(Connection &)>;
    using Done = std::function<void(Result<>)>;

    /// Opens an existing or new database; `migrate()` (migrations.h) must have been run by the engine's holder.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const Options &options, const Clock &clock);
    ~Database() override; // close()

    [[nodiscard]] Engine engine() const;

    /// `subject` (a call's SID, say) keeps writes about one thing in order on PostgreSQL, where it is locked first.
    /// `done` is called after COMMIT; the calls of one batch arrive by one queued event.
    /// The function may run twice (a batch that failed is run again member by member): it must not keep state
    /// outside the transaction but overwrite what it hands out.
    /// `name` ("voice/status") is told by the log line when the function takes too long. Give one that exists already:
    /// it is shared, never copied.
    void write(Lane lane, QByteArray subject, Write work, QObject *context, Done done, QString name = {});
    /// Returns a ticket for interrupt().
    quint64 read(Read work, QObject *context, Done done);
    /// Ends a running or waiting read early; its `done` gets Cancelled. For searches that a newer key press overtook.
    void interrupt(quint64 ticket);

    /// The same with a value: the function returns Result<T>, so does what `done` gets.
    template <typename T, typename Function, typename Callback>
    void writeFor(Lane lane, QByteArray subject, Function work, QObject *context, Callback done, QString name = {})
    {
        auto value = std::make_shared<Result<T>>(failure(Error::Kind::Cancelled, {}));
        write(
            lane, std::move(subject),
            [value, work = std::move(work)](Transaction &tx) -> Result<> {
                *value = work(tx);
                return *value ? Result<>() : Result<>(tl::unexpected(value->error()));
            },
            context,
            [value, done = std::move(done)](Result<> outcome) {
                if (!outcome)
                    *value = tl::unexpected(outcome.error());
                done(std::move(*value));
            },
            std::move(name));
    }
    template <typename T, typename Function, typename Callback>
    quint64 readFor(Function work, QObject *context, Callback done)
    {
        auto value = std::make_shared<Result<T>>(failure(Error::Kind::Cancelled, {}));
        return read(
            [value, work = std::move(work)](Connection &connection) -> Result<> {
                *value = work(connection);
                return *value ? Result<>() : Result<>(tl::unexpected(value->error()));
            },
            context,
            [value, done = std::move(done)](Result<> outcome) {
                if (!outcome)
                    *value = tl::unexpected(outcome.error());
                done(std::move(*value));
            });
    }

    /// Ends the threads; whatever still waits gets Cancelled.
    void close();

    class Private;

Q_SIGNALS:
    /// Something was written here, or another process told PostgreSQL so. Emitted on a database thread, once a batch:
    /// leave the connection queued (the default), a direct one may meet its receiver's destructor.
    void committed();

private:
    explicit Database(std::unique_ptr<Private> implementation);
    std::unique_ptr<Private> d;
};

} // namespace cb::store

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/delivery.h"

#include <QLoggingCategory>

#include <chrono>

// What one engine's threads do behind Database. Not for use outside src/store.
namespace cb::store {

Q_DECLARE_LOGGING_CATEGORY(lcStore)

class Database::Private
{
public:
    explicit Private(const Clock &clock)
        : clock(clock)
    { }
    virtual ~Private() = default;
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    /// `owner` is who emits committed().
    virtual void start(Database *owner) = 0;
    virtual void write(Lane lane, QString name, QByteArray subject, Write work, Recipient to) = 0;
    virtual void read(quint64 ticket, Read work, Recipient to) = 0;
    virtual void interrupt(quint64 ticket) = 0;
    virtual void close() = 0;

    const Clock &clock;
    Engine engine = Engine::Sqlite;
    bool readOnly = false;
    TimeOrderedIds ids;
    Delivery delivery;
    std::atomic<quint64> lastTicket = 0;
};

[[nodiscard]] Result<std::unique_ptr<Database::Private>> openSqlite(const Options &options, const Clock &clock);

[[nodiscard]] Result<std::unique_ptr<Database::Private>> openPostgres(const Options &options, const Clock &clock);

/// Says when a function kept its thread for longer than it may.
void judge(Lane lane, const QString &name, const QByteArray &subject, std::chrono::steady_clock::duration took,
    std::chrono::milliseconds mayTake);

[[nodiscard]] inline tl::unexpected<Error> closedError()
{
    return failure(Error::Kind::Cancelled, QStringLiteral("the database was closed"));
}

} // namespace cb::store

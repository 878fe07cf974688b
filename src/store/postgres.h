// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection_p.h"

#include <libpq-fe.h>

#include <atomic>
#include <memory>

// libpq itself rather than QPSQL, which sends values as text inside the statement and knows no $1.
namespace cb::store {

/// FNV-1a: the same on every engine and in every version, since it is the key of a lock they share.
[[nodiscard]] quint64 subjectHash(const QByteArray &subject);
/// Until the transaction ends.
[[nodiscard]] QByteArray lockStatement(const QByteArray &subject);

class PgConnection final : public Connection::Private
{
public:
    /// Storage when the server cannot be reached within 5 s or refuses us.
    [[nodiscard]] static Result<std::unique_ptr<PgConnection>> open(const QString &conninfo);
    ~PgConnection() override;

    [[nodiscard]] Engine engine() const override { return Engine::PostgreSql; }
    Result<> execute(const QByteArray &sql) override;
    Result<> lock(const QByteArray &subject) override;

    [[nodiscard]] PGconn *handle() const { return m_handle; }
    [[nodiscard]] bool broken() const { return PQstatus(m_handle) != CONNECTION_OK; }
    [[nodiscard]] bool failed() const { return PQtransactionStatus(m_handle) == PQTRANS_INERROR; }
    /// A deadlock or a serialization failure happened since this was last false: run the transaction again.
    [[nodiscard]] bool worthRunningAgain() const { return m_again; }
    void clearRunAgain() { m_again = false; }

    /// Stops the statements that would follow, until cleared; cancel() ends the one that runs.
    void markInterrupted() { m_interrupted = true; }
    void clearInterrupt() { m_interrupted = false; }
    [[nodiscard]] bool interrupted() const { return m_interrupted.load(std::memory_order_relaxed); }

    using Canceller = std::shared_ptr<PGcancel>; // outlives the connection
    [[nodiscard]] Canceller canceller() const { return m_cancel; }
    /// Asks the server, over a connection of its own, to end what that one is executing. From any thread; waits for the
    /// network.
    static void cancel(const Canceller &canceller);

    [[nodiscard]] Error error(const PGresult *result, const QString &doing);
    [[nodiscard]] QByteArray newStatementName() { return "s" + QByteArray::number(++m_statements); }

protected:
    Result<std::unique_ptr<Statement::Private>> prepare(const QString &sql) override;

private:
    explicit PgConnection(PGconn *handle);
    PGconn *m_handle;
    const Canceller m_cancel;
    bool m_again = false;
    int m_statements = 0;
    std::atomic<bool> m_interrupted = false;
};

/// Our :name placeholders as $1, $2, …, one number per place. Strings, quoted names, comments and :: casts are left
/// alone.
struct Numbered {
    QByteArray sql;
    QStringList placeholders;
};
[[nodiscard]] Numbered numberPlaceholders(const QString &sql);

} // namespace cb::store

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cb::store {

namespace {

class SqliteStatement final : public Statement::Private
{
public:
    SqliteStatement(SqliteConnection &connection, sqlite3_stmt *handle, QString sql)
        : Private(std::move(sql))
        , m_connection(connection)
        , m_handle(handle)
    {
        const int count = sqlite3_bind_parameter_count(handle);
        for (int index = 1; index <= count; ++index)
            placeholders << QString::fromUtf8(sqlite3_bind_parameter_name(handle, index));
        m_kept.resize(count);
    }
    ~SqliteStatement() override { sqlite3_finalize(m_handle); }

    // SQLite reads bound bytes when it executes: we keep them, which spares its copy.
    void bindText(int index, const QString &value) override
    {
        QByteArray &kept = m_kept[size_t(index)];
        kept = value.toUtf8();
        sqlite3_bind_text64(
            m_handle, index + 1, kept.constData(), sqlite3_uint64(kept.size()), SQLITE_STATIC, SQLITE_UTF8);
    }
    void bindBytes(int index, const QByteArray &value) override
    {
        QByteArray &kept = m_kept[size_t(index)];
        kept = value;
        // A null pointer would bind NULL; an empty blob is not NULL.
        const char *data = kept.isEmpty() ? "" : kept.constData();
        sqlite3_bind_blob64(m_handle, index + 1, data, sqlite3_uint64(kept.size()), SQLITE_STATIC);
    }
    void bindInteger(int index, qint64 value) override { sqlite3_bind_int64(m_handle, index + 1, value); }
    void bindReal(int index, double value) override { sqlite3_bind_double(m_handle, index + 1, value); }
    void bindBoolean(int index, bool value) override { sqlite3_bind_int(m_handle, index + 1, value ? 1 : 0); }
    void bindNothing(int index) override { sqlite3_bind_null(m_handle, index + 1); }

    Result<bool> step() override
    {
        if (m_connection.interrupted())
            return failure(Error::Kind::Cancelled, u"interrupted"_s);
        executing = true;
        const int code = sqlite3_step(m_handle);
        if (code == SQLITE_ROW)
            return true;
        if (code == SQLITE_DONE) {
            m_affected = sqlite3_changes64(m_connection.handle());
            return false;
        }
        return tl::unexpected(m_connection.error(code, sql));
    }
    void rewind() override
    {
        if (executing)
            sqlite3_reset(m_handle); // its code repeats that of the failed step
        executing = false;
    }
    void clear() override
    {
        sqlite3_clear_bindings(m_handle);
        for (QByteArray &kept : m_kept)
            kept.clear();
    }
    qint64 affected() const override { return m_affected; }

    QString text(int column) const override
    {
        const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
        return QString::fromUtf8(data, sqlite3_column_bytes(m_handle, column));
    }
    QByteArray bytes(int column) const override
    {
        const auto *data = static_cast<const char *>(sqlite3_column_blob(m_handle, column));
        return QByteArray(data, sqlite3_column_bytes(m_handle, column));
    }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_handle, column); }
    double real(int column) const override { return sqlite3_column_double(m_handle, column); }
    bool boolean(int column) const override { return sqlite3_column_int(m_handle, column) != 0; }
    bool isNull(int column) const override { return sqlite3_column_type(m_handle, column) == SQLITE_NULL; }

private:
    SqliteConnection &m_connection;
    sqlite3_stmt *m_handle;
    std::vector<QByteArray> m_kept;
    qint64 m_affected = 0;
};

QByteArray pragmas(SqliteConnection::Use use)
{
    switch (use) {
    case SqliteConnection::Use::Write:
        return "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
               "PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; "
               "PRAGMA journal_size_limit = 67108864;";
    case SqliteConnection::Use::Read:
        // Not opened read-only: after a crash the first reader must be able to recover the WAL.
        // No mmap: pages of the file that a long list came by would count as this program's memory for good, and the
        // system's cache has them anyway.
        return "PRAGMA query_only = ON; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY; "
               "PRAGMA wal_autocheckpoint = 0;";
    case SqliteConnection::Use::Checkpoint:
        return "PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = FULL;";
    }
    Q_UNREACHABLE();
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path, Use use)
{
    // SQLite counts every allocation of the process under one mutex that all connections share. Nobody reads the count.
    // (Says MISUSE and changes nothing when SQLite is at work already.)
    [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3 *handle = nullptr;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (use == Use::Write)
        flags |= SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &handle, flags, nullptr);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle));
    if (code != SQLITE_OK)
        return tl::unexpected(connection->error(code, u"opening %1"_s.arg(path)));
    sqlite3_busy_timeout(handle, int(busyTime.count()));
    if (Result<> done = connection->execute(pragmas(use)); !done)
        return tl::unexpected(done.error());
    return connection;
}

SqliteConnection::~SqliteConnection()
{
    forgetStatements();
    sqlite3_close(m_handle);
}

Result<> SqliteConnection::execute(const QByteArray &sql)
{
    const int code = sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(error(code, QString::fromUtf8(sql)));
    return {};
}

void SqliteConnection::interrupt()
{
    m_interrupted = true;
    sqlite3_interrupt(m_handle);
}

void SqliteConnection::extendWal(qint64 bytes)
{
    sqlite3_file *file = nullptr;
    if (sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file) != SQLITE_OK || !file
        || !file->pMethods)
        return;
    sqlite3_int64 size = 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return;
    static const std::array<char, 64 * 1024> zeros{};
    while (size < bytes) {
        const auto piece = int(std::min<qint64>(bytes - size, zeros.size()));
        if (file->pMethods->xWrite(file, zeros.data(), piece, size) != SQLITE_OK)
            return;
        size += piece;
    }
}

Error SqliteConnection::error(int code, const QString &doing) const
{
    Error::Kind kind = Error::Kind::Storage;
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID)
        kind = Error::Kind::Conflict;
    else if (code == SQLITE_INTERRUPT)
        kind = Error::Kind::Cancelled;
    const QString said =
        m_handle ? QString::fromUtf8(sqlite3_errmsg(m_handle)) : QString::fromUtf8(sqlite3_errstr(code));
    return Error{kind, u"SQLite %1: %2 (%3)"_s.arg(code).arg(said, doing), 0};
}

Result<std::unique_ptr<Statement::Private>> SqliteConnection::prepare(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    const char *rest = nullptr;
    const int code = sqlite3_prepare_v3(
        m_handle, text.constData(), int(text.size()) + 1, SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    if (code != SQLITE_OK)
        return tl::unexpected(error(code, sql));
    std::unique_ptr<Statement::Private> prepared(new SqliteStatement(*this, statement, sql));
    if (!statement || !QByteArrayView(rest).trimmed().isEmpty())
        return failure(Error::Kind::Storage, u"not exactly one statement: %1"_s.arg(sql));
    return prepared;
}

} // namespace cb::store

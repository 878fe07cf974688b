// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgres.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cb::store {

namespace {

struct Clear {
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, Clear>;

// Of pg_type.dat; 0 lets the server find the type where the value is used.
constexpr Oid unknownType = 0;
constexpr Oid boolType = 16;
constexpr Oid byteaType = 17;
constexpr Oid int8Type = 20;
constexpr Oid float8Type = 701;

class PgStatement final : public Statement::Private
{
public:
    PgStatement(PgConnection &connection, QString sql, Numbered numbered)
        : Private(std::move(sql))
        , m_connection(connection)
        , m_sql(std::move(numbered.sql))
    {
        placeholders = std::move(numbered.placeholders);
        const auto count = size_t(placeholders.size());
        m_values.resize(count);
        m_null.assign(count, true);
        m_types.assign(count, unknownType);
    }

    void bindText(int index, const QString &value) override
    {
        // PostgreSQL's text knows no NUL, and libpq would end the value there.
        set(index, unknownType, QString(value).replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter)).toUtf8());
    }
    void bindBytes(int index, const QByteArray &value) override { set(index, byteaType, value); }
    void bindInteger(int index, qint64 value) override { set(index, int8Type, QByteArray::number(value)); }
    void bindReal(int index, double value) override { set(index, float8Type, QByteArray::number(value, 'g', 17)); }
    void bindBoolean(int index, bool value) override { set(index, boolType, value ? "t" : "f"); }
    void bindNothing(int index) override
    {
        m_null[size_t(index)] = true; // the type stays what it was, so that NULLs make no further plans
        m_values[size_t(index)].clear();
    }

    Result<bool> step() override
    {
        if (!executing) {
            if (Result<> done = execute(); !done)
                return tl::unexpected(done.error());
            executing = true;
            m_row = -1;
        }
        return ++m_row < PQntuples(m_result.get());
    }
    void rewind() override
    {
        executing = false;
        m_result.reset();
    }
    void clear() override
    {
        for (size_t index = 0; index < m_values.size(); ++index)
            bindNothing(int(index));
    }
    qint64 affected() const override { return m_affected; }

    QString text(int column) const override
    {
        return QString::fromUtf8(PQgetvalue(m_result.get(), m_row, column), PQgetlength(m_result.get(), m_row, column));
    }
    QByteArray bytes(int column) const override
    {
        const QByteArray value = raw(column); // "\x" and hexadecimal
        return value.startsWith("\\x") ? QByteArray::fromHex(value.mid(2)) : value;
    }
    qint64 integer(int column) const override
    {
        const QByteArray value = raw(column);
        return value == "t" ? 1 : value.toLongLong();
    }
    double real(int column) const override { return raw(column).toDouble(); }
    bool boolean(int column) const override
    {
        const QByteArray value = raw(column);
        return value == "t" || value.toLongLong() != 0;
    }
    bool isNull(int column) const override { return PQgetisnull(m_result.get(), m_row, column) != 0; }

private:
    void set(int index, Oid type, QByteArray value)
    {
        m_types[size_t(index)] = type;
        m_null[size_t(index)] = false;
        m_values[size_t(index)] = std::move(value);
    }

    [[nodiscard]] QByteArray raw(int column) const
    {
        return QByteArray::fromRawData(
            PQgetvalue(m_result.get(), m_row, column), PQgetlength(m_result.get(), m_row, column));
    }

    /// The server's name of this statement for the types bound now: a number that is sent as bigint cannot overflow
    /// in `:now + 1000`, where the server alone would guess integer.
    Result<QByteArray> prepared()
    {
        for (const auto &[types, name] : m_plans) {
            if (types == m_types)
                return name;
        }
        const QByteArray name = m_connection.newStatementName();
        const ResultPointer result(
            PQprepare(m_connection.handle(), name.constData(), m_sql.constData(), int(m_types.size()), m_types.data()));
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            return tl::unexpected(m_connection.error(result.get(), sql));
        m_plans.emplace_back(m_types, name);
        return name;
    }

    Result<> execute()
    {
        if (m_connection.interrupted())
            return failure(Error::Kind::Cancelled, u"interrupted"_s);
        const Result<QByteArray> name = prepared();
        if (!name)
            return tl::unexpected(name.error());
        const size_t count = m_values.size();
        m_pointers.resize(count);
        m_lengths.resize(count);
        m_formats.resize(count);
        for (size_t index = 0; index < count; ++index) {
            m_pointers[index] = m_null[index] ? nullptr : m_values[index].constData();
            m_lengths[index] = int(m_values[index].size());
            m_formats[index] = m_types[index] == byteaType ? 1 : 0;
        }
        ResultPointer result(PQexecPrepared(m_connection.handle(), name->constData(), int(count), m_pointers.data(),
            m_lengths.data(), m_formats.data(), 0));
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            return tl::unexpected(m_connection.error(result.get(), sql));
        m_affected = QByteArray(PQcmdTuples(result.get())).toLongLong();
        m_result = std::move(result);
        return {};
    }

    PgConnection &m_connection;
    const QByteArray m_sql;
    std::vector<QByteArray> m_values;
    std::vector<bool> m_null;
    std::vector<Oid> m_types;
    std::vector<std::pair<std::vector<Oid>, QByteArray>> m_plans;
    std::vector<const char *> m_pointers;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
    ResultPointer m_result;
    int m_row = -1;
    qint64 m_affected = 0;
};

bool startsName(QChar c)
{
    return c.isLetter() || c == u'_';
}

bool continuesName(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

quint64 subjectHash(const QByteArray &subject)
{
    quint64 hash = 14695981039346656037ULL;
    for (const char c : subject)
        hash = (hash ^ quint8(c)) * 1099511628211ULL;
    return hash;
}

QByteArray lockStatement(const QByteArray &subject)
{
    return "SELECT pg_advisory_xact_lock(" + QByteArray::number(qint64(subjectHash(subject))) + ")";
}

Numbered numberPlaceholders(const QString &sql)
{
    Numbered numbered;
    QString out;
    qsizetype at = 0;
    const auto copyThrough = [&](qsizetype end) {
        end = end < 0 ? sql.size() : end;
        out += QStringView(sql).mid(at, end - at);
        at = end;
    };
    while (at < sql.size()) {
        const QChar c = sql.at(at);
        const QChar next = at + 1 < sql.size() ? sql.at(at + 1) : QChar();
        if (c == u'\'' || c == u'"') { // a doubled quote is two strings side by side, which is just as well
            const qsizetype end = sql.indexOf(c, at + 1);
            copyThrough(end < 0 ? end : end + 1);
        } else if (c == u'-' && next == u'-') {
            copyThrough(sql.indexOf(u'\n', at));
        } else if (c == u'/' && next == u'*') {
            const qsizetype end = sql.indexOf(u"*/"_s, at + 2);
            copyThrough(end < 0 ? end : end + 2);
        } else if (c == u':' && next == u':') {
            copyThrough(at + 2);
        } else if (c == u':' && startsName(next)) {
            qsizetype end = at + 1;
            while (end < sql.size() && continuesName(sql.at(end)))
                ++end;
            numbered.placeholders << sql.mid(at, end - at);
            out += u'$' + QString::number(numbered.placeholders.size());
            at = end;
        } else {
            copyThrough(at + 1);
        }
    }
    numbered.sql = out.toUtf8();
    return numbered;
}

PgConnection::PgConnection(PGconn *handle)
    : m_handle(handle)
    , m_cancel(PQgetCancel(handle), PQfreeCancel) // null when the connection failed: then nothing runs, either
{ }

Result<std::unique_ptr<PgConnection>> PgConnection::open(const QString &conninfo)
{
    const QByteArray given = conninfo.toUtf8();
    // What stands later wins: the connection string over our defaults, our encoding over both.
    const std::array keys{"connect_timeout", "keepalives_idle", "application_name", "dbname", "client_encoding",
        static_cast<const char *>(nullptr)};
    const std::array values{"5", "30", "callboard", given.constData(), "UTF8", static_cast<const char *>(nullptr)};
    PGconn *handle = PQconnectdbParams(keys.data(), values.data(), 1);
    std::unique_ptr<PgConnection> connection(new PgConnection(handle));
    if (connection->broken())
        return tl::unexpected(connection->error(nullptr, u"connecting"_s));
    PQsetNoticeProcessor(
        handle, [](void *, const char *) {}, nullptr);
    return connection;
}

PgConnection::~PgConnection()
{
    forgetStatements();
    PQfinish(m_handle);
}

Result<> PgConnection::execute(const QByteArray &sql)
{
    const ResultPointer result(PQexec(m_handle, sql.constData()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        return tl::unexpected(error(result.get(), QString::fromUtf8(sql)));
    // The server answers COMMIT with ROLLBACK when a statement before it had failed.
    if (sql == "COMMIT" && QByteArrayView(PQcmdStatus(result.get())) == "ROLLBACK")
        return failure(Error::Kind::Storage, u"PostgreSQL rolled the transaction back"_s);
    return {};
}

Result<> PgConnection::lock(const QByteArray &subject)
{
    return execute(lockStatement(subject));
}

void PgConnection::cancel(const Canceller &canceller)
{
    std::array<char, 256> why{};
    if (canceller)
        PQcancel(canceller.get(), why.data(), int(why.size()));
}

Error PgConnection::error(const PGresult *result, const QString &doing)
{
    const char *code = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const QByteArray state(code ? code : "");
    Error::Kind kind = Error::Kind::Storage;
    if (state == "23505")
        kind = Error::Kind::Conflict;
    else if (state == "57014")
        kind = Error::Kind::Cancelled;
    m_again = m_again || state == "40001" || state == "40P01";
    // The primary message only: the detail line quotes values, which have no place in a log.
    const char *primary = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    const QString said = QString::fromUtf8(primary ? primary : PQerrorMessage(m_handle)).trimmed();
    return Error{kind, u"PostgreSQL %1: %2 (%3)"_s.arg(QString::fromLatin1(state), said, doing), 0};
}

Result<std::unique_ptr<Statement::Private>> PgConnection::prepare(const QString &sql)
{
    return std::make_unique<PgStatement>(*this, sql, numberPlaceholders(sql));
}

} // namespace cb::store

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include "store/connection_p.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::store {

Result<Statement::Private *> Connection::Private::borrow(const QString &sql)
{
    std::shared_ptr<Idle> &idle = m_idle[sql];
    if (!idle)
        idle = std::make_shared<Idle>();
    if (!idle->empty()) {
        Statement::Private *statement = idle->back();
        idle->pop_back();
        return statement;
    }
    Result<std::unique_ptr<Statement::Private>> prepared = prepare(sql);
    if (!prepared)
        return tl::unexpected(prepared.error());
    Statement::Private *statement = prepared->get();
    statement->repeats = QSet<QString>(statement->placeholders.cbegin(), statement->placeholders.cend()).size()
        != statement->placeholders.size();
    statement->home = idle.get();
    m_prepared.push_back(std::move(*prepared));
    return statement;
}

void Connection::Private::giveBack(Statement::Private *statement)
{
    statement->rewind();
    statement->clear();
    statement->likely = 0;
    statement->home->push_back(statement);
}

void Connection::Private::forgetStatements()
{
    m_idle.clear();
    m_prepared.clear();
}

Engine Connection::engine() const
{
    return d.engine();
}

Transaction::Transaction(Private &implementation, Instant now, TimeOrderedIds &ids)
    : Connection(implementation)
    , m_now(now)
    , m_ids(ids)
{
    d.told.clear();
}

const QString &Transaction::engineName() const
{
    return d.engineName;
}

Result<> Transaction::lock(const QString &subject)
{
    return d.lock(subject.toUtf8());
}

Result<> Transaction::changed(const QString &kind, qint64 id)
{
    // A webhook touches the same call several times; one line in the log is enough.
    const auto same = [&](const std::pair<QString, qint64> &line) { return line.second == id && line.first == kind; };
    if (std::any_of(d.told.cbegin(), d.told.cend(), same))
        return {};
    Statement insert(*this, u"INSERT INTO change_log (kind, id, at) VALUES (:kind, :id, :at)"_s);
    insert.bind(u":kind"_s, kind);
    insert.bind(u":id"_s, id);
    insert.bind(u":at"_s, m_now);
    if (Result<> done = insert.run(); !done)
        return done;
    if (d.told.size() < 64) // beyond that, looking costs more than a line
        d.told.emplace_back(kind, id);
    return {};
}

Statement::Statement(Connection &connection, const QString &sql)
    : m_connection(connection.implementation())
{
    const Result<Private *> borrowed = m_connection.borrow(sql);
    if (borrowed) {
        m_prepared = *borrowed;
        m_prepared->exhausted = false;
    } else {
        m_error = borrowed.error();
    }
}

Statement::~Statement()
{
    if (m_prepared)
        m_connection.giveBack(m_prepared);
}

template <typename Bind>
void Statement::bindEach(const QString &placeholder, Bind bind)
{
    if (!m_prepared)
        return;
    if (m_prepared->executing)
        m_prepared->rewind();
    m_prepared->exhausted = false;
    const QStringList &placeholders = m_prepared->placeholders;
    if (!m_prepared->repeats && m_prepared->likely < placeholders.size()
        && placeholders.at(m_prepared->likely) == placeholder) {
        bind(int(m_prepared->likely++));
        return;
    }
    bool found = false;
    for (qsizetype index = 0; index < placeholders.size(); ++index) {
        if (placeholders.at(index) == placeholder) {
            bind(int(index));
            m_prepared->likely = index + 1;
            found = true;
        }
    }
    if (!found) {
        m_error = Error{Error::Kind::Storage, u"no placeholder %1 in: %2"_s.arg(placeholder, m_prepared->sql), 0};
    }
}

void Statement::bind(const QString &placeholder, const QString &value)
{
    bindEach(placeholder, [&](int index) { m_prepared->bindText(index, value); });
}

void Statement::bind(const QString &placeholder, const QByteArray &value)
{
    bindEach(placeholder, [&](int index) { m_prepared->bindBytes(index, value); });
}

void Statement::bind(const QString &placeholder, qint64 value)
{
    bindEach(placeholder, [&](int index) { m_prepared->bindInteger(index, value); });
}

void Statement::bind(const QString &placeholder, bool value)
{
    bindEach(placeholder, [&](int index) { m_prepared->bindBoolean(index, value); });
}

void Statement::bind(const QString &placeholder, double value)
{
    bindEach(placeholder, [&](int index) { m_prepared->bindReal(index, value); });
}

void Statement::bindNull(const QString &placeholder)
{
    bindEach(placeholder, [&](int index) { m_prepared->bindNothing(index); });
}

Result<> Statement::run()
{
    if (m_error)
        return tl::unexpected(*m_error);
    m_prepared->rewind();
    Result<bool> row = m_prepared->step();
    while (row && *row) // rows nobody asked for, of a RETURNING say
        row = m_prepared->step();
    m_prepared->rewind();
    if (!row)
        return tl::unexpected(row.error());
    return {};
}

qint64 Statement::affected() const
{
    return m_prepared ? m_prepared->affected() : 0;
}

Result<bool> Statement::next()
{
    if (m_error)
        return tl::unexpected(*m_error);
    if (m_prepared->exhausted)
        return false;
    Result<bool> row = m_prepared->step();
    if (!row || !*row) {
        m_prepared->rewind();
        m_prepared->exhausted = true;
    }
    return row;
}

QString Statement::text(int column) const
{
    return m_prepared->text(column);
}

QByteArray Statement::bytes(int column) const
{
    return m_prepared->bytes(column);
}

qint64 Statement::integer(int column) const
{
    return m_prepared->integer(column);
}

double Statement::real(int column) const
{
    return m_prepared->real(column);
}

bool Statement::boolean(int column) const
{
    return m_prepared->boolean(column);
}

bool Statement::isNull(int column) const
{
    return m_prepared->isNull(column);
}

} // namespace cb::store

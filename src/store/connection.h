// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>

namespace cb::store {

enum class Engine { Sqlite, PostgreSql };

/// One thread's way to the database, handed to functions that read. Made by Database only.
class Connection
{
public:
    class Private;
    explicit Connection(Private &implementation)
        : d(implementation)
    { }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Engine engine() const;
    [[nodiscard]] Private &implementation() { return d; }

protected:
    Private &d;
};

/// A write in progress. Functions that change something take one; it commits when the function given to
/// Database::write returns success, and leaves no trace when it returns an error.
class Transaction final : public Connection
{
public:
    Transaction(Private &implementation, Instant now, TimeOrderedIds &ids);

    /// Options::engineName: whose audit chain this is.
    [[nodiscard]] const QString &engineName() const;

    /// The same instant for all that happens in this transaction.
    [[nodiscard]] Instant now() const { return m_now; }
    /// A new time-ordered key; `at` is when the thing happened (a call found by catch-up sorts where it belongs).
    [[nodiscard]] qint64 newId(Instant at) { return m_ids.next(at); }
    [[nodiscard]] qint64 newId() { return m_ids.next(m_now); }

    /// Waits for whoever writes about that subject (Database::write), and keeps others waiting until this ends: for
    /// bulk work on rows that webhooks change as well. SQLite has one writer anyway.
    Result<> lock(const QString &subject);

    /// Tells consoles which rows of `kind` changed (the change log).
    Result<> changed(const QString &kind, qint64 id);
    template <typename Tag>
    Result<> changed(const QString &kind, Id<Tag> id)
    {
        return changed(kind, id.value);
    }
    template <typename Tag>
    Result<> changed(const QString &kind, const QList<Id<Tag>> &ids)
    {
        for (const Id<Tag> id : ids) {
            if (Result<> done = changed(kind, id.value); !done)
                return done;
        }
        return {};
    }

private:
    Instant m_now;
    TimeOrderedIds &m_ids;
};

/// A prepared statement, kept prepared by its connection; portable SQL with :name placeholders.
/// Instants are stored as milliseconds since 1970 (BIGINT), booleans as BOOLEAN, JSON as TEXT.
/// Bound values stay for the next run() until they are bound anew; what was never bound is NULL.
class Statement
{
public:
    Statement(Connection &connection, const QString &sql);
    ~Statement(); // gives the prepared statement back, finished
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    void bind(const QString &placeholder, const QString &value);
    void bind(const QString &placeholder, const QByteArray &value); // a blob
    void bind(const QString &placeholder, qint64 value);
    void bind(const QString &placeholder, int value) { bind(placeholder, qint64(value)); }
    void bind(const QString &placeholder, bool value);
    void bind(const QString &placeholder, double value);
    void bind(const QString &placeholder, Instant value)
    {
        bind(placeholder, qint64(value.time_since_epoch().count()));
    }
    void bindNull(const QString &placeholder);
    template <typename Tag>
    void bind(const QString &placeholder, Id<Tag> value)
    {
        bind(placeholder, value.value);
    }
    template <typename T>
    void bind(const QString &placeholder, const std::optional<T> &value)
    {
        value ? bind(placeholder, *value) : bindNull(placeholder);
    }

    /// Executes a statement that answers no rows. Error::Kind::Conflict for a broken unique constraint, else Storage.
    Result<> run();
    /// Rows touched by the last run().
    [[nodiscard]] qint64 affected() const;
    /// Executes at the first call; true while there is a row. (INSERT … RETURNING is read this way, too.) Once it said
    /// false, binding a value makes the next call execute again.
    Result<bool> next();

    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool boolean(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] Instant instant(int column) const { return Instant(std::chrono::milliseconds(integer(column))); }
    [[nodiscard]] std::optional<Instant> optionalInstant(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(instant(column));
    }
    template <typename IdType>
    [[nodiscard]] IdType id(int column) const
    {
        return IdType{integer(column)};
    }

    class Private;

private:
    template <typename Bind>
    void bindEach(const QString &placeholder, Bind bind);

    Connection::Private &m_connection;
    Private *m_prepared = nullptr; // borrowed; null when the text could not be prepared
    std::optional<Error> m_error;
};

} // namespace cb::store

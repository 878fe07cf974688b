// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <utility>
#include <vector>

// The two engines behind Connection and Statement. Not for use outside src/store.
namespace cb::store {

/// A prepared statement of one engine. Lives in its connection's cache; a Statement borrows it.
class Statement::Private
{
public:
    explicit Private(QString sql)
        : sql(std::move(sql))
    { }
    virtual ~Private() = default;
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    virtual void bindText(int index, const QString &value) = 0;
    virtual void bindBytes(int index, const QByteArray &value) = 0;
    virtual void bindInteger(int index, qint64 value) = 0;
    virtual void bindReal(int index, double value) = 0;
    virtual void bindBoolean(int index, bool value) = 0;
    virtual void bindNothing(int index) = 0;
    /// Executes when it is not executing yet; true while there is a row.
    virtual Result<bool> step() = 0;
    /// Ends executing; bound values stay.
    virtual void rewind() = 0;
    /// Forgets the bound values, for the next borrower.
    virtual void clear() = 0;
    [[nodiscard]] virtual qint64 affected() const = 0;

    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual QByteArray bytes(int column) const = 0;
    [[nodiscard]] virtual qint64 integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual bool boolean(int column) const = 0;
    [[nodiscard]] virtual bool isNull(int column) const = 0;

    const QString sql;
    QStringList placeholders; // by index; the same name may stand in several places
    bool repeats = false; // it does
    qsizetype likely = 0; // where the next value belongs when they are bound in the order of the text
    std::vector<Private *> *home = nullptr; // of its connection: where it waits for the next borrower
    bool executing = false;
    bool exhausted = false; // next() has said false; only new values or run() start it again
};

class Connection::Private
{
public:
    Private() = default;
    virtual ~Private() = default;
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    [[nodiscard]] virtual Engine engine() const = 0;
    /// Executes one statement without placeholders, unprepared.
    virtual Result<> execute(const QByteArray &sql) = 0;
    /// As Transaction::lock().
    virtual Result<> lock(const QByteArray &subject)
    {
        Q_UNUSED(subject);
        return {};
    }

    /// A prepared statement for this text that nobody is using.
    Result<Statement::Private *> borrow(const QString &sql);
    void giveBack(Statement::Private *statement);
    /// Forgets all prepared statements; none may be in use.
    void forgetStatements();

    /// What the transaction in progress has told the change log already.
    std::vector<std::pair<QString, qint64>> told;
    QString engineName;

protected:
    virtual Result<std::unique_ptr<Statement::Private>> prepare(const QString &sql) = 0;

private:
    std::vector<std::unique_ptr<Statement::Private>> m_prepared;
    // Nearly always one per text; more when a statement is used inside a loop over itself.
    using Idle = std::vector<Statement::Private *>;
    QHash<QString, std::shared_ptr<Idle>> m_idle;
};

} // namespace cb::store

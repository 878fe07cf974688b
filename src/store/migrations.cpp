// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/database_p.h"
#include "store/localdrive.h"
#include "store/pgbackup.h"
#include "store/sqlite.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

static void loadResources()
{
    Q_INIT_RESOURCE(migrations); // must stand outside of a namespace
}

namespace cb::store {

namespace {

QString label(const Migration &migration)
{
    return u"%1_%2"_s.arg(migration.number, 4, 10, QChar(u'0')).arg(migration.name);
}

Result<QList<int>> appliedNumbers(Connection &connection)
{
    Statement select(connection, u"SELECT version FROM schema_version ORDER BY version"_s);
    QList<int> numbers;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return numbers;
        numbers << int(select.integer(0));
    }
}

Result<> newerThanOurs(const QList<int> &applied, const QList<Migration> &ours)
{
    for (const int number : applied) {
        const auto known = [number](const Migration &migration) { return migration.number == number; };
        if (std::none_of(ours.begin(), ours.end(), known)) {
            return failure(Error::Kind::Conflict,
                u"the database was changed by a newer Callboard (its schema has step %1, ours ends at %2): "
                u"please update this program"_s.arg(number)
                    .arg(ours.isEmpty() ? 0 : ours.last().number));
        }
    }
    return {};
}

Result<> copyFile(SqliteConnection &from, const QString &target)
{
    const QString part = target + u".part"_s;
    QFile::remove(part);
    sqlite3 *to = nullptr;
    int code = sqlite3_open(part.toUtf8().constData(), &to);
    if (code == SQLITE_OK) {
        sqlite3_backup *backup = sqlite3_backup_init(to, "main", from.handle(), "main");
        if (backup) {
            sqlite3_backup_step(backup, -1);
            code = sqlite3_backup_finish(backup);
        } else {
            code = sqlite3_errcode(to);
        }
    }
    sqlite3_close(to);
    const bool kept =
        code == SQLITE_OK && (!QFile::exists(target) || QFile::remove(target)) && QFile::rename(part, target);
    if (kept)
        return {};
    QFile::remove(part);
    return failure(Error::Kind::Storage,
        u"the copy %1 could not be made before changing the schema: %2"_s.arg(
            target, QString::fromUtf8(sqlite3_errstr(code))));
}

/// The copy's name. `next` is the first step that will change the database.
Result<QString> backUp(Connection::Private &database, const Options &options, const Migration &next)
{
    const bool sqlite = options.engine == Engine::Sqlite;
    const QString target =
        (sqlite ? u"%1.before-%2.bak"_s : u"%1/callboard.before-%2.dump"_s)
            .arg(sqlite ? options.path : options.backupFolder, QString::number(next.number).rightJustified(4, u'0'));
    qCInfo(lcStore, "the schema changes: first the database is copied to %ls", qUtf16Printable(target));
    const Result<> copied = sqlite ? copyFile(static_cast<SqliteConnection &>(database), target)
                                   : dumpDatabase(static_cast<PgConnection &>(database), target);
    if (copied)
        return target;
    return failure(copied.error().kind,
        u"%1. Nothing was changed. Mend that and start again; or make a copy yourself and run: callboardctl migrate "
        "--without-backup"_s.arg(copied.error().detail));
}

/// PostgreSQL: with a lock of the session, so that of several engines that start at once only one migrates.
Result<std::unique_ptr<Connection::Private>> openForChange(const Options &options)
{
    if (options.engine == Engine::Sqlite) {
        if (Result<> local = requireLocalDrive(QFileInfo(options.path).absolutePath()); !local)
            return tl::unexpected(local.error());
        return SqliteConnection::open(options.path, SqliteConnection::Use::Write);
    }
    auto opened = PgConnection::open(options.conninfo);
    if (!opened)
        return tl::unexpected(opened.error());
    if (Result<> locked = (*opened)->execute("SELECT pg_advisory_lock(4846779233)"); !locked)
        return tl::unexpected(locked.error());
    return std::move(*opened);
}

Result<> apply(Connection::Private &database, const Migration &migration, Instant now)
{
    if (Result<> begun = database.execute("BEGIN"); !begun)
        return begun;
    Result<> done;
    for (const QString &statement : migration.statements) {
        done = database.execute(statement.toUtf8());
        if (!done)
            break;
    }
    if (done) {
        Connection connection(database);
        Statement insert(connection, u"INSERT INTO schema_version (version, name, at) VALUES (:version, :name, :at)"_s);
        insert.bind(u":version"_s, migration.number);
        insert.bind(u":name"_s, migration.name);
        insert.bind(u":at"_s, now);
        done = insert.run();
    }
    if (done)
        done = database.execute("COMMIT");
    if (!done) {
        (void)database.execute("ROLLBACK"); // refused when the engine has done so by itself
        return failure(done.error().kind, u"migration %1: %2"_s.arg(label(migration), done.error().detail));
    }
    return {};
}

} // namespace

QStringList splitStatements(const QString &file)
{
    static const QRegularExpression separator(u"^-- next[ \\t]*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression comment(u"^\\s*--.*$"_s, QRegularExpression::MultilineOption);
    QStringList statements;
    for (const QString &part : file.split(separator)) {
        if (!QString(part).remove(comment).trimmed().isEmpty())
            statements << part.trimmed();
    }
    return statements;
}

QList<Migration> embeddedMigrations(Engine engine)
{
    loadResources();
    const QDir folder(
        engine == Engine::Sqlite ? u":/callboard/migrations/sqlite"_s : u":/callboard/migrations/postgresql"_s);
    QList<Migration> migrations;
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        const QString base = QFileInfo(name).completeBaseName();
        migrations << Migration{base.left(4).toInt(), base.mid(5), splitStatements(QString::fromUtf8(file.readAll()))};
    }
    return migrations;
}

Result<Migrated> migrate(const Options &options, const Clock &clock, const QList<Migration> &migrations, Backup backup)
{
    for (qsizetype i = 1; i < migrations.size(); ++i) {
        if (migrations.at(i - 1).number >= migrations.at(i).number)
            return failure(Error::Kind::Storage, u"migration %1 is out of order"_s.arg(label(migrations.at(i))));
    }
    const Result<std::unique_ptr<Connection::Private>> opened = openForChange(options);
    if (!opened)
        return tl::unexpected(opened.error());
    Connection::Private &database = **opened;
    if (Result<> made = database.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, "
                                         "name TEXT NOT NULL, at BIGINT NOT NULL)");
        !made)
        return tl::unexpected(made.error());
    Connection connection(database);
    const Result<QList<int>> applied = appliedNumbers(connection);
    if (!applied)
        return tl::unexpected(applied.error());
    if (Result<> ours = newerThanOurs(*applied, migrations); !ours)
        return tl::unexpected(ours.error());

    Migrated result;
    for (const Migration &migration : migrations) {
        if (applied->contains(migration.number))
            continue;
        if (backup == Backup::Required && !applied->isEmpty() && result.backup.isEmpty()) {
            const Result<QString> copy = backUp(database, options, migration);
            if (!copy)
                return tl::unexpected(copy.error());
            result.backup = *copy;
        }
        if (Result<> done = apply(database, migration, clock.now()); !done)
            return tl::unexpected(done.error());
        result.applied << migration.number;
    }
    return result;
}

Result<Migrated> migrate(const Options &options, const Clock &clock, Backup backup)
{
    return migrate(options, clock, embeddedMigrations(options.engine), backup);
}

Result<> requireCurrentSchema(Connection &connection)
{
    const QList<Migration> ours = embeddedMigrations(connection.engine());
    const Result<QList<int>> applied = appliedNumbers(connection);
    if (!applied)
        return tl::unexpected(applied.error());
    if (Result<> known = newerThanOurs(*applied, ours); !known)
        return known;
    if (applied->size() < ours.size()) {
        return failure(Error::Kind::Conflict,
            u"the database has not been brought up to this program's schema yet (%1 of %2 steps): please "
            u"update the engine"_s.arg(applied->size())
                .arg(ours.size()));
    }
    return {};
}

} // namespace cb::store

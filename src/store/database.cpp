// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "store/database_p.h"

using namespace Qt::StringLiterals;

namespace cb::store {

Q_LOGGING_CATEGORY(lcStore, "callboard.store", QtInfoMsg)

namespace {
const char *laneName(Lane lane)
{
    switch (lane) {
    case Lane::Webhook:
        return "webhook";
    case Lane::Interactive:
        return "interactive";
    case Lane::Bulk:
        return "bulk";
    }
    Q_UNREACHABLE();
}
} // namespace

void judge(Lane lane, const QString &name, const QByteArray &subject, std::chrono::steady_clock::duration took,
    std::chrono::milliseconds mayTake)
{
    // Never a warning: how long something takes is the machine's doing, too, and a warning fails a test.
    if (took >= mayTake) {
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
        qCInfo(lcStore, "%s write%s%ls about '%s' took %lld ms", laneName(lane), name.isEmpty() ? "" : " of ",
            qUtf16Printable(name), subject.constData(), qint64(ms));
    }
}

Result<std::unique_ptr<Database>> Database::open(const Options &options, const Clock &clock)
{
    Result<std::unique_ptr<Private>> implementation =
        options.engine == Engine::Sqlite ? openSqlite(options, clock) : openPostgres(options, clock);
    if (!implementation)
        return tl::unexpected(implementation.error());
    (*implementation)->engine = options.engine;
    (*implementation)->readOnly = options.readOnly;
    std::unique_ptr<Database> database(new Database(std::move(*implementation)));
    database->d->start(database.get());
    return database;
}

Database::Database(std::unique_ptr<Private> implementation)
    : d(std::move(implementation))
{ }

Database::~Database()
{
    close();
}

Engine Database::engine() const
{
    return d->engine;
}

void Database::write(Lane lane, QByteArray subject, Write work, QObject *context, Done done, QString name)
{
    Recipient to = d->delivery.recipient(context, std::move(done));
    if (d->readOnly) {
        d->delivery.send(std::move(to), failure(Error::Kind::Denied, u"this database is open for reading only"_s));
        return;
    }
    d->write(lane, std::move(name), std::move(subject), std::move(work), std::move(to));
}

quint64 Database::read(Read work, QObject *context, Done done)
{
    const quint64 ticket = ++d->lastTicket;
    d->read(ticket, std::move(work), d->delivery.recipient(context, std::move(done)));
    return ticket;
}

void Database::interrupt(quint64 ticket)
{
    d->interrupt(ticket);
}

void Database::close()
{
    d->close();
}

} // namespace cb::store

#include "moc_database.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/auditseals.h"

#include "engine/databasetask.h"
#include "store/audit.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QSet>

#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::engine {

namespace {

Q_LOGGING_CATEGORY(lcAudit, "callboard.audit", QtInfoMsg)

const QString auditKey = u"audit.key"_s;
const QString sealFile = u"audit-seals.jsonl"_s;

QString sealPath(const Desk &desk)
{
    return desk.dataFolder + u'/' + sealFile;
}

/// All that is kept; nothing when there is no file yet.
Result<QByteArray> sealsIn(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

/// A line behind what is there. One that a power cut left half-written stays a line of its own.
Result<> appendSeal(const QString &path, const QByteArray &before, const QByteArray &line)
{
    QFile file(path);
    const QByteArray more = (before.isEmpty() || before.endsWith('\n') ? "" : "\n") + line + '\n';
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append, QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(more) != more.size() || !file.flush() || ::fsync(file.handle()) != 0)
        return failure(Error::Kind::Storage, u"cannot write %1: %2"_s.arg(path, file.errorString()));
    return {};
}

QDate sealedDay(const QByteArray &seal)
{
    const QJsonObject object = QJsonDocument::fromJson(seal).object();
    return QDate::fromString(object.value(u"day"_s).toString(), Qt::ISODate);
}

QList<QByteArray> sealLines(const QByteArray &contents)
{
    QList<QByteArray> lines = contents.split('\n');
    lines.removeAll({});
    return lines;
}

QList<Secret> sealKeys(const secrets::Vault &vault, QStringList *locked = nullptr)
{
    QList<Secret> keys;
    for (const secrets::Key &key : vault.keys(auditKey, locked)) {
        if (!key.value.isEmpty())
            keys << key.value;
    }
    return keys;
}

Secret newAuditKey()
{
    QByteArray bytes(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
    return Secret(bytes.toHex());
}

/// The newest key; the first is made when there is none.
Result<Secret> keyToSealWith(const Desk &desk, const Clock &clock)
{
    const std::unique_ptr<secrets::Vault> vault = openVault(desk, clock);
    QStringList locked;
    QList<Secret> keys = sealKeys(*vault, &locked);
    // A place that cannot be looked into may hold the key: no second one is made beside it.
    if (keys.isEmpty() && locked.isEmpty()) {
        if (const Result<QString> kept = vault->put(auditKey, newAuditKey()); !kept)
            return tl::unexpected(kept.error());
        keys = sealKeys(*vault);
    }
    if (keys.isEmpty())
        return failure(Error::Kind::Denied, locked.join(u"; "_s));
    return keys.first();
}

/// One seal with whichever key made it; Invalid when none did.
Result<QList<store::audit::Finding>> checkSeal(
    store::Connection &connection, const QByteArray &seal, const QList<Secret> &keys)
{
    Result<QList<store::audit::Finding>> found = failure(Error::Kind::Invalid, {});
    for (const Secret &key : keys) {
        found = store::audit::checkSeal(connection, seal, key);
        if (found || found.error().kind != Error::Kind::Invalid)
            break;
    }
    return found;
}

Result<> checkAll(
    store::Connection &connection, const QList<QByteArray> &seals, const QList<Secret> &keys, SealsReport &report)
{
    QSet<QString> told; // chains: later seals say the same of them
    for (qsizetype line = 0; line < seals.size(); ++line) {
        const Result<QList<store::audit::Finding>> found = checkSeal(connection, seals.at(line), keys);
        if (!found && found.error().kind != Error::Kind::Invalid)
            return tl::unexpected(found.error());
        if (!found) {
            report.findings << u"seal %1 of %2 was changed, or not made with the key that is kept now"_s.arg(
                QString::number(line + 1), sealFile);
            continue;
        }
        report.last = sealedDay(seals.at(line));
        for (const store::audit::Finding &finding : *found) {
            if (told.contains(finding.engine))
                continue;
            told << finding.engine;
            report.findings << u"%1 %2: %3 (the seal of %4)"_s.arg(
                finding.engine, QString::number(finding.seq), finding.what, report.last.toString(Qt::ISODate));
        }
    }
    return {};
}

} // namespace

AuditSeals::AuditSeals(store::Database &database, Desk desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_desk(std::move(desk))
    , m_clock(clock)
{
    m_vault.setMaxThreadCount(1);
    m_hourly.setInterval(1h);
    connect(&m_hourly, &QTimer::timeout, this, &AuditSeals::look);
}

AuditSeals::~AuditSeals()
{
    m_vault.waitForDone(); // it posts to us; the post goes with us
}

void AuditSeals::start()
{
    if (m_desk.practice || m_hourly.isActive())
        return;
    look();
    m_hourly.start();
}

void AuditSeals::look()
{
    if (std::exchange(m_looking, true))
        return;
    const QDate today = toDateTime(m_clock.now()).date();
    const Result<QByteArray> kept = sealsIn(sealPath(m_desk));
    if (!kept)
        return end(kept.error().detail);
    const QList<QByteArray> seals = sealLines(*kept);
    if (!seals.isEmpty() && sealedDay(seals.last()) == today)
        return end();
    m_vault.start([this, today] {
        const Result<Secret> key = keyToSealWith(m_desk, m_clock);
        QMetaObject::invokeMethod(this, [this, key, today] { seal(key, today); });
    });
}

void AuditSeals::seal(const Result<Secret> &key, QDate day)
{
    if (!key)
        return end(u"there is no key to seal it with (%1)"_s.arg(key.error().detail));
    m_database.readFor<QByteArray>(
        [key = *key, day](store::Connection &connection) { return store::audit::seal(connection, day, key); }, this,
        [this](const Result<QByteArray> &sealed) { keep(sealed); });
}

void AuditSeals::keep(const Result<QByteArray> &sealed)
{
    if (!sealed)
        return end(sealed.error().kind == Error::Kind::Cancelled ? QString() : sealed.error().detail);
    if (QJsonDocument::fromJson(*sealed).object().value(u"chains"_s).toArray().isEmpty())
        return end(); // nobody has decided anything yet
    const QString path = sealPath(m_desk);
    const Result<QByteArray> before = sealsIn(path);
    const Result<> kept = before ? appendSeal(path, *before, *sealed) : tl::unexpected(before.error());
    end(kept ? QString() : kept.error().detail);
}

void AuditSeals::end(const QString &trouble)
{
    m_looking = false;
    if (std::exchange(m_trouble, trouble) != trouble && !trouble.isEmpty()) // once, not each hour
        qCInfo(lcAudit, "the audit trail is not sealed: %ls", qUtf16Printable(trouble));
    Q_EMIT looked();
}

Result<SealsReport> checkSeals(store::Database &database, const Desk &desk, const Clock &clock)
{
    const Result<QByteArray> kept = sealsIn(sealPath(desk));
    if (!kept)
        return tl::unexpected(kept.error());
    const QList<QByteArray> seals = sealLines(*kept);
    SealsReport report;
    report.kept = int(seals.size());
    if (seals.isEmpty())
        return report;
    QStringList locked;
    const QList<Secret> keys = sealKeys(*openVault(desk, clock), &locked);
    if (keys.isEmpty()) {
        report.notChecked = locked.isEmpty() ? u"it is kept nowhere"_s : locked.join(u"; "_s);
        return report;
    }
    return readNow(database, [&](store::Connection &connection) -> Result<SealsReport> {
        SealsReport checked = report;
        const Result<> done = checkAll(connection, seals, keys, checked);
        return done ? Result<SealsReport>(checked) : tl::unexpected(done.error());
    });
}

} // namespace cb::engine

#include "moc_auditseals.cpp"

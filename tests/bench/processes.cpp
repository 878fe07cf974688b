// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/processes.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStorageInfo>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr int startMs = 30'000;
constexpr int endMs = 5'000;

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
}

} // namespace

Result<std::unique_ptr<ServerProcess>> ServerProcess::start(
    const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    std::unique_ptr<ServerProcess> server(new ServerProcess);
    QProcess &process = server->m_process;
    process.setProcessEnvironment(environment);
    // What it complains of goes to a file: nobody reads a pipe while the load runs.
    const QString log = QDir::temp().filePath(u"callboard-bench-%1.log"_s.arg(QCoreApplication::applicationPid()));
    process.setStandardErrorFile(log);
    process.start(program, arguments);
    static const QRegularExpression line(u"listening on http://127\\.0\\.0\\.1:(\\d+)"_s);
    QString said;
    const QDeadlineTimer deadline(startMs);
    while (!deadline.hasExpired()) {
        if (!process.waitForReadyRead(200) && process.state() == QProcess::NotRunning)
            break;
        said += QString::fromUtf8(process.readAllStandardOutput());
        const QRegularExpressionMatch match = line.match(said);
        if (match.hasMatch()) {
            server->m_port = match.captured(1).toUShort();
            QFile::remove(log);
            return server;
        }
    }
    const QString complaint = contents(log);
    QFile::remove(log);
    return failure(Error::Kind::Unreachable, u"%1 does not listen: %2 %3"_s.arg(program, said, complaint));
}

ServerProcess::~ServerProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(endMs))
        kill();
}

void ServerProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(endMs);
}

QJsonObject ServerProcess::usage() const
{
    const QString process = u"/proc/%1/"_s.arg(m_process.processId());
    const QStringList fields = contents(process + u"stat"_s).section(u')', -1).simplified().split(u' ');
    static const QRegularExpression peak(u"VmHWM:\\s+(\\d+)"_s);
    const double ticks = fields.size() > 12 ? fields.at(11).toDouble() + fields.at(12).toDouble() : 0;
    return {{u"cpu_s"_s, ticks / double(sysconf(_SC_CLK_TCK))},
        {u"peak_mb"_s, peak.match(contents(process + u"status"_s)).captured(1).toInt() / 1024}};
}

QString callboardctl()
{
    return qEnvironmentVariable("CALLBOARD_CTL", QStringLiteral(CALLBOARD_CTL_PATH));
}

Result<std::unique_ptr<ServerProcess>> startEngine(const QString &dataFolder, const QStringList &under)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TWILIO_ACCOUNT_SID"_s, QString::fromLatin1(accountSid.data(), qsizetype(accountSid.size())));
    environment.insert(u"TWILIO_AUTH_TOKEN"_s, QString::fromLatin1(authToken.data(), qsizetype(authToken.size())));
    environment.insert(u"TWILIO_BASE_URL"_s, u"http://127.0.0.1:1"_s); // nobody: a bench never asks Twilio
    QStringList command = under;
    command << callboardctl() << u"serve"_s << u"--data"_s << dataFolder << u"--port"_s << u"0"_s;
    const QString program = command.takeFirst();
    return ServerProcess::start(program, command, environment);
}

std::optional<QString> nodePeers()
{
    const QString folder = QStringLiteral(CALLBOARD_SOURCE "/peers/node");
    const bool there = QDir(folder + u"/node_modules/better-sqlite3"_s).exists()
        && !QStandardPaths::findExecutable(u"node"_s).isEmpty();
    return there ? std::optional(folder) : std::nullopt;
}

Result<std::unique_ptr<ServerProcess>> startExpress(const QString &dataFolder)
{
    const std::optional<QString> peers = nodePeers();
    if (!peers)
        return failure(Error::Kind::NotFound, u"missing (packaging/bench-peers fetches it)"_s);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NODE_ENV"_s, u"production"_s);
    environment.insert(u"NODE_PATH"_s, *peers + u"/node_modules"_s);
    environment.insert(u"TWILIO_AUTH_TOKEN"_s, QString::fromLatin1(authToken.data(), qsizetype(authToken.size())));
    return ServerProcess::start(u"node"_s,
        {QStringLiteral(CALLBOARD_SOURCE "/tests/bench/peers/express.js"), dataFolder + u"/express.db"_s}, environment);
}

Result<std::unique_ptr<ServerProcess>> startOwn(const QStringList &arguments)
{
    return ServerProcess::start(
        QCoreApplication::applicationFilePath(), arguments, QProcessEnvironment::systemEnvironment());
}

QStringList loadArguments(const LoadOptions &options)
{
    return {u"--load"_s, options.hook == Hook::Incoming ? u"incoming"_s : u"status"_s, QString::number(options.port),
        QString::number(options.run), QString::number(options.connections), QString::number(options.warmUpSeconds),
        QString::number(options.seconds), QString::number(options.perSecond), QString::number(int(options.stamped))};
}

Result<QJsonObject> loadInProcess(const LoadOptions &options)
{
    QProcess load;
    load.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    load.start(QCoreApplication::applicationFilePath(), loadArguments(options));
    if (!load.waitForFinished(int(1000 * (options.warmUpSeconds + options.seconds)) + startMs)) {
        load.kill();
        load.waitForFinished(endMs);
        return failure(Error::Kind::Unreachable, u"the load does not end"_s);
    }
    const QJsonObject report = QJsonDocument::fromJson(load.readAllStandardOutput()).object();
    const QString trouble = report.value(u"trouble"_s).toString();
    if (report.isEmpty() || !trouble.isEmpty())
        return failure(Error::Kind::Unreachable, u"the load could not be made: "_s + trouble);
    return report;
}

QString fileSystemOf(const QString &folder)
{
    return QString::fromLatin1(QStorageInfo(folder).fileSystemType());
}

} // namespace cb::bench

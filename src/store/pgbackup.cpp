// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pgbackup.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace cb::store {

namespace {

constexpr int asLongAsItTakes = -1;

tl::unexpected<Error> noCopy(const QString &why)
{
    return failure(Error::Kind::Storage, u"the database could not be copied before changing its schema: "_s + why);
}

/// All that this connection was made with, as libpq's environment variables say it.
QProcessEnvironment environmentOf(const PgConnection &connection)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfo(connection.handle()), PQconninfoFree);
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option) {
        if (option->envvar && option->val)
            environment.insert(QString::fromUtf8(option->envvar), QString::fromUtf8(option->val));
    }
    // What a service says is among the options already, and would win over them.
    environment.remove(u"PGSERVICE"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s); // its complaints go into an English sentence
    return environment;
}

/// What a run ended with; its complaints when it did not end well.
Result<QByteArray> runProgram(
    const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(asLongAsItTakes))
        return noCopy(u"%1: %2"_s.arg(program, process.errorString()));
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const QString said = QString::fromUtf8(process.readAllStandardError()).simplified();
        return noCopy(u"%1 failed (%2)"_s.arg(program, said.isEmpty() ? u"without a word"_s : said));
    }
    return process.readAllStandardOutput();
}

/// The program to dump that server with. Source: `pg_dump --version`, "pg_dump (PostgreSQL) 15.18 (Debian …)".
Result<QString> pgDumpFor(const PgConnection &connection, const QProcessEnvironment &environment)
{
    const int server = PQserverVersion(connection.handle()) / 10000;
    const QString program = QStandardPaths::findExecutable(u"pg_dump"_s);
    if (program.isEmpty())
        return noCopy(u"pg_dump is not installed (Debian's package postgresql-client-%1)"_s.arg(server));
    const Result<QByteArray> said = runProgram(program, {u"--version"_s}, environment);
    if (!said)
        return tl::unexpected(said.error());
    static const QRegularExpression version(u"\\) (\\d+)"_s);
    const int ours = version.match(QString::fromUtf8(*said)).captured(1).toInt();
    if (ours < server) {
        return noCopy(u"%1 is of PostgreSQL %2 and the server of %3: a newer one is needed (Debian's package "
                      "postgresql-client-%3)"_s.arg(program, QString::number(ours), QString::number(server)));
    }
    return program;
}

} // namespace

Result<> dumpDatabase(const PgConnection &from, const QString &target)
{
    const QProcessEnvironment environment = environmentOf(from);
    const Result<QString> program = pgDumpFor(from, environment);
    if (!program)
        return tl::unexpected(program.error());
    const QString part = target + u".part"_s;
    QFile::remove(part);
    QFile file(part); // made here, so that it is the owner's from its first byte on
    if (!file.open(QIODevice::WriteOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return noCopy(u"cannot write %1: %2"_s.arg(part, file.errorString()));
    file.close();
    // A lock that is held for long is another engine's trouble: it is named rather than waited for.
    const Result<QByteArray> dumped = runProgram(*program,
        {u"--format=custom"_s, u"--no-password"_s, u"--lock-wait-timeout=60s"_s, u"--file"_s, part}, environment);
    if (!dumped) {
        QFile::remove(part);
        return tl::unexpected(dumped.error());
    }
    const bool kept =
        QFileInfo(part).size() > 0 && (!QFile::exists(target) || QFile::remove(target)) && QFile::rename(part, target);
    if (kept)
        return {};
    QFile::remove(part);
    return noCopy(u"cannot write %1"_s.arg(target));
}

} // namespace cb::store

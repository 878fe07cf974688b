// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "engine/databasetask.h"
#include "store/migrations.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ctl {

void print(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

void complain(const QString &line)
{
    QTextStream(stderr) << line << Qt::endl;
}

int failed(const Error &error)
{
    complain(u"callboardctl: "_s + error.detail);
    switch (error.kind) {
    case Error::Kind::Invalid:
    case Error::Kind::NotFound:
        return wrongUse;
    case Error::Kind::Denied:
        return finding;
    default:
        return cannotRun;
    }
}

void addDeskOptions(QCommandLineParser &parser)
{
    parser.addOption({u"data"_s, u"The data folder."_s, u"DIR"_s});
    parser.addOption(
        {u"config"_s, u"The configuration file; otherwise callboard.yaml in the data folder."_s, u"FILE"_s});
}

Result<engine::Desk> deskFrom(const QCommandLineParser &parser)
{
    return engine::findDesk({.dataFolder = parser.value(u"data"_s), .configFile = parser.value(u"config"_s)});
}

Result<std::unique_ptr<store::Database>> openForReading(const QCommandLineParser &parser, const Clock &clock)
{
    const Result<engine::Desk> desk = deskFrom(parser);
    if (!desk)
        return tl::unexpected(desk.error());
    store::Options options = desk->database();
    options.readOnly = true;
    if (options.engine == store::Engine::Sqlite && !QFileInfo::exists(options.path))
        return failure(Error::Kind::Storage,
            u"there is no database in %1 yet: the first start makes it, or callboardctl migrate"_s.arg(
                desk->dataFolder));
    Result<std::unique_ptr<store::Database>> database = store::Database::open(options, clock);
    if (!database)
        return database;
    if (const Result<> current = engine::readNow(**database, store::requireCurrentSchema); !current)
        return tl::unexpected(current.error());
    return database;
}

namespace {

QList<Command> commands()
{
    return {serveCommand(), practiceCommand(), exportCommand(), importCommand(), migrateCommand(), doctorCommand(),
        commandCommand(), flowCommand(), auditCommand(), callsCommand(), voicemailCommand()};
}

void printUsage(const QList<Command> &all)
{
    print(u"Usage: callboardctl COMMAND [OPTIONS]\n\nCommands:"_s);
    for (const Command &command : all)
        print(u"  %1  %2"_s.arg(command.name, -10).arg(command.summary));
    print(
        u"\n\"callboardctl COMMAND --help\" tells more. Exit codes: 0 good, 1 a finding, 2 wrong use, 3 cannot run."_s);
}

int run(const QStringList &arguments)
{
    const QList<Command> all = commands();
    const QString name = arguments.value(1);
    if (name == u"--help" || name == u"-h" || name == u"help") {
        printUsage(all);
        return good;
    }
    if (name == u"--version") {
        print(u"callboardctl "_s + QCoreApplication::applicationVersion());
        return good;
    }
    const auto command = std::find_if(all.begin(), all.end(), [&name](const Command &one) { return one.name == name; });
    if (command == all.end()) {
        complain(name.isEmpty() ? u"callboardctl: a command is missing; try --help"_s
                                : u"callboardctl: no command \"%1\"; try --help"_s.arg(name));
        return wrongUse;
    }

    QCommandLineParser parser;
    parser.setApplicationDescription(command->summary);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Tells how the command is used."_s);
    parser.addOption(help);
    command->describe(parser);
    QStringList own = arguments;
    own[0] += u' ' + name; // so that the usage line reads "callboardctl serve …"
    own.removeAt(1);
    if (!parser.parse(own)) {
        complain(u"callboardctl %1: %2"_s.arg(name, parser.errorText()));
        return wrongUse;
    }
    if (parser.isSet(help)) {
        print(parser.helpText().replace(
            QFileInfo(QCoreApplication::applicationFilePath()).filePath(), u"callboardctl "_s + name));
        return good;
    }
    return command->run(parser, parser.positionalArguments());
}

} // namespace
} // namespace cb::ctl

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"callboard"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
    return cb::ctl::run(QCoreApplication::arguments());
}

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "sending.h"

#include "engine/allcommands.h"
#include "engine/engine.h"
#include "engine/linkclient.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addPositionalArgument(
        u"NAME"_s, u"The command, such as calls.block; without one, all are listed."_s, u"[NAME]"_s);
    parser.addPositionalArgument(u"ARGS"_s, u"Its arguments: name=value, or one JSON object."_s, u"[ARGS…]"_s);
}

Result<QJsonObject> argumentsFrom(const QStringList &words)
{
    if (words.size() == 1 && words.first().startsWith(u'{')) {
        const QJsonDocument document = QJsonDocument::fromJson(words.first().toUtf8());
        if (!document.isObject())
            return failure(Error::Kind::Invalid, u"the arguments are no JSON object"_s);
        return document.object();
    }
    QJsonObject args;
    for (const QString &word : words) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals < 1)
            return failure(Error::Kind::Invalid, u"\"%1\" is not of the form name=value"_s.arg(word));
        args.insert(word.left(equals), word.mid(equals + 1));
    }
    return args;
}

/// Through the engine of that folder when one is running, else by an engine of our own for the moment.
Result<commands::Outcome> runSomewhere(const engine::Desk &desk, const commands::Command &command, const Clock &clock)
{
    engine::EngineOptions options;
    options.desk = desk;
    Result<std::unique_ptr<engine::Engine>> own = engine::Engine::start(options, clock);
    if (own) {
        commands::LocalSender sender((*own)->database(), (*own)->registry(), commandLine());
        return sendNow(sender, command);
    }
    if (own.error().kind != Error::Kind::Conflict)
        return tl::unexpected(own.error());
    const std::unique_ptr<engine::LinkClient> link = linkTo(desk.dataFolder);
    return link ? sendNow(*link, command) : tl::unexpected(own.error());
}

int run(const QCommandLineParser &parser, const QStringList &words)
{
    const Result<engine::Desk> desk = deskFrom(parser);
    if (!desk)
        return failed(desk.error());
    static const SystemClock clock;
    if (words.isEmpty()) {
        for (const QString &name : engine::allCommands().names())
            print(name);
        return good;
    }
    const Result<QJsonObject> args = argumentsFrom(words.mid(1));
    if (!args)
        return failed(args.error());
    const Result<commands::Outcome> outcome = runSomewhere(*desk, commands::Command::make(words.first(), *args), clock);
    if (!outcome)
        return failed(outcome.error());
    print(QString::fromUtf8(QJsonDocument(outcome->answer).toJson(QJsonDocument::Compact)));
    return good;
}

} // namespace

Command commandCommand()
{
    return {u"command"_s, u"Does what a button of the window does."_s, describe, run};
}

} // namespace cb::ctl

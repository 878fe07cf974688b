// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "engine/engine.h"
#include "engine/signals.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addOption({u"listen"_s, u"The address to listen on (127.0.0.1)."_s, u"ADDR"_s});
    parser.addOption({u"port"_s, u"The port to listen on (8787); 0 takes any free one."_s, u"N"_s});
}

int run(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (!arguments.isEmpty())
        return failed({Error::Kind::Invalid, u"serve takes no argument \"%1\""_s.arg(arguments.first())});
    engine::EngineOptions options;
    if (parser.isSet(u"listen"_s)) {
        options.address = QHostAddress(parser.value(u"listen"_s));
        if (options.address->isNull())
            return failed({Error::Kind::Invalid, u"--listen must be an address such as 127.0.0.1"_s});
    }
    if (parser.isSet(u"port"_s)) {
        bool number = false;
        options.port = parser.value(u"port"_s).toUShort(&number);
        if (!number)
            return failed({Error::Kind::Invalid, u"--port must be a number up to 65535"_s});
    }
    Result<engine::Desk> desk = deskFrom(parser);
    if (!desk)
        return failed(desk.error());
    options.desk = std::move(*desk);

    static const SystemClock clock;
    Result<std::unique_ptr<engine::Engine>> engine = engine::Engine::start(std::move(options), clock);
    if (!engine)
        return failed(engine.error());
    for (const QString &problem : (*engine)->problems())
        complain(u"callboardctl: "_s + problem);
    if (const Result<> open = (*engine)->openDoor(); !open) {
        failed(open.error());
        return cannotRun;
    }
    engine::endOnSignals();
    print(u"listening on "_s + (*engine)->localUrl());
    return QCoreApplication::exec();
}

} // namespace

Command serveCommand()
{
    return {u"serve"_s, u"Runs the engine: takes webhooks, keeps them, acts on them."_s, describe, run};
}

} // namespace cb::ctl

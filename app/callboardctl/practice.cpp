// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "engine/engine.h"
#include "engine/practiceprobe.h"
#include "engine/sampleorganisation.h"
#include "practice/scenario.h"
#include "practice/scenariorunner.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addOption({u"scenario"_s, u"The scripted day, as docs/scenarios.md describes it."_s, u"FILE"_s});
    parser.addOption({u"speed"_s, u"How many times faster than real time (1)."_s, u"X"_s, u"1"_s});
    parser.addOption({u"report"_s, u"Write what came of each expectation."_s, u"FILE.json"_s});
}

Result<> write(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        return failure(Error::Kind::Storage, u"cannot write %1: %2"_s.arg(path, file.errorString()));
    return {};
}

/// The desk with the sample's people and the carrier beside it, from the scenario's first moment on.
Result<bool> play(const practice::Scenario &scenario, engine::Desk desk, double speed, const QString &reportFile)
{
    const ShiftedClock clock(scenario.start, speed);
    const engine::SampleOrganisation sample;
    sample.furnish(desk);
    engine::EngineOptions options;
    options.desk = std::move(desk);
    options.port = 0;
    options.account = engine::SampleOrganisation::newAccount();
    options.origin = CallOrigin::Practice;
    options.clockSpeed = speed;
    practice::CarrierOptions carrierOptions;
    carrierOptions.accountSid = options.account->sid;
    carrierOptions.authToken = options.account->tokens.first();

    const Result<std::unique_ptr<engine::Engine>> engine = engine::Engine::start(std::move(options), clock);
    if (!engine)
        return tl::unexpected(engine.error());
    if (const Result<> brought = sample.bring((*engine)->database(), clock.now(), false); !brought)
        return tl::unexpected(brought.error());
    if (const Result<> opened = (*engine)->openDoor(); !opened)
        return tl::unexpected(opened.error());

    practice::Timeline timeline(clock, speed);
    practice::Carrier carrier(timeline, carrierOptions);
    if (const Result<> started = carrier.start(); !started)
        return tl::unexpected(started.error());
    carrier.setDesk((*engine)->localUrl());
    (*engine)->setCarrier(QUrl(carrier.restUrl()));
    engine::PracticeProbe probe((*engine)->database());
    practice::ScenarioRunner runner(carrier, timeline, scenario, &probe);
    QEventLoop loop;
    QObject::connect(&runner, &practice::ScenarioRunner::finished, &loop, &QEventLoop::quit);
    runner.start();
    loop.exec();

    const QJsonObject report = runner.report();
    for (const QJsonValue &expectation : report.value(u"expectations").toArray()) {
        const bool ok = expectation[u"ok"].toBool();
        print(u"%1  %2%3"_s.arg(ok ? u"ok  "_s : u"FAIL"_s, expectation[u"that"].toString(),
            ok ? QString() : u": "_s + expectation[u"why"].toString()));
    }
    print(u"%1: %2 calls, %3"_s.arg(scenario.name)
              .arg(report.value(u"calls").toInt())
              .arg(runner.passed() ? u"everything came as expected"_s : u"not everything came as expected"_s));
    if (!reportFile.isEmpty()) {
        if (const Result<> written = write(reportFile, QJsonDocument(report).toJson()); !written)
            return tl::unexpected(written.error());
    }
    return runner.passed();
}

int run(const QCommandLineParser &parser, const QStringList &arguments)
{
    bool number = false;
    const double speed = parser.value(u"speed"_s).toDouble(&number);
    if (!arguments.isEmpty() || !parser.isSet(u"scenario"_s))
        return failed({Error::Kind::Invalid, u"use: callboardctl practice --scenario FILE"_s});
    if (!number || speed < 0.1 || speed > 1000)
        return failed({Error::Kind::Invalid, u"--speed must be between 0.1 and 1000"_s});
    const Result<practice::Scenario> scenario = practice::Scenario::load(parser.value(u"scenario"_s));
    if (!scenario)
        return failed(scenario.error());
    // A scripted day begins with an empty desk, unless a folder is named.
    const QTemporaryDir fresh;
    const Result<engine::Desk> desk =
        engine::findDesk({.dataFolder = parser.isSet(u"data"_s) ? parser.value(u"data"_s) : fresh.path(),
            .configFile = parser.value(u"config"_s),
            .practice = true});
    if (!desk)
        return failed(desk.error());
    const Result<bool> passed = play(*scenario, *desk, speed, parser.value(u"report"_s));
    if (!passed)
        return failed(passed.error());
    return *passed ? good : finding;
}

} // namespace

Command practiceCommand()
{
    return {
        u"practice"_s, u"Plays a scripted day at the practice carrier and checks what came of it."_s, describe, run};
}

} // namespace cb::ctl

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signed webhooks over 64 connections: Callboard, a plain QHttpServer answer and the Express peer, one after the other.
#include "bench/bench.h"
#include "bench/processes.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr double steadyRate = 1000; // per second

Result<QJsonObject> flatOut(const ServerProcess &server, Hook hook, double seconds, uint32_t run)
{
    LoadOptions load;
    load.hook = hook;
    load.port = server.port();
    load.seconds = seconds;
    load.run = run;
    return loadInProcess(load);
}

Result<QJsonObject> webhooks(Hook hook, const Options &options)
{
    const QTemporaryDir folder(options.folder + u"/callboard-bench-XXXXXX"_s);
    QJsonObject report{{u"file_system"_s, fileSystemOf(folder.path())}, {u"connections"_s, LoadOptions().connections}};
    double ours = 0;
    {
        const auto engine = startEngine(folder.path());
        if (!engine)
            return tl::unexpected(engine.error());
        const Result<QJsonObject> most = flatOut(**engine, hook, options.seconds, 1);
        if (!most)
            return most;
        report.insert(u"callboard"_s, *most);
        ours = most->value(u"per_second"_s).toDouble();

        LoadOptions steady;
        steady.hook = hook;
        steady.port = (*engine)->port();
        steady.seconds = options.seconds;
        steady.perSecond = steadyRate;
        steady.run = 2;
        const Result<QJsonObject> calm = loadInProcess(steady);
        if (!calm)
            return calm;
        report.insert(u"callboard_at_1000_per_second"_s, *calm);
        report.insert(u"callboard_process"_s, (*engine)->usage());
    }
    {
        const auto plain = startOwn({u"--plain-server"_s});
        if (!plain)
            return tl::unexpected(plain.error());
        const Result<QJsonObject> most = flatOut(**plain, hook, options.seconds, 3);
        if (!most)
            return most;
        report.insert(u"plain_qhttpserver"_s, *most);
        report.insert(u"share_of_plain"_s, ratio(ours, most->value(u"per_second"_s).toDouble()));
    }
    const auto express = startExpress(folder.path());
    if (!express) {
        report.insert(u"express"_s, express.error().detail);
        report.insert(u"times_express"_s, QJsonValue());
        return report;
    }
    const Result<QJsonObject> most = flatOut(**express, hook, options.seconds, 4);
    if (!most)
        return most;
    report.insert(u"express"_s, *most);
    report.insert(u"express_process"_s, (*express)->usage());
    report.insert(u"times_express"_s, ratio(ours, most->value(u"per_second"_s).toDouble()));
    return report;
}

const Register status(Bench{u"webhook-status"_s, u"signed status callbacks, durable before the answer"_s,
    [](const Options &options) { return webhooks(Hook::Status, options); }});
const Register incoming(Bench{u"webhook-incoming"_s, u"signed incoming calls that start a flow and get their TwiML"_s,
    [](const Options &options) { return webhooks(Hook::Incoming, options); }});

} // namespace

} // namespace cb::bench

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program over the seeded history beside Linphone Desktop with nothing in it, both under one X server: from the
// start of the process to the last pixel.
#include "bench/bench.h"
#include "bench/screen.h"
#include "bench/seeded.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr int starts = 8; // the first one warms the file cache and makes a program's own folders

Result<QJsonObject> startMany(Screen &screen, const QString &program, const QStringList &arguments, const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home);
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.remove(name);
    std::vector<qint64> times;
    QJsonObject memory;
    for (int i = 0; i < starts; ++i) {
        const Result<Screen::Settled> settled = screen.startAndSettle(program, arguments, environment);
        if (!settled)
            return tl::unexpected(settled.error());
        if (i > 0)
            times.push_back(settled->took.count());
        memory = settled->memory;
    }
    QJsonObject report = distribution(times);
    report.insert(u"memory"_s, memory);
    return report;
}

Result<QJsonObject> desktops(const Options &options)
{
    const auto screen = Screen::start();
    if (!screen)
        return tl::unexpected(screen.error());
    const auto folder = seededCopy(options);
    if (!folder)
        return tl::unexpected(folder.error());
    const QTemporaryDir home;
    QJsonObject report{{u"calls"_s, options.calls}, {u"messages"_s, options.messages}};
    // History: no timer of a call ticks there, so that what is painted last belongs to the start.
    const Result<QJsonObject> ours = startMany(**screen, QStringLiteral(CALLBOARD_PATH),
        {u"--data"_s, (*folder)->path(), u"--page"_s, u"history"_s, u"--size"_s, u"1440x900"_s}, home.path());
    if (!ours)
        return ours;
    report.insert(u"callboard"_s, *ours);
    if (QStandardPaths::findExecutable(u"linphone"_s).isEmpty()) {
        report.insert(u"linphone"_s, u"missing (packaging/bench-peers fetches it)"_s);
        report.insert(u"share_of_linphone"_s, QJsonValue());
        return report;
    }
    const Result<QJsonObject> linphone = startMany(**screen, u"linphone"_s, {}, home.path());
    if (!linphone)
        return linphone;
    report.insert(u"linphone"_s, *linphone);
    report.insert(
        u"share_of_linphone"_s, ratio(ours->value(u"p50_ms"_s).toDouble(), linphone->value(u"p50_ms"_s).toDouble()));
    return report;
}

const Register registered(Bench{
    u"start-up-desktop"_s, u"under X, beside Linphone Desktop: from process start to the last pixel"_s, desktops});

} // namespace

} // namespace cb::bench

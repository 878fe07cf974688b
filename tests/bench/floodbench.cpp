// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody scrolls the history of a console while its engine is flooded flat out: engine, load and window are three
// processes on the same cores. A frame is what passes from one tick of 60 per second until that tick's scroll step is
// painted: late ticks, models at work and painting all count.
#include "bench/processes.h"
#include "bench/seeded.h"
#include "bench/window.h"

#include "ui/calls/calllist.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr qint64 frameNs = 1'000'000'000 / 60;
constexpr qint64 promisedNs = 33'000'000;

/// Scrolls up and down for some time; the length of each frame.
std::vector<qint64> frames(ui::CallList &list, double seconds)
{
    QScrollBar &bar = *list.verticalScrollBar();
    std::vector<qint64> lengths;
    QElapsedTimer clock;
    clock.start();
    const auto end = qint64(seconds * 1e9);
    int step = 60; // px a frame: a brisk scroll
    for (qint64 due = frameNs; due < end; due = std::max(due + frameNs, clock.nsecsElapsed())) {
        while (clock.nsecsElapsed() < due) {
            const int left = int((due - clock.nsecsElapsed()) / 1'000'000);
            QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, std::max(0, left));
        }
        if (bar.value() + step > std::min(bar.maximum(), 400'000) || bar.value() + step < 0)
            step = -step;
        bar.setValue(bar.value() + step);
        QApplication::processEvents(); // models, and the painting that the scroll asked for
        list.viewport()->repaint();
        lengths.push_back(clock.nsecsElapsed() - due);
    }
    return lengths;
}

QJsonObject judged(const std::vector<qint64> &lengths)
{
    QJsonObject report = distribution(lengths);
    const auto good = std::count_if(lengths.begin(), lengths.end(), [](qint64 length) { return length < promisedNs; });
    report.insert(u"percent_under_33_ms"_s, rounded(100.0 * double(good) / double(lengths.size())));
    return report;
}

Result<QJsonObject> flood(const Options &options)
{
    const auto folder = seededCopy(options);
    if (!folder)
        return tl::unexpected(folder.error());
    const QString dataFolder = QFileInfo((*folder)->path()).canonicalFilePath();
    const auto engine = startEngine(dataFolder);
    if (!engine)
        return tl::unexpected(engine.error());
    const auto window = Window::open(dataFolder, u"history"_s);
    if (!window)
        return tl::unexpected(window.error());
    ui::CallList &list = (*window)->wholeHistory();
    const std::vector<qint64> calm = frames(list, options.seconds);

    LoadOptions load;
    load.port = (*engine)->port();
    load.seconds = options.seconds;
    QProcess sender;
    sender.start(QCoreApplication::applicationFilePath(), loadArguments(load));
    // The first second signs requests ahead and warms up; both are load as well.
    const std::vector<qint64> flooded = frames(list, load.warmUpSeconds + load.seconds);
    sender.waitForFinished(30'000);
    const QJsonObject webhooks = QJsonDocument::fromJson(sender.readAllStandardOutput()).object();
    return QJsonObject{{u"calls"_s, options.calls}, {u"calm"_s, judged(calm)}, {u"flooded"_s, judged(flooded)},
        {u"webhooks"_s, webhooks}, {u"memory"_s, memory()}};
}

const Register registered(
    Bench{u"flood-while-scrolling"_s, u"frames of a console that scrolls while its engine is flooded"_s, flood});

} // namespace

} // namespace cb::bench

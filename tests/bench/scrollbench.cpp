// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The history list over the seeded calls: what a frame costs to paint, by wheel steps and by jumps of the thumb.
#include "bench/seeded.h"
#include "bench/window.h"

#include "ui/calls/calllist.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QScrollBar>

#include <random>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr int frames = 600;
constexpr int wheelStep = 3 * 52; // px: three rows, as a wheel does it

/// Paints the whole viewport, as after a jump: the dearest frame there is.
qint64 paintAll(ui::CallList &list, QImage &image)
{
    QElapsedTimer timer;
    timer.start();
    list.viewport()->render(&image);
    return timer.nsecsElapsed();
}

Result<QJsonObject> scroll(const Options &options)
{
    const Result<QString> folder = seededFolder(options);
    if (!folder)
        return tl::unexpected(folder.error());
    const auto window = Window::open(*folder, u"history"_s);
    if (!window)
        return tl::unexpected(window.error());
    ui::CallList &list = (*window)->wholeHistory();
    QScrollBar &bar = *list.verticalScrollBar();
    QImage image(list.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    const QJsonObject before = memory();

    std::vector<qint64> wheel;
    std::vector<qint64> arrived; // after the rows that were on their way are there
    for (int i = 0; i < frames; ++i) {
        bar.setValue(bar.value() + wheelStep);
        wheel.push_back(paintAll(list, image));
        QApplication::processEvents();
    }
    std::vector<qint64> jumps;
    std::mt19937 dice(20261120);
    for (int i = 0; i < frames; ++i) {
        bar.setValue(int(dice() % unsigned(std::max(1, bar.maximum()))));
        jumps.push_back(paintAll(list, image));
        QElapsedTimer waiting;
        waiting.start();
        const QModelIndex middle = list.indexAt(QPoint(20, list.viewport()->height() / 2));
        while (middle.data(KindRole).toInt() == int(CallRow::Loading) && waiting.elapsed() < 1000)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        arrived.push_back(waiting.nsecsElapsed());
        jumps.push_back(paintAll(list, image));
    }
    return QJsonObject{{u"calls"_s, options.calls}, {u"rows"_s, list.model()->rowCount()},
        {u"viewport"_s, u"%1x%2"_s.arg(image.width()).arg(image.height())}, {u"wheel_paint"_s, distribution(wheel)},
        {u"jump_paint"_s, distribution(jumps)}, {u"rows_after_jump"_s, distribution(arrived)},
        {u"memory_before"_s, before}, {u"memory_after"_s, memory()}};
}

const Register registered(Bench{u"scroll"_s, u"painting the history list by wheel and by thumb"_s, scroll});

} // namespace

} // namespace cb::bench

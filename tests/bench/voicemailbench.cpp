// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The voicemail list over the seeded messages: its first rows, what a frame costs by wheel and by thumb, and how soon a
// typed word is found.
#include "bench/seeded.h"
#include "bench/window.h"

#include "store/database.h"
#include "ui/shell/subjectlist.h"
#include "ui/voicemail/voicemaildelegate.h"
#include "ui/voicemail/voicemailrows.h"
#include "voicemail/voicemailmodel.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QImage>
#include <QScrollBar>

#include <random>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr int frames = 600;
constexpr int wheelStep = 3 * 82; // px: three rows, as a wheel does it
constexpr int patienceMs = 60'000;

qint64 paintAll(ui::SubjectList &list, QImage &image)
{
    QElapsedTimer timer;
    timer.start();
    list.viewport()->render(&image);
    return timer.nsecsElapsed();
}

Result<qint64> ask(voicemail::VoicemailModel &model, const QString &text)
{
    QElapsedTimer timer;
    timer.start();
    voicemail::VoicemailFilter filter;
    filter.text = text;
    model.setFilter(filter);
    const QDeadlineTimer deadline(patienceMs);
    while (model.isLoading()) {
        if (deadline.hasExpired())
            return failure(Error::Kind::Unreachable, u"the list did not come"_s);
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    }
    return timer.nsecsElapsed();
}

Result<QJsonObject> measure(const Options &options)
{
    const Result<QString> folder = seededFolder(options);
    if (!folder)
        return tl::unexpected(folder.error());
    const auto database = openToRead(*folder);
    if (!database)
        return tl::unexpected(database.error());
    const SystemClock clock;
    const SiteTime site(QTimeZone::systemTimeZone(), QTime(0, 0));
    const ui::Theme theme(ui::Theme::Choice::Light, 100);
    voicemail::VoicemailModel model(**database, {Operator::Id{1}, commands::Role::Operator});
    const Result<qint64> first = ask(model, {});
    if (!first)
        return tl::unexpected(first.error());

    ui::VoicemailRows rows(clock, site);
    rows.setSourceModel(&model);
    ui::VoicemailDelegate delegate(clock, site);
    ui::SubjectList list(VoicemailKindRole, int(VoicemailRow::Header), VoicemailCountRole, VoicemailIdRole);
    list.setItemDelegate(&delegate);
    list.setRowHeights(ui::VoicemailDelegate::headerHeight(), ui::VoicemailDelegate::rowHeight());
    list.setModel(&rows);
    list.resize(396, 800);
    list.show();
    QApplication::processEvents();
    QScrollBar &bar = *list.verticalScrollBar();
    QImage image(list.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    const QJsonObject before = memory();

    std::vector<qint64> wheel;
    for (int i = 0; i < frames; ++i) {
        bar.setValue(bar.value() + wheelStep);
        wheel.push_back(paintAll(list, image));
        QApplication::processEvents();
    }
    std::vector<qint64> jumps;
    std::vector<qint64> arrived; // after the rows that were on their way are there
    std::mt19937 dice(20261120);
    for (int i = 0; i < frames; ++i) {
        bar.setValue(int(dice() % unsigned(std::max(1, bar.maximum()))));
        jumps.push_back(paintAll(list, image));
        QElapsedTimer waiting;
        waiting.start();
        const QModelIndex middle = list.indexAt(QPoint(20, list.viewport()->height() / 2));
        while (middle.data(VoicemailKindRole).toInt() == int(VoicemailRow::Loading) && waiting.elapsed() < 1000)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        arrived.push_back(waiting.nsecsElapsed());
        jumps.push_back(paintAll(list, image));
    }
    const QJsonObject after = memory();
    std::vector<qint64> found;
    for (const QString &typed : {u"m"_s, u"me"_s, u"med"_s, u"medi"_s, u"grace"_s, u"0164"_s, u"late visit"_s}) {
        for (int again = 0; again < 10; ++again) {
            const Result<qint64> took = ask(model, typed);
            if (!took)
                return tl::unexpected(took.error());
            found.push_back(*took);
        }
    }
    return QJsonObject{{u"messages"_s, options.messages}, {u"rows"_s, rows.rowCount()},
        {u"first_rows_ms"_s, double(*first) / 1e6}, {u"wheel_paint"_s, distribution(wheel)},
        {u"jump_paint"_s, distribution(jumps)}, {u"rows_after_jump"_s, distribution(arrived)},
        {u"found"_s, distribution(found)}, {u"memory_before"_s, before}, {u"memory_after"_s, after}};
}

const Register registered(
    Bench{u"voicemail"_s, u"painting and searching the voicemail list by wheel, thumb and words"_s, measure});

} // namespace

} // namespace cb::bench

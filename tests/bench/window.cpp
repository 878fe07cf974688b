// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/window.h"

#include "bench/seeded.h"

#include "calls/historymodel.h"
#include "store/database.h"
#include "ui/calls/calllist.h"
#include "ui/calls/historyview.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr int patienceMs = 60'000;

ui::WindowOptions windowOptions()
{
    ui::WindowOptions options;
    options.dark = false;
    options.size = QSize(1440, 900);
    options.forPicture = true; // no saved layout is read or written
    return options;
}

template <typename Condition>
bool waitFor(Condition condition)
{
    const QDeadlineTimer deadline(patienceMs);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

} // namespace

Window::Window()
    : m_theme(ui::Theme::Choice::Light, 100)
    , m_site(QTimeZone::systemTimeZone(), QTime(0, 0))
{ }

Window::~Window()
{
    m_window.reset();
    m_calls.reset();
}

Result<std::unique_ptr<Window>> Window::open(const QString &dataFolder, const QString &page)
{
    std::unique_ptr<Window> window(new Window);
    Window &w = *window;
    Result<std::unique_ptr<store::Database>> database = openToRead(dataFolder);
    if (!database)
        return tl::unexpected(database.error());
    w.m_database = std::move(*database);
    w.m_feed = std::make_unique<store::ChangeFeed>(*w.m_database);
    w.m_link = std::make_unique<engine::LinkClient>(dataFolder, 0);
    QObject::connect(w.m_link.get(), &engine::LinkClient::changed, w.m_feed.get(), &store::ChangeFeed::look);
    w.m_service = std::make_unique<calls::CallService>(*w.m_database, *w.m_link);
    w.m_live = std::make_unique<calls::LiveCallModel>(*w.m_database);
    store::ChangeFeed *feed = w.m_feed.get();
    calls::LiveCallModel *live = w.m_live.get();
    QObject::connect(feed, &store::ChangeFeed::changed, live, &calls::LiveCallModel::apply);
    QObject::connect(live, &calls::LiveCallModel::ready, feed, [feed, live] { feed->start(live->position()); });
    store::Database *reader = w.m_database.get();
    w.m_calls = std::make_unique<ui::RoomCalls>(*live, *w.m_service, [reader, feed](QObject *parent) {
        auto *history = new calls::HistoryModel(*reader, parent);
        QObject::connect(feed, &store::ChangeFeed::changed, history, &calls::HistoryModel::apply);
        return history;
    });
    live->load();
    w.m_link->connectToEngine();
    w.m_window = std::make_unique<ui::MainWindow>(w.m_board, w.m_clock, w.m_site, windowOptions());
    w.m_window->addPage({u"calls"_s, u"history"_s}, [&w](QWidget *parent) -> ui::Page * {
        return new ui::CallsPage({*w.m_calls, w.m_board, w.m_clock, w.m_site, {}, true}, parent);
    });
    w.m_window->open(page);
    w.m_window->show();
    if (!w.settle())
        return failure(Error::Kind::Unreachable, u"the window does not settle"_s);
    return window;
}

bool Window::settle()
{
    return waitFor([this] { return m_window->isSettled(); });
}

ui::CallList &Window::wholeHistory()
{
    page().history()->setMissedOnly(false);
    page().history()->setPeriod(ui::HistoryView::Period::All);
    waitFor([this] { return !m_calls->isHistoryLoading() && m_window->isSettled(); });
    return *page().history()->list();
}

QJsonObject memory()
{
    const auto megabytes = [](const QString &path, const QString &name) {
        QFile file(path);
        const QString text = file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
        return QRegularExpression(u"\\b"_s + name + u":\\s+(\\d+)"_s).match(text).captured(1).toInt() / 1024;
    };
    const QString rollup = u"/proc/self/smaps_rollup"_s;
    return {{u"resident_mb"_s, megabytes(rollup, u"Rss"_s)}, {u"proportional_mb"_s, megabytes(rollup, u"Pss"_s)},
        {u"peak_resident_mb"_s, megabytes(u"/proc/self/status"_s, u"VmHWM"_s)}};
}

} // namespace cb::bench

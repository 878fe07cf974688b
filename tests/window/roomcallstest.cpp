// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/roomcalls.h"
#include "callfixtures.h"
#include "calls/callcommands.h"
#include "calls/callservice.h"
#include "calls/livecallmodel.h"
#include "commands/command.h"
#include "commands/sender.h"
#include "seedhistory.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "ui/calls/calldetailpane.h"
#include "ui/calls/calllist.h"
#include "ui/calls/callspage.h"
#include "ui/calls/historyview.h"
#include "ui/calls/livefilter.h"
#include "ui/calls/liveview.h"
#include "ui/calls/sidepane.h"
#include "ui/kit/theme.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pageheader.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::calls;

namespace {

/// The page over the room itself, as app wires it.
struct House {
    House()
    {
        calls::addCommands(registry);
        sender = std::make_unique<commands::LocalSender>(
            database.database(), registry, commands::Actor{{7}, u"Dana Whitlock"_s, commands::Role::Administrator, {}});
        service = std::make_unique<CallService>(database.database(), *sender);
        service->showIn(&live);
        QObject::connect(&feed, &store::ChangeFeed::changed, &live, &LiveCallModel::apply);
        QObject::connect(&live, &LiveCallModel::ready, &feed, [this] { feed.start(live.position()); });
        source = std::make_unique<ui::RoomCalls>(live, *service, [this](QObject *parent) {
            auto *history = new HistoryModel(database.database(), parent);
            QObject::connect(&feed, &store::ChangeFeed::changed, history, &HistoryModel::apply);
            return history;
        });
        ui::WindowOptions options;
        options.forPicture = true; // no saved layout
        window = std::make_unique<ui::MainWindow>(board, clock, test::newYork(), options);
        window->addPage({u"calls"_s, u"history"_s}, [this](QWidget *parent) {
            return new ui::CallsPage({*source, board, clock, test::newYork(), {7}, true}, parent);
        });
        live.load();
        window->open(u"calls"_s);
        window->show();
        page = qobject_cast<ui::CallsPage *>(window->page());
    }
    Call::Id tell(const Fact::What &what, qint64 ms)
    {
        const Result<Applied> applied = test::write(database.database(), [&](store::Transaction &tx) {
            return calls::apply(tx, u"CA"_s + QString(32, u'a'), test::fromCaller(), {Fact{test::at(ms), what}},
                CallOrigin::Live, test::newYork());
        });
        return applied ? applied->call.id : Call::Id{};
    }

    ui::Theme theme{ui::Theme::Choice::Light};
    commands::Registry registry;
    test::TempDatabase database;
    std::unique_ptr<commands::LocalSender> sender;
    std::unique_ptr<CallService> service;
    store::ChangeFeed feed{database.database()};
    LiveCallModel live{database.database()};
    DeskBoard board;
    ManualClock clock{test::at(60'000)};
    std::unique_ptr<ui::RoomCalls> source;
    std::unique_ptr<ui::MainWindow> window;
    ui::CallsPage *page = nullptr;
};

} // namespace

class RoomCallsTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(ui::setLanguage(u"en"_s)); }

    void aCallIsARowThenHistory()
    {
        House house;
        QTRY_VERIFY(house.page->isSettled());
        const QAbstractItemModel *rows = house.page->live()->filter();
        QCOMPARE(rows->rowCount(), 0);

        const Call::Id id = house.tell(StatusChanged{CallProgress::Ringing, {}, 0}, 0);
        QVERIFY(id.isValid());
        QTRY_COMPARE(rows->rowCount(), 2);
        QCOMPARE(rows->index(1, 0).data(NumberRole).toString(), u"+12065550142"_s);
        house.page->live()->list()->selectFirst();
        QTRY_VERIFY(house.page->side()->detail()->call() == id);

        house.tell(StatusChanged{CallProgress::Completed, {}, 0}, 30'000);
        QTRY_COMPARE(rows->rowCount(), 0);
        // The pane keeps the call that just ended, and says so.
        QTRY_VERIFY(!isOpen(house.page->side()->detail()->detail()->call.state));

        house.page->history()->setMissedOnly(false);
        house.page->open(u"history"_s);
        QTRY_VERIFY(house.page->isSettled());
        QTRY_COMPARE(house.page->history()->list()->model()->rowCount(), 2);
        QTRY_VERIFY(house.page->side()->detail()->call() == id);
    }

    void aLongHistoryScrollsAndIsSearched()
    {
        House house;
        QVERIFY(test::seedHistory(house.database.database(), 5'000));
        house.page->history()->setMissedOnly(false);
        house.page->history()->setPeriod(ui::HistoryView::Period::All);
        house.page->open(u"history"_s);
        QTRY_VERIFY(house.page->isSettled());
        ui::CallList *list = house.page->history()->list();
        QVERIFY(list->model()->rowCount() > 5'000);
        // The far end, then a day's header stands where the arithmetic says.
        list->selectLast();
        QTRY_COMPARE(list->currentIndex().row(), list->model()->rowCount() - 1);
        QTRY_VERIFY(list->currentIndex().data(IdRole).toLongLong() > 0);
        QVERIFY(list->viewport()->rect().contains(list->visualRect(list->currentIndex())));
        const int first = list->visibleRows().first;
        QCOMPARE(list->isHeader(list->model()->index(first, 0)),
            list->model()->index(first, 0).data(KindRole).toInt() == int(CallRow::Header));

        house.page->header()->filter()->setText(u"zzzzzz"_s);
        QTRY_COMPARE(list->model()->rowCount(), 0);
        house.page->header()->filter()->clear();
        QTRY_VERIFY(list->model()->rowCount() > 5'000);
    }
};
static const test::Register<RoomCallsTest> roomCallsTest;

#include "roomcallstest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "ui/calls/calldetailpane.h"
#include "ui/calls/calllist.h"
#include "ui/calls/historysaving.h"
#include "ui/calls/historyview.h"
#include "ui/calls/livefilter.h"
#include "ui/calls/liveview.h"
#include "ui/calls/rowcopy.h"
#include "ui/calls/sidepane.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/shell/loadingrows.h"
#include "ui/shell/pageheader.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

namespace {

/// What the platform of these tests says about every dialog.
constexpr char offscreen[] = "This plugin does not support propagateSizeHints()";

} // namespace

class HistoryTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void missedCallsOfTheWeekComeFirst()
    {
        test::Desk desk({.page = u"history"_s});
        QVERIFY(desk.source.filter.missedOnly);
        QCOMPARE(desk.source.filter.from, std::optional(QDate(2026, 11, 14)));
        QCOMPARE(desk.page().history()->list()->model()->rowCount(), 7 + 2);
        QCOMPARE(desk.page().history()->list()->currentIndex().row(), 1);
        QCOMPARE(desk.page().side()->detail()->detail()->call.name, u"Irene Castellanos"_s);
    }

    void searchAsksTheModel()
    {
        test::Desk desk({.page = u"history"_s});
        desk.page().focusFilter();
        QTest::keyClicks(desk.window->focusWidget(), u"rosa"_s);
        QCOMPARE(desk.source.filter.text, u"rosa"_s);
        QCOMPARE(desk.page().history()->list()->model()->rowCount(), 2);
        QTest::keyClick(desk.window->focusWidget(), Qt::Key_Escape);
        QCOMPARE(desk.source.filter.text, QString());
        // Live calls keep their own words.
        desk.page().header()->tabs()->setCurrent(0);
        QCOMPARE(desk.page().live()->filter()->rowCount(), 15);
    }

    void aSearchThatDoesNotFindAllYetSaysSo()
    {
        test::Desk desk({.page = u"history"_s});
        auto *notice = desk.page().findChild<QWidget *>(u"searchPrepared"_s);
        QVERIFY(notice && !notice->isVisible());
        desk.source.prepared = 40;
        desk.page().focusFilter();
        QTest::keyClicks(desk.window->focusWidget(), u"rosa"_s);
        QVERIFY(notice->isVisible());
        QCOMPARE(notice->accessibleName(), u"Search is being prepared: 40%. Older calls are not found yet."_s);
        QTest::keyClicks(desk.window->focusWidget(), u"nobody"_s);
        QCOMPARE(desk.page().history()->findChild<EmptyState *>()->accessibleName(),
            u"Nothing found for “rosanobody” so far"_s);
        desk.source.prepared.reset();
        Q_EMIT desk.source.historyCountsChanged();
        QVERIFY(!notice->isVisible());
        QCOMPARE(desk.page().history()->findChild<EmptyState *>()->accessibleName(), u"Nothing matches “rosanobody”"_s);
    }

    void aRowIsCopiedForSpreadsheets()
    {
        test::Desk desk({.page = u"history"_s});
        QTest::keyClick(desk.page().history()->list(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
        QVERIFY(copied);
        QCOMPARE(copied->data(u"text/csv"_s),
            QByteArray(
                "Irene Castellanos,+12065550133,Main line > Intake,,Left the queue,2026-11-20 09:41:00,4:12\r\n"));
        QVERIFY(copied->html().contains(u"<td>Irene Castellanos</td>"_s));
        QVERIFY(!copied->text().endsWith(u'\n'));
    }

    void aCopiedRowIsNoFormula()
    {
        Call call;
        call.name = u"=1+1"_s;
        call.number = PhoneNumber::fromVendor(u"+12065550133"_s);
        call.agentName = u"@SUM(A1)"_s;
        const std::unique_ptr<QMimeData> copied(rowForClipboard(call, test::FakeCalls::site()));
        QVERIFY(copied->data(u"text/csv"_s).startsWith("'=1+1,+12065550133,"));
        QVERIFY(copied->text().startsWith(u"'=1+1,"_s));
        QVERIFY(copied->html().contains(u"<td>'=1+1</td><td>+12065550133</td>"_s));
        QVERIFY(copied->html().contains(u"<td>'@SUM(A1)</td>"_s));
    }

    void theListedCallsAreSavedWhileTheWindowGoesOn()
    {
        test::Desk desk({.page = u"history"_s});
        QSignalSpy toasts(&desk.page(), &ui::Page::toastAsked);
        auto *saving = desk.page().history()->saving();
        auto *button = desk.page().history()->findChild<Button *>(u"exportHistory"_s);
        QVERIFY(button && !button->accessibleName().isEmpty());
        saving->write(desk.page().history()->filter(), u"/nowhere/calls.csv"_s);
        QVERIFY(desk.source.ordered.contains(u"export missed /nowhere/calls.csv"_s));
        QVERIFY(button->isBusy());
        desk.source.exporting(7);
        QVERIFY(!button->isBusy());
        QCOMPARE(toasts.last().first().value<ui::ToastText>().text, u"7 calls saved"_s);
        saving->write(desk.page().history()->filter(), u"/nowhere/calls.csv"_s);
        desk.source.exporting(failure(Error::Kind::Invalid, u"no such folder"_s));
        QCOMPARE(toasts.last().first().value<ui::ToastText>().tone, ui::Tone::Red);
        QVERIFY(toasts.last().first().value<ui::ToastText>().text.contains(u"another folder"_s));
        saving->write(desk.page().history()->filter(), u"/nowhere/calls.csv"_s);
        desk.source.exporting(failure(Error::Kind::Cancelled, u"closing"_s)); // no folder's fault
        QCOMPARE(toasts.last().first().value<ui::ToastText>().tone, ui::Tone::Red);
        QVERIFY(!toasts.last().first().value<ui::ToastText>().text.contains(u"folder"_s));
    }

    void aFileNameIsOfferedForTheListedCalls()
    {
        test::Desk desk({.page = u"history"_s});
        QTest::ignoreMessage(QtWarningMsg, offscreen);
        desk.page().history()->findChild<Button *>(u"exportHistory"_s)->click();
        auto *dialog = desk.window->findChild<QFileDialog *>();
        QVERIFY(dialog);
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"Calls 2026-11-20.csv"_s);
        dialog->reject();
    }

    void aSlowAnswerIsOutlinedAndCanBeCancelled()
    {
        test::Desk desk;
        desk.source.answers = false;
        desk.window->open(u"history"_s);
        auto *loading = desk.page().history()->findChild<LoadingRows *>();
        QVERIFY(!loading->isVisible()); // a quick answer does not flicker
        QTRY_VERIFY(loading->isVisible());
        auto *cancel = loading->findChild<Button *>();
        QVERIFY(!cancel->isVisible());
        for (QTimer *timer : loading->findChildren<QTimer *>()) {
            if (timer->isActive())
                timer->setInterval(1); // the 8 s
        }
        QTRY_VERIFY(cancel->isVisible());
        cancel->click();
        QCOMPARE(desk.source.cancelled, 1);
        QVERIFY(!loading->isVisible());

        desk.source.answers = true;
        auto *empty = desk.page().history()->findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        empty->findChild<Button *>()->click();
        QVERIFY(desk.page().history()->list()->isVisible());

        desk.source.answers = false;
        desk.page().history()->setMissedOnly(false);
        Q_EMIT desk.source.historyFailed(Error{Error::Kind::Storage, u"disk"_s, 0});
        QVERIFY(empty->isVisible());
    }

    void theCallsOfACallerAreOneStepAway()
    {
        test::Desk desk;
        for (QAction *action : desk.page().findChildren<QAction *>()) {
            if (action->text() == "Calls of this caller"_L1)
                action->trigger();
        }
        QCOMPARE(desk.page().openName(), u"history"_s);
        QCOMPARE(desk.source.filter.text, u"12065550142"_s);
        QVERIFY(!desk.source.filter.missedOnly);
        QVERIFY(!desk.source.filter.from);
        QCOMPARE(desk.source.past.calls().size(), 1);
    }

    void aDayHasItsTitle()
    {
        const QDate today(2026, 11, 20);
        QCOMPARE(dayTitle(today, today), u"Today, Friday 20 November"_s);
        QCOMPARE(dayTitle(today.addDays(-1), today), u"Yesterday, Thursday 19 November"_s);
        QCOMPARE(dayTitle(today.addDays(-2), today), u"Wednesday 18 November"_s);
        QCOMPARE(dayTitle(QDate(2025, 1, 2), today), u"Thursday 2 January 2025"_s);
    }

    void aNarrowWindowShowsTheCallAlone()
    {
        test::Desk desk({.page = u"history"_s, .size = QSize(1024, 680)});
        QVERIFY(!desk.page().side()->isVisible());
        CallList *list = desk.page().history()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(desk.page().side()->isVisible());
        QVERIFY(!list->isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_Escape);
        QVERIFY(list->isVisible());
        QVERIFY(!desk.page().side()->isVisible());
    }

    void aMillionRowsScrollWithoutBeingLookedAt()
    {
        test::LongRows rows(1'000'000, 400);
        CallList list;
        list.resize(900, 600);
        list.setModel(&rows);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        const int opened = rows.asked;
        QVERIFY2(opened < 60'000, qPrintable(QString::number(opened))); // header rows and those in view
        rows.asked = 0;
        list.scrollTo(rows.index(700'000, 0), QAbstractItemView::PositionAtCenter);
        QVERIFY(list.visualRect(rows.index(700'000, 0)).intersects(list.viewport()->rect()));
        list.viewport()->repaint();
        QVERIFY2(rows.asked < 500, qPrintable(QString::number(rows.asked)));
        QCOMPARE(list.indexAt(list.visualRect(rows.index(700'001, 0)).center()).row(), 700'001);
    }
};
static const test::Register<HistoryTest> historyTest;

#include "historytest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "calls/callroles.h"
#include "support/suite.h"
#include "ui/calls/actionwords.h"
#include "ui/calls/calldetailpane.h"
#include "ui/calls/calllist.h"
#include "ui/calls/historysaving.h"
#include "ui/calls/historyview.h"
#include "ui/calls/kpistrip.h"
#include "ui/calls/livefilter.h"
#include "ui/calls/liveview.h"
#include "ui/calls/rowcopy.h"
#include "ui/calls/sidepane.h"
#include "ui/calls/transfercard.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/lineedit.h"
#include "ui/shell/loadingrows.h"
#include "ui/shell/pageheader.h"
#include "ui/shell/rail.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPaintEvent>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;

namespace {

/// What of a widget was painted.
class PaintSpy final : public QObject
{
public:
    explicit PaintSpy(QWidget *of)
        : m_of(of)
    {
        of->installEventFilter(this);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_of && event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
    QRegion painted;

private:
    QWidget *m_of;
};

/// What the platform of these tests says about every dialog.
constexpr char offscreen[] = "This plugin does not support propagateSizeHints()";

QStringList alerts;
void noteAlert(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Alert && event->accessibleInterface())
        alerts << event->accessibleInterface()->text(QAccessible::Name);
}

} // namespace

class LiveCallsTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everyGroupHasItsHeaderAndRows()
    {
        test::Desk desk;
        QAbstractItemModelTester tester(desk.page().live()->filter());
        CallList *list = desk.page().live()->list();
        QCOMPARE(list->model()->rowCount(), 11 + 4);
        const QRect header = list->visualRect(list->model()->index(0, 0));
        const QRect row = list->visualRect(list->model()->index(1, 0));
        QCOMPARE(header.height(), 32);
        QCOMPARE(row.height(), 52);
        QCOMPARE(row.top(), header.bottom() + 1);
        QCOMPARE(list->indexAt(row.center()).row(), 1);
        QCOMPARE(list->indexAt(list->visualRect(list->model()->index(14, 0)).center()).row(), 14);
    }

    void aTickPaintsTheRunningTimesOnly()
    {
        test::Desk desk;
        QWidget *viewport = desk.page().live()->list()->viewport();
        {
            PaintSpy whole(viewport);
            viewport->update();
            QTRY_VERIFY(!whole.painted.isEmpty()); // whatever had to be painted before is
        }
        PaintSpy spy(viewport);
        desk.clock.advance(1s);
        desk.page().tick(desk.clock.now());
        QTRY_VERIFY(!spy.painted.isEmpty());
        int area = 0;
        for (const QRect &rect : spy.painted)
            area += rect.width() * rect.height();
        QVERIFY2(area < viewport->width() * viewport->height() / 12, qPrintable(QString::number(area)));
        QCOMPARE(spy.painted.rectCount(), 11);
    }

    void timesBecomeUrgent_data()
    {
        QTest::addColumn<CallState>("state");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("haste");
        QTest::newRow("queue, fresh") << CallState::Queued << 48 << int(Haste::None);
        QTest::newRow("queue, two minutes") << CallState::Queued << 157 << int(Haste::Soon);
        QTest::newRow("queue, four minutes") << CallState::Queued << 252 << int(Haste::Now);
        QTest::newRow("hold") << CallState::OnHold << 200 << int(Haste::Soon);
        QTest::newRow("notes") << CallState::WrapUp << 72 << int(Haste::Soon);
        QTest::newRow("talking is never late") << CallState::InProgress << 4000 << int(Haste::None);
    }
    void timesBecomeUrgent()
    {
        QFETCH(CallState, state);
        QFETCH(int, seconds);
        QTEST(int(hasteOf(state, std::chrono::seconds(seconds))), "haste");
    }

    void figuresComeFromRowsAndTheDay()
    {
        test::Desk desk;
        const KpiStrip *kpis = desk.page().kpis();
        QCOMPARE(kpis->tile(0)->value(), u"3"_s);
        QCOMPARE(kpis->tile(1)->value(), u"04:12"_s);
        QCOMPARE(kpis->tile(2)->value(), u"00:21"_s);
        QCOMPARE(kpis->tile(3)->value(), u"142"_s);
        QCOMPARE(kpis->tile(4)->value(), u"9"_s);
        QCOMPARE(kpis->tile(5)->value(), u"86%"_s);
        desk.clock.advance(3s);
        desk.page().tick(desk.clock.now());
        QCOMPARE(kpis->tile(1)->value(), u"04:15"_s);
    }

    void typingFiltersTheRows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("calls");
        QTest::newRow("a name") << u"beatrix"_s << 1;
        QTest::newRow("the beginning of a later word") << u"hollo"_s << 1;
        QTest::newRow("not the middle of a word") << u"oway"_s << 0;
        QTest::newRow("an agent") << u"marcus"_s << 2;
        QTest::newRow("a crumb of the route") << u"intake"_s << 3;
        QTest::newRow("the end of a number") << u"0133"_s << 1;
        QTest::newRow("two words, both needed") << u"grace marcus"_s << 1;
    }
    void typingFiltersTheRows()
    {
        QFETCH(QString, text);
        test::Desk desk;
        desk.page().focusFilter();
        QTest::keyClicks(desk.window->focusWidget(), text);
        const QAbstractItemModel *rows = desk.page().live()->filter();
        int calls = 0;
        int counted = 0;
        for (int row = 0; row < rows->rowCount(); ++row) {
            if (rows->index(row, 0).data(KindRole).toInt() == int(CallRow::Header))
                counted += rows->index(row, 0).data(CountRole).toInt();
            else
                ++calls;
        }
        QTEST(calls, "calls");
        QCOMPARE(counted, calls); // the headers count what is left
        QTest::keyClick(desk.window->focusWidget(), Qt::Key_Escape);
        QCOMPARE(rows->rowCount(), 15);
    }

    void nothingMatchesSaysSo()
    {
        test::Desk desk;
        desk.page().header()->filter()->setText(u"hollaway"_s);
        auto *empty = desk.page().live()->findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        QVERIFY(empty->accessibleName().contains(u"hollaway"_s));
    }

    void anEmptyDeskLeadsToTheHistory()
    {
        test::Desk desk({.empty = true});
        auto *empty = desk.page().live()->findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->accessibleName(), u"No live calls"_s);
        auto *button = empty->findChild<Button *>();
        button->click();
        QCOMPARE(desk.page().openName(), u"history"_s);
    }

    void keysMoveThroughCallsAndSkipHeaders()
    {
        test::Desk desk;
        CallList *list = desk.page().live()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(list, Qt::Key_J);
        QCOMPARE(list->currentIndex().row(), 2);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 4); // over the header of Queued
        QTest::keyClick(list, Qt::Key_K);
        QCOMPARE(list->currentIndex().row(), 2);
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE(list->currentIndex().row(), 14);
        QCOMPARE(desk.page().side()->detail()->detail()->call.name, u"Yuki Tanabe"_s);
    }

    void theChosenCallStaysChosenWhenItChangesItsGroup()
    {
        test::Desk desk;
        CallList *list = desk.page().live()->list();
        Call call = desk.source.rows.calls().at(0); // rings
        list->choose(call.id);
        QCOMPARE(list->chosen(), std::optional(call.id));
        desk.source.rows.remove(call.id);
        QVERIFY(!list->currentIndex().isValid()); // and not its neighbour
        call.state = CallState::InProgress;
        desk.source.rows.add(call);
        QTRY_COMPARE(list->currentIndex().data(IdRole).toLongLong(), call.id.value);
        QCOMPARE(desk.page().side()->detail()->call(), std::optional(call.id));
    }

    void onlyMyCallsUnderMine()
    {
        test::Desk desk;
        desk.page().header()->tabs()->setCurrent(1);
        QCOMPARE(desk.page().live()->filter()->rowCount(), 2 + 2);
        QCOMPARE(desk.page().live()->filter()->index(1, 0).data(AgentNameRole).toString(), u"Marcus Bell"_s);
    }

    /// What waits for my team and nobody has taken; not what a colleague of it holds.
    void callsThatWaitForMyTeamAreMineToo()
    {
        test::Desk desk;
        desk.page().header()->tabs()->setCurrent(1);
        const auto mine = [&] {
            QStringList names;
            const QAbstractItemModel *rows = desk.page().live()->filter();
            for (int row = 0; row < rows->rowCount(); ++row) {
                const QModelIndex index = rows->index(row, 0);
                if (index.data(KindRole).toInt() == int(CallRow::Call))
                    names << index.data(NameRole).toString();
            }
            return names.join(u", "_s);
        };
        QCOMPARE(mine(), u"Harbor Street Clinic, Grace Munroe"_s);
        desk.source.teams = {u"Intake"_s};
        Q_EMIT desk.source.teamsChanged();
        QCOMPARE(mine(), u"Harbor Street Clinic, Irene Castellanos, Tobias Lindqvist, Grace Munroe"_s);
        Call taken = desk.source.rows.calls().at(2);
        taken.agent = {3};
        taken.agentName = u"Ruth Okafor"_s;
        desk.source.rows.change(taken);
        QCOMPARE(mine(), u"Harbor Street Clinic, Tobias Lindqvist, Grace Munroe"_s);
    }

    void rowsSpeakInSentences()
    {
        test::Desk desk;
        const QAbstractItemModel *rows = desk.page().live()->filter();
        const QString sentence = desk.page().live()->list()->currentIndex().data(Qt::AccessibleTextRole).toString();
        QCOMPARE(sentence, u"Beatrix Holloway, talking with Ruth Okafor, Tier 1, 6 minutes 51 seconds, recording"_s);
        QCOMPARE(rows->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Ringing, 2 calls"_s);
    }

    void anIncomingCallIsAnnounced()
    {
        test::Desk desk;
        alerts.clear();
        const auto before = QAccessible::installUpdateHandler(noteAlert);
        Call call = desk.source.rows.calls().first();
        call.id.value += 5;
        call.startedAt = call.stateSince = desk.clock.now();
        call.name = u"Elena Marsh"_s;
        desk.source.rows.add(call);
        QAccessible::installUpdateHandler(before);
        QCOMPARE(desk.page().findChild<QWidget *>(u"announcer"_s)->accessibleName(), u"Incoming call: Elena Marsh"_s);
        if (QAccessible::isActive()) // offscreen there is nobody to tell
            QVERIFY(alerts.contains(u"Incoming call: Elena Marsh"_s));
    }

    void aNumberIsCopiedAndBlockedWithUndo()
    {
        test::Desk desk;
        CallList *list = desk.page().live()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"+12065550142"_s);
        for (QAction *action : desk.page().findChildren<QAction *>()) {
            if (action->text() == "Block number"_L1)
                action->trigger();
        }
        QVERIFY(desk.source.blocked.contains(u"+12065550142"_s));
        QVERIFY(desk.page().side()->detail()->detail()->blocked);
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!desk.source.blocked.contains(u"+12065550142"_s));
    }

    void aLetterFiltersUnlessItIsAKey()
    {
        test::Desk desk;
        CallList *list = desk.page().live()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_H); // hold, which comes later
        QCOMPARE(desk.window->toasts()->count(), 1);
        QCOMPARE(desk.page().live()->filter()->rowCount(), 15);
        QVERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_B);
        QCOMPARE(desk.page().header()->filter()->text(), u"b"_s);
        QVERIFY(!list->hasFocus());
        QTest::keyClicks(desk.window->focusWidget(), u"jk"_s); // no moves while typing
        QCOMPARE(desk.page().header()->filter()->text(), u"bjk"_s);
    }

    void whatComesLaterSaysWhy()
    {
        test::Desk desk;
        int found = 0;
        for (Button *button : desk.page().side()->findChildren<Button *>()) {
            if (!button->isVisible() || !button->action() || button->action()->isEnabled())
                continue;
            ++found;
            QVERIFY2(button->isUnavailable(), qPrintable(button->text()));
            QVERIFY2(button->accessibleDescription().startsWith(button->text()), qPrintable(button->text()));
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
        }
        QCOMPARE(found, 1 + 3 + 1); // hold, those that join, the next callback
    }

    void keysActOnTheChosenCall()
    {
        QTest::ignoreMessage(QtWarningMsg, offscreen); // the card
        QTest::ignoreMessage(QtWarningMsg, offscreen); // the question
        test::Desk desk; // Beatrix Holloway is chosen: she talks, and is recorded
        CallList *list = desk.page().live()->list();
        const QString id = QString::number(desk.page().side()->detail()->detail()->call.id.value);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_R);
        QCOMPARE(desk.source.ordered, QStringList{u"record %1 1"_s.arg(id)}); // pause

        QTest::keyClick(list, Qt::Key_T);
        auto *card = desk.window->findChild<TransferCard *>();
        QVERIFY(card && QTest::qWaitForWindowActive(card));
        auto *field = card->findChild<SearchField *>();
        field->setFocus();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, u"els"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(desk.source.ordered.last(), u"transfer %1 Elsa Norling"_s.arg(id));

        desk.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        list->setFocus();
        QTRY_VERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(desk.source.ordered.size(), 2); // it asks first, as the call is recorded
        QDialog *question = nullptr;
        for (QDialog *dialog : desk.window->findChildren<QDialog *>()) {
            if (dialog->isVisible() && dialog != card)
                question = dialog;
        }
        QVERIFY(question);
        question->accept();
        QCOMPARE(desk.source.ordered.last(), u"hang up %1"_s.arg(id));
    }

    void aNumberCanBeAnybodys()
    {
        QTest::ignoreMessage(QtWarningMsg, offscreen);
        test::Desk desk;
        CallList *list = desk.page().live()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_T);
        auto *card = desk.window->findChild<TransferCard *>();
        QVERIFY(card && QTest::qWaitForWindowActive(card));
        auto *field = card->findChild<SearchField *>();
        field->setFocus();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, u"nobody"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(desk.source.ordered.isEmpty());
        field->setText(u"+1 206 555 0177"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(desk.source.ordered.size(), 1);
        QVERIFY(desk.source.ordered.first().startsWith(u"transfer"_s));
    }

    void whatFailsLaterIsTold()
    {
        test::Desk desk;
        CallList *list = desk.page().live()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_R);
        const int before = desk.window->toasts()->count();
        CallAction action;
        action.id = {1};
        action.kind = CallAction::Kind::PauseRecording;
        action.call = desk.page().side()->detail()->detail()->call.id;
        action.state = CallAction::State::Failed;
        action.problem = CallAction::Problem::NotRunning;
        Q_EMIT desk.source.actionChanged(action);
        QCOMPARE(desk.window->toasts()->count(), before + 1);
        Q_EMIT desk.source.actionChanged(action); // told once
        QCOMPARE(desk.window->toasts()->count(), before + 1);
        QCOMPARE(failureSentence(action),
            u"The recording was not paused: it still runs. Nothing is being recorded any more."_s);
    }

    void whatIsUnderWayIsNotOrderedTwice()
    {
        test::Desk desk;
        CallAction action;
        action.kind = CallAction::Kind::HangUp;
        action.call = desk.page().side()->detail()->detail()->call.id;
        desk.source.actions = {action};
        Q_EMIT desk.source.actionChanged(action);
        CallList *list = desk.page().live()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_E, Qt::ControlModifier);
        QVERIFY(desk.source.ordered.isEmpty());
        QVERIFY(!desk.window->findChild<QDialog *>());
    }

    void aCallIsPlacedAndItsNextAttemptShown()
    {
        test::Desk desk;
        for (QAction *action : desk.page().findChildren<QAction *>()) {
            if (action->text() == "Call"_L1)
                action->trigger();
        }
        QCOMPARE(desk.source.ordered, QStringList{u"place +12065550142"_s});
        const int before = desk.window->toasts()->count();
        PlacedCall placed;
        placed.id = {1};
        placed.name = u"Beatrix Holloway"_s;
        placed.attempt = 2;
        placed.attempts = 3;
        placed.lastEnd = CallEnd::Busy;
        placed.nextAt = desk.clock.now() + 600s;
        Q_EMIT desk.source.placedChanged(placed);
        QCOMPARE(desk.window->toasts()->count(), before + 1);
        QCOMPARE(nextAttempt(placed, test::FakeCalls::site()), u"Attempt 2 of 3, next 09:52."_s);
        QVERIFY(desk.window->toasts()->runNewest()); // Cancel
        QCOMPARE(desk.source.ordered.last(), u"cancel 1"_s);
    }
};
static const test::Register<LiveCallsTest> liveCallsTest;

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

#include "callspagetest.moc"

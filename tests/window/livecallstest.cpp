// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "ui/calls/actionwords.h"
#include "ui/calls/calldetailpane.h"
#include "ui/calls/calllist.h"
#include "ui/calls/kpistrip.h"
#include "ui/calls/livefilter.h"
#include "ui/calls/liveview.h"
#include "ui/calls/sidepane.h"
#include "ui/calls/transfercard.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/lineedit.h"
#include "ui/shell/pageheader.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
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

    void anOlderReadOfACallIsNotShownOverANewerOne()
    {
        test::Desk desk;
        const auto agent = [&] { return desk.page().side()->detail()->detail()->call.agentName; };
        Call call = desk.source.rows.calls().at(5);
        QCOMPARE(desk.page().side()->detail()->call(), std::optional(call.id));
        desk.source.holdsDetails = true;
        for (const QString &name : {u"Lena Fischer"_s, u"Owen Castell"_s, u"Nina Alvarez"_s}) {
            call.agentName = name;
            desk.source.rows.change(call);
        }
        QCOMPARE(desk.source.heldDetails.size(), 3);
        desk.source.heldDetails.at(1)();
        QCOMPARE(agent(), u"Owen Castell"_s); // whoever waits for the last of many would see none
        desk.source.heldDetails.at(0)();
        QCOMPARE(agent(), u"Owen Castell"_s);
        desk.source.heldDetails.at(2)();
        QCOMPARE(agent(), u"Nina Alvarez"_s);
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

    void whoRecordsIsToldThatTheOtherSideHeardNothing()
    {
        test::Desk desk;
        QSignalSpy toasts(&desk.page(), &ui::Page::toastAsked);
        CallList *list = desk.page().live()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_R);
        CallAction action;
        action.id = {1};
        action.call = desk.page().side()->detail()->detail()->call.id;
        action.kind = CallAction::Kind::StartRecording;
        Q_EMIT desk.source.actionChanged(action);
        QVERIFY(toasts.isEmpty()); // under way
        action.state = CallAction::State::Done;
        Q_EMIT desk.source.actionChanged(action);
        QCOMPARE(toasts.size(), 1);
        QVERIFY(toasts.first().first().value<ui::ToastText>().text.contains(u"tell the other side"_s));
        QVERIFY(doneSentence(action).startsWith(u"The recording runs."_s));
        action.kind = CallAction::Kind::PauseRecording;
        QVERIFY(doneSentence(action).isEmpty());
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

#include "livecallstest.moc"

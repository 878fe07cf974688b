// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "traffic/outboxmodel.h"
#include "ui/kit/button.h"
#include "ui/kit/text.h"
#include "ui/shell/language.h"
#include "ui/shell/statuspanel.h"
#include "ui/shell/statusstrip.h"
#include "ui/traffic/outboxlist.h"
#include "ui/traffic/outgoingwords.h"

#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;
using State = Outgoing::State;
using What = Outgoing::What;

namespace {

Outgoing outgoing(qint64 id, What what, State state)
{
    Outgoing made;
    made.id = Outgoing::Id{id};
    made.what = what;
    made.number = PhoneNumber::fromVendor(u"+12065550142"_s);
    made.state = state;
    made.attempt = 1;
    return made;
}

/// Rows as the model of the room has them, without a database.
class Rows final : public QStandardItemModel
{
public:
    void add(const Outgoing &row)
    {
        auto *item = new QStandardItem;
        item->setData(QVariant::fromValue(row), traffic::OutboxModel::OutgoingRole);
        appendRow(item);
    }
    void change(int row, const Outgoing &to)
    {
        item(row)->setData(QVariant::fromValue(to), traffic::OutboxModel::OutgoingRole);
    }
};

struct Asked {
    OutboxList::Decision decision;
    Outgoing outgoing;
    std::function<void(const Result<> &)> done;
};

/// Without the blanks that keep a number on one line.
QString plain(QString title)
{
    return title.replace(QChar::Nbsp, u' ');
}

/// A desk whose Twilio segment opens the list of what is on its way out.
struct OutboxDesk {
    explicit OutboxDesk(const test::With &with = {})
        : desk(with)
    {
        desk.window->statusStrip()->setDetail(DeskPart::Carrier, [this](StatusPanel *panel) -> QWidget * {
            const auto decide = [this](OutboxList::Decision decision, const Outgoing &row, QObject *,
                                    const std::function<void(const Result<> &)> &done) {
                asked << Asked{decision, row, done};
            };
            list = new OutboxList(rows, desk.clock, decide, panel);
            QObject::connect(panel, &StatusPanel::refreshed, list, &OutboxList::refresh);
            return list;
        });
    }
    static void expectPopups(int count)
    {
        for (int i = 0; i < count; ++i) { // popups without a screen
            QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
            QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
        }
    }
    void openByKey()
    {
        expectPopups(1);
        StatusSegment *segment = desk.window->statusStrip()->segments().at(int(DeskPart::Carrier));
        segment->setFocus(Qt::TabFocusReason);
        QTest::keyClick(segment, Qt::Key_Return);
    }

    Rows rows;
    QList<Asked> asked;
    test::Desk desk;
    QPointer<OutboxList> list;
};

} // namespace

class OutboxPanelTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QVERIFY(setLanguage(u"en"_s)); }

    void whatIsToBeDecidedIsReachedByKeys()
    {
        OutboxDesk outbox;
        outbox.rows.add(outgoing(1, What::PlaceCall, State::Parked));
        outbox.rows.add(outgoing(2, What::EndCall, State::Waiting));
        outbox.openByKey();
        QVERIFY(outbox.list && outbox.list->isVisible());
        QCOMPARE(outbox.list->rows().size(), 2);
        OutgoingRow *parked = outbox.list->rows().first();
        StatusPanel *panel = outbox.desk.window->statusStrip()->panel();
        QCOMPARE(panel->focusWidget(), parked->itArrived()); // at once
        QTest::keyClick(panel->focusWidget(), Qt::Key_Tab);
        QCOMPARE(panel->focusWidget(), parked->sendAgain());
        QTest::keyClick(parked->sendAgain(), Qt::Key_Space);
        QCOMPARE(outbox.asked.size(), 1);
        QCOMPARE(outbox.asked.first().decision, OutboxList::Decision::SendAgain);
        QCOMPARE(outbox.asked.first().outgoing.attempt, 1);
        QVERIFY(parked->sendAgain()->isBusy());
        QTest::keyClick(parked->sendAgain(), Qt::Key_Space); // once is enough
        QCOMPARE(outbox.asked.size(), 1);

        Outgoing again = outgoing(1, What::PlaceCall, State::Sending);
        again.attempt = 2;
        outbox.rows.change(0, again);
        QTRY_VERIFY(!parked->sendAgain()->isVisible());
        outbox.rows.removeRow(0);
        QTRY_COMPARE(outbox.list->rows().size(), 1);
        OutgoingRow *waiting = outbox.list->rows().first();
        QVERIFY(waiting->cancel()->isVisible());
        waiting->cancel()->click();
        QCOMPARE(outbox.asked.last().decision, OutboxList::Decision::Cancel);
        outbox.rows.removeRow(0);
        QTRY_VERIFY(outbox.list->rows().isEmpty());
        QVERIFY(panel->isVisible()); // and says that nothing waits
    }

    void aDecisionThatCameTooLateSaysSo()
    {
        OutboxDesk outbox;
        outbox.rows.add(outgoing(1, What::PlaceCall, State::Parked));
        outbox.openByKey();
        OutgoingRow *row = outbox.list->rows().first();
        row->itArrived()->click();
        QCOMPARE(outbox.asked.first().decision, OutboxList::Decision::ItArrived);
        outbox.asked.first().done(failure(Error::Kind::Conflict, u"decided"_s));
        QVERIFY(!row->itArrived()->isBusy());
        const QList<Label *> labels = row->findChildren<Label *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
            [](const Label *label) { return label->isVisible() && label->text().startsWith(u"Someone else"_s); }));
    }

    void whatIsParkedIsSaidOnEveryPage()
    {
        OutboxDesk outbox;
        outbox.rows.add(outgoing(1, What::PlaceCall, State::Parked));
        QVERIFY(!noticeFor(outbox.desk.board.status()));
        DeskStatus status = outbox.desk.board.status();
        status.outbox.parked = 2;
        outbox.desk.board.set(status);
        const StatusSegment *segment = outbox.desk.window->statusStrip()->segments().at(int(DeskPart::Carrier));
        QCOMPARE(segment->segment().health, Health::Degraded);
        QCOMPARE(segment->segment().detail, u"2 to decide"_s);
        const QWidget *bar = outbox.desk.page().noticeBar();
        QVERIFY(bar->isVisible());
        OutboxDesk::expectPopups(1);
        bar->findChild<Button *>()->click();
        QVERIFY(outbox.list && outbox.list->isVisible());
        status.outbox.parked = 0;
        outbox.desk.board.set(status);
        QVERIFY(!bar->isVisible());
    }

    void theWaitIsSaid()
    {
        const Instant now{1'000'000s};
        Outgoing row = outgoing(1, What::PlaceCall, State::Waiting);
        row.attempt = 0;
        row.held = true;
        row.startsAt = now + 9s;
        QCOMPARE(outgoingSentence(row, now), u"It waits for its turn and goes out in about 9 s."_s);
        QCOMPARE(outgoingSentence(row, now + 9s), u"It goes out next."_s);
        row.attempt = 1;
        row.httpStatus = 429;
        QCOMPARE(outgoingSentence(row, now), u"Twilio was busy and did nothing. It is tried again in about 9 s."_s);
        QCOMPARE(plain(outgoingTitle(row)), u"Call to +1 206 555 0142"_s);
        row.rings = u"Dana Whitlock"_s;
        QCOMPARE(plain(outgoingTitle(row)), u"Call to +1 206 555 0142, Dana Whitlock is rung first"_s);
        row.number = PhoneNumber();
        row.what = What::EndCall;
        QCOMPARE(plain(outgoingTitle(row)), u"Hang up the call with an unknown number"_s);
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("percent");
        QTest::addColumn<bool>("dark");
        QTest::newRow("outbox") << u"en"_s << 100 << false;
        QTest::newRow("outbox, dark") << u"en"_s << 100 << true;
        QTest::newRow("outbox, Spanish, large") << u"es"_s << 130 << false;
    }
    void nothingIsClipped()
    {
        QFETCH(QString, language);
        QFETCH(int, percent);
        QFETCH(bool, dark);
        OutboxDesk outbox({.size = {1024, 680}, .dark = dark, .percent = percent, .language = language});
        outbox.rows.add(outgoing(1, What::PlaceCall, State::Parked));
        Outgoing looked = outgoing(2, What::StartRecording, State::Unclear);
        looked.startsAt = outbox.desk.clock.now() + 40s;
        outbox.rows.add(looked);
        Outgoing held = outgoing(3, What::PlaceCall, State::Waiting);
        held.attempt = 0;
        held.held = true;
        held.startsAt = outbox.desk.clock.now() + 9s;
        outbox.rows.add(held);
        Outgoing refused = outgoing(4, What::RemoveRecording, State::Failed);
        refused.httpStatus = 403;
        outbox.rows.add(refused);
        DeskStatus status = outbox.desk.board.status();
        status.outbox.parked = 1;
        status.outbox.unclear = 1;
        status.outbox.waiting = 1;
        outbox.desk.board.set(status);
        outbox.openByKey();
        StatusPanel *panel = outbox.desk.window->statusStrip()->panel();
        QVERIFY(panel);
        // The layout has settled when the last row has its height.
        QTRY_VERIFY(outbox.list->rows().last()->height() >= outbox.list->rows().last()->minimumSizeHint().height());
        for (const OutgoingRow *row : outbox.list->rows()) {
            for (const Label *label : row->findChildren<Label *>()) {
                if (!label->isVisible())
                    continue;
                const int needed = label->heightForWidth(label->width());
                QVERIFY2(label->height() >= needed, qPrintable(label->text()));
            }
            for (const Button *button : row->findChildren<Button *>()) {
                QVERIFY(!button->accessibleName().isEmpty());
                QVERIFY2(
                    !button->isVisible() || button->width() >= button->sizeHint().width(), qPrintable(button->text()));
            }
        }
        // For looking at it: CALLBOARD_SNAPS names a folder that stays.
        if (qEnvironmentVariableIsSet("CALLBOARD_SNAPS")) {
            const QString file = qEnvironmentVariable("CALLBOARD_SNAPS")
                + u"/%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()).remove(u", "_s));
            QVERIFY(panel->grab().save(file));
            QVERIFY(outbox.desk.window->grab().save(QString(file).replace(u".png"_s, u"window.png"_s)));
        }
        panel->close();
    }
};
static const test::Register<OutboxPanelTest> outboxPanelTest;

#include "outboxpaneltest.moc"

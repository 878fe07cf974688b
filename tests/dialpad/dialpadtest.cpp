// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedial.h"

#include "support/suite.h"
#include "ui/dialpad/dialkeys.h"
#include "ui/dialpad/dialsource.h"
#include "ui/dialpad/newcallcard.h"
#include "ui/dialpad/numberfield.h"
#include "ui/dialpad/numberrow.h"
#include "ui/dialpad/numberwords.h"
#include "ui/dialpad/progresscard.h"
#include "ui/kit/button.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;

namespace {

struct Pad {
    Pad()
    {
        window.resize(380, 800);
        card.resize(380, 800);
        window.show();
        window.activateWindow();
        const bool inFront = QTest::qWaitForWindowActive(&window);
        Q_ASSERT(inFront);
        Q_UNUSED(inFront);
        card.focusNumber();
    }
    Theme theme{Theme::Choice::Light};
    test::FakeDial source;
    ManualClock clock{test::morning};
    QWidget window;
    NewCallCard &card = *new NewCallCard(NewCallCard::Setup{source, clock, test::site(), false}, &window);
};

Call outgoing(qint64 id, const QString &number, CallState state)
{
    Call call;
    call.id = {id};
    call.direction = CallDirection::Outbound;
    call.number = PhoneNumber::fromVendor(number);
    call.state = state;
    call.startedAt = call.stateSince = test::morning;
    call.day = QDate(2026, 11, 20);
    return call;
}

} // namespace

class DialPadTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void mouseAndKeyboardTypeTheSameNumber()
    {
        Pad pad;
        for (const QChar sign : u"+1206"_s)
            QTest::keyClick(pad.card.field(), sign.toLatin1());
        for (const QChar sign : u"5550147"_s)
            QTest::mouseClick(pad.card.keys()->key(sign), Qt::LeftButton);
        QCOMPARE(pad.card.field()->text(), u"+1 206 555 0147"_s);
        QCOMPARE(pad.card.info().check, NumberInfo::Check::Complete);
        QCOMPARE(pad.card.info().number.e164(), u"+12065550147"_s);
        pad.card.field()->takeBack();
        QCOMPARE(pad.card.info().check, NumberInfo::Check::Incomplete);
    }

    void digitsTypedOnTheKeysGoIntoTheNumber()
    {
        Pad pad;
        DialKey *five = pad.card.keys()->key(u'5');
        five->setFocus();
        QTest::keyClick(five, '7');
        QCOMPARE(pad.card.field()->text(), u"7"_s);
        QTest::keyClick(five, Qt::Key_Right);
        QVERIFY(pad.card.keys()->key(u'6')->hasFocus());
        QTest::keyClick(pad.card.keys()->key(u'6'), Qt::Key_Space);
        QCOMPARE(pad.card.field()->text(), u"76"_s);
    }

    void enterPlacesACallFromTheLineThatIsShown()
    {
        Pad pad;
        QSignalSpy placed(&pad.card, &NewCallCard::placed);
        QTest::keyClicks(pad.card.field(), u"2065550147"_s);
        QTest::keyClick(pad.card.field(), Qt::Key_Return);
        QCOMPARE(pad.source.placed, QStringList{u"+12065550147 +12065550100"_s});
        QCOMPARE(placed.size(), 1);
        QVERIFY(pad.card.field()->text().isEmpty());
    }

    void theCostIsSaidWhereItIsKnown_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("cost");
        QTest::newRow("to the United States") << u"en_US"_s << u"+12065550147"_s << u"about $0.014 per minute"_s;
        QTest::newRow("as money is written there")
            << u"de_DE"_s << u"+12065550147"_s << u"about 0,014\u00a0$ per minute"_s;
        QTest::newRow("to Germany") << u"en_US"_s << u"+4930123456"_s << u"unknown, no price is set"_s;
    }
    void theCostIsSaidWhereItIsKnown()
    {
        QFETCH(QString, locale);
        QFETCH(QString, number);
        const QLocale before;
        const auto back = qScopeGuard([&before] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(locale));
        Pad pad;
        pad.card.setNumber(number);
        QVERIFY(pad.card.cost()->isVisible());
        QTEST(pad.card.cost()->text(), "cost");
        QVERIFY(pad.card.cost()->toolTip().contains(u"An estimate"_s));
        QVERIFY(!pad.card.cost()->toolTip().contains(u"Practice"_s));
        // Left to look at beside the design's picture 17.
        QVERIFY(pad.window.grab().save(QCoreApplication::applicationDirPath() + u"/dialpad.png"_s));
        // A price that is changed meanwhile holds from the next look on.
        pad.source.list.callOut = PrefixPrices();
        pad.card.tick(test::morning);
        QCOMPARE(pad.card.cost()->text(), u"unknown, no price is set"_s);
    }

    void aFailureSaysSoAndKeepsTheNumber()
    {
        Pad pad;
        pad.source.answer = failure(Error::Kind::Unreachable, u"no engine"_s);
        QSignalSpy toasts(&pad.card, &NewCallCard::toastAsked);
        QTest::keyClicks(pad.card.field(), u"2065550147"_s);
        pad.card.callButton()->click();
        QCOMPARE(toasts.size(), 1);
        QVERIFY(!pad.card.field()->text().isEmpty());
        QVERIFY(!pad.card.callButton()->isBusy());
    }

    void theButtonSaysWhyItCannotCall()
    {
        Pad pad;
        QVERIFY(pad.card.callButton()->isUnavailable());
        QTest::keyClicks(pad.card.field(), u"2065550147"_s);
        QVERIFY(!pad.card.callButton()->isUnavailable());
        QTest::keyClick(pad.card.field(), '9');
        QVERIFY(pad.card.callButton()->isUnavailable());
        QTest::keyClick(pad.card.field(), Qt::Key_Return);
        QVERIFY(pad.source.placed.isEmpty());
        pad.source.can = DialSource::Placing::NobodyAtTheDesk;
        pad.card.field()->takeBack();
        QVERIFY(pad.card.callButton()->isUnavailable());
    }

    void aNameFindsItsNumber()
    {
        Pad pad;
        QTest::keyClicks(pad.card.field(), u"hen"_s);
        QTRY_COMPARE(pad.card.rows().size(), 2); // both numbers of Henrik
        QTest::keyClick(pad.card.field(), Qt::Key_Down);
        QVERIFY(pad.card.rows().first()->hasFocus());
        QTest::keyClick(pad.card.rows().first(), Qt::Key_Return);
        QCOMPARE(pad.card.field()->text(), u"+1 206 555 0185"_s);
        QVERIFY(pad.source.placed.isEmpty());
    }

    void recentNumbersAreListedOnce()
    {
        test::FakeDial source;
        source.calls = {outgoing(9, u"+12065550129"_s, CallState::Completed),
            outgoing(8, u"+12065550129"_s, CallState::Completed), outgoing(7, u"+12065550103"_s, CallState::Completed),
            outgoing(6, u"+12065550176"_s, CallState::Ringing), outgoing(5, {}, CallState::Completed)};
        Theme theme(Theme::Choice::Light);
        ManualClock clock(test::morning);
        NewCallCard card({source, clock, test::site(), true});
        QStringList names;
        for (const NumberRow *row : card.rows())
            names << row->accessibleName();
        QCOMPARE(names, (QStringList{u"+1 206 555 0129, 09:42"_s, u"+1 206 555 0103, 09:42"_s}));
    }

    void theCountryFollowsTheNumberAndLeadsIt()
    {
        Pad pad;
        auto *country = pad.card.findChildren<QComboBox *>().first();
        QCOMPARE(country->currentText(), u"+1 US, CA"_s);
        QTest::keyClicks(pad.card.field(), u"+34612345678"_s);
        QCOMPARE(country->currentText(), u"+34 ES"_s);
        QCOMPARE(pad.card.info().line, NumberInfo::Line::Mobile);
        country->setCurrentIndex(country->findText(u"+44 GB"_s));
        Q_EMIT country->activated(country->currentIndex());
        QVERIFY2(pad.card.field()->text().startsWith(u"+44"_s), qPrintable(pad.card.field()->text()));
    }

    void kindsAreToldOnlyWhereTheyAreKnown()
    {
        QCOMPARE(placeOf(NumberInfo::of(u"+1 206 555 0147"_s, u"US"_s)), u"United States"_s);
        QCOMPARE(placeOf(NumberInfo::of(u"+44 7400 123456"_s, u"US"_s)), u"United Kingdom, mobile"_s);
    }

    void timeThereIsARangeWhereThereAreZones()
    {
        QCOMPARE(localTime(u"DE"_s, test::morning), u"15:42"_s);
        QVERIFY(localTime(u"US"_s, test::morning).contains(u"09:42"_s));
        QVERIFY(localTime(u"US"_s, test::morning) != u"09:42"_s);
        QVERIFY(localTime({}, test::morning).isEmpty());
    }

    void progressTellsWhatCameTrue()
    {
        Theme theme(Theme::Choice::Light);
        ProgressCard card(test::site(), true);
        QVERIFY(card.stepsDone().isEmpty());
        CallDetail detail;
        detail.call = outgoing(4, u"+12065550147"_s, CallState::Dialing);
        detail.line = OurNumber{{1}, PhoneNumber::fromVendor(u"+12065550100"_s), u"Main line"_s, {}};
        card.setCall(detail, test::morning + 7s);
        QCOMPARE(card.stepsDone(), QStringList{u"Dialing from Main line, 09:42:00"_s});
        CallLeg own;
        own.agent = {3};
        own.agentName = u"Ruth Okafor"_s;
        own.answeredAt = test::morning + 3s;
        detail.legs = {own};
        detail.call.progress = CallProgress::Ringing;
        card.setCall(detail, test::morning + 7s);
        QCOMPARE(card.stepsDone(),
            (QStringList{u"Dialing from Main line, 09:42:00"_s, u"Accepted by Ruth Okafor, 09:42:03"_s, u"Ringing"_s}));
        detail.call.answeredAt = test::morning + 9s;
        card.setCall(detail, test::morning + 10s);
        QCOMPARE(card.stepsDone().last(), u"Answered, 09:42:09"_s);
        detail.call.direction = CallDirection::Inbound;
        card.setCall(detail, test::morning + 10s);
        QVERIFY(!card.call());
    }

    void aFailedCallSaysWhatTheCarrierSaid()
    {
        Theme theme(Theme::Choice::Light);
        QWidget window;
        FailedCard &card = *new FailedCard(test::site(), &window);
        CallDetail detail;
        detail.call = outgoing(4, u"+12065550185"_s, CallState::Failed);
        detail.call.end = CallEnd::NotInService;
        detail.call.endedAt = test::morning + 2s;
        card.setCall(detail);
        QCOMPARE(card.sentence(), u"The number is not in service. The carrier answered 404 after 2 s."_s);
        detail.call.end = CallEnd::Busy;
        card.setCall(detail);
        QCOMPARE(card.sentence(), u"The line is busy. It ended after 2 s."_s);
    }
};
static const test::Register<DialPadTest> dialPadTest;

#include "dialpadtest.moc"

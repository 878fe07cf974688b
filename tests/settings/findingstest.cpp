// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/settings/checklist.h"
#include "ui/settings/settingswords.h"
#include "ui/shell/deskwords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;
using test::Desk;
using test::wellDesk;

/// What is found out about the account, the listener and the desk, and where that leads.
class FindingsTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theLiveCheckShowsTheAccount()
    {
        Desk desk;
        QTRY_VERIFY(desk.page().isSettled());
        auto *list = desk.section().side()->findChild<CheckList *>();
        QHash<QString, QString> said;
        for (const CheckList::Item &item : list->items())
            said.insert(item.title, item.text);
        QCOMPARE(said[u"Account"_s], u"Marlowe Care"_s);
        QCOMPARE(said[u"Balance"_s], u"$184.20"_s);
        QCOMPARE(said[u"Trial"_s], u"No, a full account"_s);
        QCOMPARE(said[u"Numbers"_s], u"3 numbers"_s);
        AccountReport trial = test::FakeSettings::report();
        trial.trial = true;
        trial.balance = 0;
        trial.sid = u"AC00000000000000000000000000000099"_s;
        desk.source.answer = trial;
        desk.source.askAccount();
        QTRY_VERIFY(desk.page().isSettled());
        for (const CheckList::Item &item : list->items())
            QCOMPARE(item.tone == Tone::Green, item.title == u"Status"_s || item.title == u"Numbers"_s);
    }

    void twoTroublesOfAnAccountAreTwoStates_data()
    {
        QTest::addColumn<TokenVerdict>("token");
        QTest::addColumn<bool>("wrongToken");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("action");
        const QString key = u"Calls still arrive. Hold, transfer and SMS are paused until it is replaced."_s;
        const QString token = u"Calls are being refused, as signatures cannot be checked. Callers hear the fallback."_s;
        const QString wrong = u"The auth token is wrong"_s;
        using enum TokenVerdict;
        QTest::newRow("key refused") << Right << false << u"Twilio refused the API key"_s << key << u"Replace key…"_s;
        QTest::newRow("key refused, token not known")
            << Unknown << false << u"Twilio refused the API key"_s << key << u"Replace key…"_s;
        QTest::newRow("the token is refused") << Wrong << false << wrong << token << u"Enter token…"_s;
        QTest::newRow("the door says so") << Unknown << true << wrong << token << u"Enter token…"_s;
    }
    void twoTroublesOfAnAccountAreTwoStates()
    {
        QFETCH(TokenVerdict, token);
        QFETCH(bool, wrongToken);
        Desk desk({}, [&](Desk &one) {
            one.source.answer = failure(Error::Kind::Denied, u"20003"_s, 401);
            one.source.token = token;
            one.source.saved.insert(u"twilio.api_key_sid"_s, u"SK00000000000000000000000000000001"_s);
            DeskStatus status = one.board.status();
            if (wrongToken)
                status.listener.problem = ListenerStatus::Problem::WrongToken;
            one.board.set(status);
        });
        QTRY_VERIFY(desk.page().isSettled());
        auto *trouble = desk.section().side()->findChild<EmptyState *>();
        QVERIFY(trouble->isVisible());
        QTEST(trouble->accessibleName(), "title");
        QTEST(trouble->accessibleDescription(), "text");
        const auto first = [trouble]() -> Button * {
            for (Button *button : trouble->findChildren<Button *>()) {
                if (button->isVisible())
                    return button;
            }
            return nullptr;
        };
        QFETCH(QString, action);
        QTRY_VERIFY(first() && first()->text() == action); // buttons of before go, those of now are laid out
        first()->click(); // leads to the secret itself
        const SecretRow *asked = desk.section().secrets().at(token == TokenVerdict::Wrong || wrongToken ? 0 : 1);
        QVERIFY(!asked->findChild<RemarkEdit *>()->isReadOnly());
    }

    void theNoticeLeadsToTheSecret_data()
    {
        QTest::addColumn<bool>("door");
        QTest::addColumn<int>("secret");
        QTest::newRow("token") << true << 0;
        QTest::newRow("key") << false << 1;
    }
    void theNoticeLeadsToTheSecret()
    {
        QFETCH(bool, door);
        QFETCH(int, secret);
        Desk desk({.page = u"settings/workspace"_s});
        DeskStatus status = wellDesk();
        if (door) {
            status.listener.health = Health::Down;
            status.listener.problem = ListenerStatus::Problem::WrongToken;
        } else {
            status.carrier.health = Health::Down;
            status.carrier.problem = CarrierStatus::Problem::KeyRefused;
        }
        desk.board.set(status);
        Q_EMIT desk.page().noticeActionAsked(noticeFor(status)->action);
        QCOMPARE(desk.page().openName(), u"settings/twilio"_s);
        const SecretRow *asked = desk.section().secrets().at(secret);
        QVERIFY(!asked->findChild<RemarkEdit *>()->isReadOnly());
    }

    void aTakenPortOffersBothWays()
    {
        Desk desk({.page = u"settings/listener"_s}, [](Desk &one) {
            DeskStatus status = one.board.status();
            status.listener.health = Health::Down;
            status.listener.problem = ListenerStatus::Problem::PortInUse;
            one.board.set(status);
            one.source.environment.remove(u"CALLBOARD_PORT"_s);
        });
        auto *stopped = desk.section().side()->findChild<EmptyState *>();
        QVERIFY(stopped->isVisible());
        QCOMPARE(stopped->accessibleName(), u"New calls are not arriving."_s);
        QVERIFY(stopped->accessibleDescription().startsWith(u"Port 8787 is used by another program."_s));
        const QList<Button *> buttons = stopped->findChildren<Button *>();
        QCOMPARE(buttons.at(0)->text(), u"Try again"_s);
        buttons.at(0)->click();
        QCOMPARE(desk.source.retries, 1);
        QCOMPARE(buttons.at(1)->text(), u"Use another port…"_s);
        buttons.at(1)->click();
        QVERIFY(desk.edit(u"listener.port"_s).hasFocus());
        desk.board.set(wellDesk());
        QVERIFY(!stopped->isVisible());
    }

    void aPageThatIsOpenGoesByTheDesksNewTime()
    {
        Desk desk({.page = u"settings/listener"_s}, [](Desk &one) {
            DeskStatus status = one.board.status();
            status.listener.health = Health::Down;
            status.listener.downSince = test::FakeSettings::now();
            one.board.set(status);
        });
        const auto *stopped = desk.section().side()->findChild<EmptyState *>();
        const auto since = [](const SiteTime &site) {
            return u"Down since %1."_s.arg(
                QLocale().toString(site.local(test::FakeSettings::now()).time(), QLocale::ShortFormat));
        };
        QVERIFY(stopped->accessibleDescription().contains(since(desk.site)));
        const SiteTime madrid(QTimeZone("Europe/Madrid"), QTime(4, 0));
        desk.page().setSite(madrid);
        QVERIFY(stopped->accessibleDescription().contains(since(madrid)));
        QVERIFY(!stopped->accessibleDescription().contains(since(desk.site)));
    }

    void healthShowsEachFindingAndLeadsToWhereItIsMended()
    {
        Desk desk({.page = u"settings/health"_s});
        auto *list = desk.section().findChild<CheckList *>();
        QCOMPARE(list->items().size(), desk.source.found.size());
        const auto fallback = std::ranges::find(list->items(), u"Fallback"_s, &CheckList::Item::title);
        QVERIFY(fallback->marked);
        QVERIFY(!fallback->detail.isEmpty());
        const auto url = std::ranges::find(list->items(), u"Public URL"_s, &CheckList::Item::title);
        QVERIFY(!url->marked);
        QCOMPARE(url->action, u"Open"_s);
        Q_EMIT list->actionAsked(int(url - list->items().begin()));
        QCOMPARE(desk.page().openName(), u"settings/listener"_s);
    }

    void everyFactHasItsWords()
    {
        using Fact = Finding::Fact;
        QStringList sentences;
        for (int fact = 0; fact <= int(Fact::DiskGood); ++fact) {
            for (int subject = 0; subject <= int(Finding::Subject::Disk); ++subject) {
                const FindingText words =
                    findingText({Finding::State::Warn, Finding::Subject(subject), Fact(fact), {u"1"_s, u"x"_s}});
                QVERIFY(!words.sentence.isEmpty());
                QVERIFY(!words.subject.isEmpty());
                QVERIFY(!words.sentence.contains(u'%'));
                sentences << words.sentence;
            }
        }
        sentences.removeDuplicates();
        // Room on the disk is told in the same words, scarce or not, and so is a folder that cannot be written.
        QVERIFY(sentences.size() >= int(Fact::DiskGood) + 1 - 2);
    }

    void whereRecordingsAreMissingTheButtonThatFetchesThemIsNamed()
    {
        using enum Finding::Fact;
        for (const Finding::Fact fact :
            {MissingPermission, MissingAddress, MissingBalance, MissingUnreachable, MissingKept, MissingSpoiled}) {
            const FindingText words = findingText({Finding::State::Warn, Finding::Subject::Recordings, fact, {u"2"_s}});
            QVERIFY2(words.advice.contains(u"Fetch again"_s), qPrintable(words.sentence));
        }
    }
};
static const test::Register<FindingsTest> findingsTest;

#include "findingstest.moc"

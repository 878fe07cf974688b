// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/settings/checklist.h"
#include "ui/settings/mailboxcard.h"

#include <QComboBox>
#include <QPointer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;
using test::Desk;

class MailboxesTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aMailboxIsMadeAndGivenToATeam()
    {
        Desk desk({.page = u"settings/numbers"_s});
        QTRY_VERIFY(desk.page().isSettled());
        const auto &section = static_cast<NumbersSection &>(desk.section());
        QCOMPARE(section.mailboxes()->items().size(), 2); // the general one, and Billing
        const auto press = [](QWidget &within, const QString &text) {
            for (Button *one : within.findChildren<Button *>()) {
                if (one->text() == text || one->accessibleName() == text) {
                    one->click();
                    return;
                }
            }
            QFAIL(qPrintable(text));
        };
        press(desk.section(), u"New mailbox…"_s);
        QPointer<MailboxCard> card = desk.window->findChild<MailboxCard *>();
        QVERIFY(card);
        auto *name = qobject_cast<LineEdit *>(card->focusWidget());
        QVERIFY(name);
        press(*card, u"Save"_s);
        QCOMPARE(name->error(), u"Enter the name."_s);
        QTest::keyClicks(name, u"Billing"_s); // another one has that name already
        QTest::keyClick(name, Qt::Key_Return);
        auto *team = card->findChild<QComboBox *>();
        QCOMPARE(card->focusWidget(), team);
        QTest::keyClick(team, Qt::Key_Down);
        QCOMPARE(team->currentText(), u"Front office"_s);
        press(*card, u"Save"_s);
        QTRY_VERIFY(!card);
        QCOMPARE(desk.source.boxes.last(), (Mailbox{{}, u"billing-2"_s, u"Billing"_s, Team::Id{3}}));
        QTRY_COMPARE(section.mailboxes()->items().size(), 3);
        QCOMPARE(section.mailboxes()->items().last().text, u"Of the team Front office"_s);

        press(desk.section(), u"Edit the mailbox Billing"_s);
        card = desk.window->findChild<MailboxCard *>();
        QVERIFY(card);
        auto *known = qobject_cast<LineEdit *>(card->focusWidget());
        known->setText(u"Accounts"_s);
        press(*card, u"Save"_s);
        QTRY_VERIFY(!card);
        QCOMPARE(desk.source.boxes.first(), (Mailbox{{5}, u"billing"_s, u"Accounts"_s, {}})); // flows still find it
    }

    void whoIsNoAdministratorMakesNoMailbox()
    {
        Desk desk({.page = u"settings/numbers"_s}, [](Desk &one) { one.source.administrator = false; });
        QTRY_VERIFY(desk.page().isSettled());
        for (Button *one : desk.section().findChildren<Button *>()) {
            QVERIFY(one->accessibleName() != u"Edit the mailbox Billing");
            if (one->text() == u"New mailbox…")
                QCOMPARE(one->reason(), u"it needs the Administrator role."_s);
        }
    }

    void theKeyOfAMailboxIsMadeOfItsName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QString>("key");
        QTest::newRow("words") << u"Night desk"_s << QStringList() << u"night-desk"_s;
        QTest::newRow("accents") << u"Facturación y más"_s << QStringList() << u"facturacion-y-mas"_s;
        QTest::newRow("taken") << u"Billing"_s << QStringList{u"billing"_s, u"billing-2"_s} << u"billing-3"_s;
        QTest::newRow("signs alone") << u"!?"_s << QStringList() << u"mailbox"_s;
    }
    void theKeyOfAMailboxIsMadeOfItsName()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, taken);
        QTEST(mailboxKey(name, taken), "key");
    }
};
static const test::Register<MailboxesTest> mailboxesTest;

#include "mailboxestest.moc"

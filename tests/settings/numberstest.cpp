// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/settings/checklist.h"
#include "ui/settings/numbercard.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;
using test::Desk;

class NumbersTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void eachNumberIsComparedAndSet()
    {
        Desk desk({.page = u"settings/numbers"_s});
        QTRY_VERIFY(desk.page().isSettled());
        const QList<CheckList *> lists = static_cast<NumbersSection &>(desk.section()).lists();
        QCOMPARE(lists.size(), 3);
        QCOMPARE(lists.at(0)->items().first().text, u"Runs Front desk"_s);
        QVERIFY(std::ranges::all_of(
            lists.at(0)->items().sliced(1, 3), [](const auto &item) { return item.tone == Tone::Green; }));
        const CheckList::Item fallback = lists.at(1)->items().at(2);
        QCOMPARE(fallback.text, u"None"_s);
        QVERIFY(fallback.detail.startsWith(u"Should be https://desk.marlowecare.example/callboard/twilio/fallback"_s));
        QCOMPARE(lists.at(2)->items().size(), 2); // not read yet

        const auto button = [&](const QString &name) {
            for (Button *one : desk.section().findChildren<Button *>()) {
                if (one->accessibleName() == name)
                    return one;
            }
            return static_cast<Button *>(nullptr);
        };
        QCOMPARE(button(u"Set the addresses of After-hours"_s)->reason(), u"they are as they should be."_s);
        QVERIFY(!button(u"Set the addresses of Main line"_s)->isUnavailable());
        QSignalSpy toasts(&desk.page(), &Page::toastAsked);
        button(u"Set the addresses of Main line"_s)->click();
        button(u"Read how Spanish line is set"_s)->click();
        QTRY_COMPARE(toasts.size(), 2);
        QCOMPARE(desk.source.orders, (QStringList{u"set +12065550101"_s, u"read +12065550102"_s}));
        desk.source.file.remove(u"listener.public_url"_s);
        desk.source.make();
        Q_EMIT desk.source.numbersChanged();
        QTRY_VERIFY(button(u"Set the addresses of Main line"_s)
            && button(u"Set the addresses of Main line"_s)->reason() == u"there is no public URL."_s);
    }

    void whatStoodAtANumberBeforeIsShownAndPutBack()
    {
        Desk desk({.page = u"settings/numbers"_s});
        QTRY_VERIFY(desk.page().isSettled());
        const QList<CheckList *> lists = static_cast<NumbersSection &>(desk.section()).lists();
        QCOMPARE(lists.at(1)->items().size(), 4); // nothing of somebody else's was replaced there
        const CheckList::Item before = lists.at(0)->items().last();
        QCOMPARE(before.text, u"https://old.example.org/answer (GET)"_s);
        QCOMPARE(before.detail, u"Fallback: None. End of call: https://old.example.org/over."_s);
        const auto press = [](QWidget &within, const QString &name) {
            for (Button *one : within.findChildren<Button *>()) {
                if (one->text() == name || one->accessibleName() == name) {
                    one->click();
                    return;
                }
            }
            QFAIL(qPrintable(name));
        };
        const auto asked = [&desk]() -> QDialog * {
            for (QDialog *each : desk.window->findChildren<QDialog *>()) {
                if (each->isVisible())
                    return each;
            }
            return nullptr;
        };
        press(desk.section(), u"Put the former addresses of After-hours back"_s);
        QPointer<QDialog> question = asked();
        QVERIFY(question);
        press(*question, u"Keep these"_s);
        QTRY_VERIFY(!question);
        QVERIFY(desk.source.orders.isEmpty());
        press(desk.section(), u"Put the former addresses of After-hours back"_s);
        question = asked();
        QVERIFY(question);
        press(*question, u"Put back"_s);
        QTRY_COMPARE(desk.source.orders, QStringList{u"back +12065550100"_s});
    }

    void aNumberIsEditedByKeys()
    {
        Desk desk({.page = u"settings/numbers"_s});
        QTRY_VERIFY(desk.page().isSettled());
        QSignalSpy toasts(&desk.page(), &Page::toastAsked);
        Button *change = nullptr;
        for (Button *one : desk.section().findChildren<Button *>()) {
            if (one->accessibleName() == u"Edit Main line"_s)
                change = one;
        }
        QVERIFY(change);
        change->setFocus(Qt::TabFocusReason);
        QTest::keyClick(change, Qt::Key_Space);
        const QPointer<NumberCard> card = desk.window->findChild<NumberCard *>();
        QVERIFY(card);
        QTRY_VERIFY(card->isReady());
        const auto boxes = card->findChildren<QComboBox *>();
        QCOMPARE(boxes.at(0)->currentText(), u"Front desk"_s);
        QCOMPARE(boxes.at(1)->currentText(), u"General mailbox"_s);
        auto *label = qobject_cast<LineEdit *>(card->focusWidget());
        QVERIFY(label);
        QCOMPARE(label->text(), u"Main line"_s);
        label->selectAll();
        QTest::keyClick(label, Qt::Key_Delete);
        const auto press = [&card](const QString &text) {
            for (Button *one : card->findChildren<Button *>()) {
                if (one->text() == text)
                    one->click();
            }
        };
        press(u"Save"_s);
        QCOMPARE(label->error(), u"Enter the name."_s);
        QTest::keyClicks(label, u"Reception"_s);
        QTest::keyClick(label, Qt::Key_Return);
        QCOMPARE(card->focusWidget(), boxes.at(0));
        QTest::keyClick(boxes.at(0), Qt::Key_Up);
        QTest::keyClick(boxes.at(1), Qt::Key_Down);
        desk.source.saveAnswer = failure(Error::Kind::NotFound, u"gone"_s);
        press(u"Save"_s);
        QTRY_VERIFY(std::ranges::any_of(card->findChildren<QLabel *>(),
            [](const QLabel *one) { return one->isVisible() && one->text().contains(u"no longer there"_s); }));
        QVERIFY(desk.source.edits.isEmpty());
        desk.source.saveAnswer = {};
        press(u"Save"_s);
        QTRY_VERIFY(!card);
        QCOMPARE(desk.source.edits,
            QList{
                (NumberEdit{PhoneNumber::fromVendor(u"+12065550101"_s), u"Reception"_s, u"callouts"_s, u"billing"_s})});
        QCOMPARE(toasts.size(), 1);
    }

    void theAccountsOtherNumbersAreOffered()
    {
        AccountReport more = test::FakeSettings::report();
        CarrierNumber other;
        other.phone = PhoneNumber::fromVendor(u"+12065550177"_s);
        other.name = u"Clinic"_s;
        more.numbers << other;
        Desk desk({.page = u"settings/numbers"_s}, [&](Desk &one) { one.source.answer = more; });
        CheckList *others = nullptr;
        for (CheckList *list : desk.section().findChildren<CheckList *>()) {
            if (list->accessibleName() == u"Other numbers of the account"_s)
                others = list;
        }
        QVERIFY(others);
        QTRY_COMPARE(others->items().size(), 1);
        QCOMPARE(others->items().first().title, u"+1 206 555 0177"_s);
        Q_EMIT others->actionAsked(0);
        const QPointer<NumberCard> card = desk.window->findChild<NumberCard *>();
        QVERIFY(card);
        QTRY_VERIFY(card->isReady());
        for (Button *one : card->findChildren<Button *>()) {
            if (one->text() == u"Save"_s)
                one->click();
        }
        QTRY_COMPARE(desk.source.edits,
            QList{(NumberEdit{PhoneNumber::fromVendor(u"+12065550177"_s), u"Clinic"_s, u"front-desk"_s, {}})});
    }

    void theFallbackIsTestedWithAWholeNumber()
    {
        Desk desk({.page = u"settings/numbers"_s});
        QTRY_VERIFY(desk.page().isSettled());
        auto *to = desk.section().findChild<LineEdit *>();
        auto buttons = desk.section().findChildren<Button *>();
        const auto test =
            std::ranges::find_if(buttons, [](const Button *one) { return one->text() == u"Test the fallback"_s; });
        QTest::keyClicks(to, u"12"_s);
        (*test)->click();
        QVERIFY(desk.source.orders.isEmpty());
        QVERIFY(!to->error().isEmpty());
        to->setText(u"+1 206 555 0142"_s);
        (*test)->click();
        QCOMPARE(desk.source.orders, QStringList{u"test +12065550100 +12065550142"_s});
        QVERIFY(to->error().isEmpty());
    }
};
static const test::Register<NumbersTest> numbersTest;

#include "numberstest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signincard.h"
#include "support/offscreen.h"
#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/theme.h"
#include "ui/shell/language.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

namespace {

/// People in memory.
class FakePeople final : public SignInSource
{
public:
    void operators(QObject *context, Done<QList<Operator>> done) override
    {
        QTimer::singleShot(0, context, [this, done] { done(people); });
    }
    [[nodiscard]] Operator::Id current() const override { return here; }
    [[nodiscard]] QString region() const override { return u"US"_s; }
    [[nodiscard]] bool mayAdd() const override { return administrator; }
    void add(const Operator &person, QObject *context, Done<Operator::Id> done) override
    {
        QTimer::singleShot(0, context, [this, person, done] {
            if (!addAnswer) {
                done(tl::unexpected(addAnswer.error()));
                return;
            }
            people << person;
            people.last().id = Operator::Id{people.size()};
            done(people.last().id);
        });
    }
    void signIn(Operator::Id who, QObject *context, Done<void> done) override
    {
        QTimer::singleShot(0, context, [this, who, done] {
            here = who;
            done({});
        });
    }
    void signOut(QObject *context, Done<void> done) override
    {
        QTimer::singleShot(0, context, [this, done] {
            here = {};
            done({});
        });
    }

    QList<Operator> people;
    Operator::Id here;
    bool administrator = true;
    Result<> addAnswer;
};

Operator person(int id, const QString &name, const QString &phone, commands::Roles roles)
{
    return {Operator::Id{id}, name, {PhoneNumber::fromVendor(phone)}, roles, true};
}

QList<Operator> twoPeople()
{
    return {person(1, u"Ana Ruiz"_s, u"+12065550151"_s, commands::Role::Administrator),
        person(2, u"Ruth Okafor"_s, u"+12065550153"_s, commands::Role::Operator)};
}

struct Look {
    bool dark = false;
    int percent = 100;
    QString language = u"en"_s;
};

struct Desk {
    explicit Desk(
        const QList<Operator> &people = {}, Operator::Id here = {}, bool administrator = true, const Look &look = {})
        : theme(look.dark ? Theme::Choice::Dark : Theme::Choice::Light, look.percent)
    {
        const bool known = setLanguage(look.language);
        Q_ASSERT(known);
        Q_UNUSED(known);
        source.people = people;
        source.here = here;
        source.administrator = administrator;
        card = std::make_unique<SignInCard>(source, nullptr);
        card->show();
        card->activateWindow();
        const bool inFront = QTest::qWaitForWindowActive(card.get());
        Q_ASSERT(inFront);
        Q_UNUSED(inFront);
    }
    [[nodiscard]] Button &button(const QString &text) const
    {
        for (Button *one : card->findChildren<Button *>()) {
            if (one->text() == text)
                return *one;
        }
        qFatal("no button %ls", qUtf16Printable(text));
    }
    [[nodiscard]] LineEdit &field(const QString &name) const
    {
        for (LineEdit *one : card->findChildren<LineEdit *>()) {
            if (one->accessibleName() == name)
                return *one;
        }
        qFatal("no field %ls", qUtf16Printable(name));
    }
    [[nodiscard]] QListWidget &list() const { return *card->findChild<QListWidget *>(); }

    test::OffscreenSilence silence;
    Theme theme;
    FakePeople source;
    std::unique_ptr<SignInCard> card;
};

} // namespace

class SignInCardTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstPersonAdministersTheDesk()
    {
        Desk desk;
        QTRY_VERIFY(desk.field(u"Name"_s).hasFocus());
        QVERIFY(!desk.card->findChild<QComboBox *>()->isVisible());
        QSignalSpy closed(desk.card.get(), &QDialog::accepted);
        QTest::keyClicks(&desk.field(u"Name"_s), u"Dana Whitlock"_s);
        QTest::keyClick(&desk.field(u"Name"_s), Qt::Key_Return);
        QVERIFY(desk.field(u"Telephone"_s).hasFocus());
        QTest::keyClicks(&desk.field(u"Telephone"_s), u"(206) 555-0150"_s);
        QTest::keyClick(&desk.field(u"Telephone"_s), Qt::Key_Return);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(desk.source.people.size(), 1);
        QCOMPARE(desk.source.people.first().name, u"Dana Whitlock"_s);
        QCOMPARE(desk.source.people.first().phones, QList{PhoneNumber::fromVendor(u"+12065550150"_s)});
        QCOMPARE(desk.source.people.first().roles, commands::Roles(commands::Role::Administrator));
        QCOMPARE(desk.source.here, desk.source.people.first().id);
    }

    void whatIsMissingIsSaidBesideItsField()
    {
        Desk desk;
        QTRY_VERIFY(desk.field(u"Name"_s).hasFocus());
        desk.button(u"Sign in"_s).click();
        QCOMPARE(desk.field(u"Name"_s).error(), u"Enter the name."_s);
        QTest::keyClicks(&desk.field(u"Name"_s), u"Dana"_s);
        QVERIFY(desk.field(u"Name"_s).error().isEmpty());
        QTest::keyClicks(&desk.field(u"Telephone"_s), u"12"_s);
        desk.button(u"Sign in"_s).click();
        QVERIFY(desk.field(u"Telephone"_s).error().startsWith(u"Enter the full number"_s));
        QVERIFY(desk.field(u"Telephone"_s).hasFocus());
        QVERIFY(desk.source.people.isEmpty());
    }

    void somebodyElsesNumberIsSaid()
    {
        Desk desk;
        desk.source.addAnswer = failure(Error::Kind::Conflict, u"taken"_s);
        QTRY_VERIFY(desk.field(u"Name"_s).hasFocus());
        desk.field(u"Name"_s).setText(u"Dana"_s);
        desk.field(u"Telephone"_s).setText(u"+1 206 555 0150"_s);
        desk.button(u"Sign in"_s).click();
        QTRY_COMPARE(desk.field(u"Telephone"_s).error(), u"Somebody else has this number."_s);
        QVERIFY(!desk.source.here.isValid());
    }

    void onePersonOfTheListIsChosenByKeys()
    {
        Desk desk(twoPeople());
        QTRY_COMPARE(desk.list().count(), 2);
        QTRY_VERIFY(desk.list().hasFocus());
        QCOMPARE(desk.list().item(0)->text(), u"Ana Ruiz, Administrator, +1 206 555 0151"_s);
        QTest::keyClick(&desk.list(), Qt::Key_Down);
        QTest::keyClick(&desk.list(), Qt::Key_Return);
        QTRY_COMPARE(desk.source.here, Operator::Id{2});
        QTRY_VERIFY(!desk.card->isVisible());
    }

    void whoSitsHereIsMarkedAndCanSignOut()
    {
        Desk desk(twoPeople(), Operator::Id{2});
        QTRY_COMPARE(desk.list().currentRow(), 1);
        QVERIFY(desk.list().item(1)->data(Qt::AccessibleTextRole).toString().endsWith(u"signed in"_s));
        desk.button(u"Sign out"_s).click();
        QTRY_VERIFY(!desk.source.here.isValid());
        QTRY_VERIFY(!desk.card->isVisible());
    }

    void somebodyNewGetsTheRoleThatIsChosen()
    {
        Desk desk(twoPeople(), Operator::Id{1});
        QTRY_COMPARE(desk.list().count(), 2);
        desk.button(u"Somebody new…"_s).click();
        desk.field(u"Name"_s).setText(u"Marcus Bell"_s);
        desk.field(u"Telephone"_s).setText(u"+1 206 555 0155"_s);
        auto *role = desk.card->findChild<QComboBox *>();
        QVERIFY(role->isVisible());
        role->setCurrentIndex(role->findText(u"Supervisor"_s));
        desk.button(u"Sign in"_s).click();
        QTRY_COMPARE(desk.source.here, Operator::Id{3});
        QCOMPARE(desk.source.people.last().roles, commands::Roles(commands::Role::Supervisor));
    }

    void withoutTheRoleNobodyNewComesIn()
    {
        Desk desk(twoPeople(), Operator::Id{2}, false);
        QTRY_COMPARE(desk.list().count(), 2);
        QVERIFY(desk.button(u"Somebody new…"_s).isUnavailable());
        QVERIFY(desk.button(u"Somebody new…"_s).accessibleDescription().contains(u"Administrator role"_s));
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<bool>("form");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("large");
        for (const bool form : {false, true}) {
            const char *part = form ? "form" : "list";
            QTest::addRow("%s light", part) << form << false << false;
            QTest::addRow("%s dark", part) << form << true << false;
            QTest::addRow("%s large", part) << form << false << true;
        }
    }
    void nothingIsClipped()
    {
        QFETCH(bool, form);
        QFETCH(bool, dark);
        QFETCH(bool, large);
        Desk desk(twoPeople(), Operator::Id{1}, true,
            {.dark = dark, .percent = large ? 130 : 100, .language = large ? u"es"_s : u"en"_s});
        QTRY_COMPARE(desk.list().count(), 2);
        if (form)
            desk.button(large ? u"Alguien nuevo…"_s : u"Somebody new…"_s).click();
        const auto fits = [](const QWidget *widget) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            const bool wraps = label && label->wordWrap();
            return widget->height()
                >= (wraps ? label->heightForWidth(label->width()) : widget->minimumSizeHint().height())
                && (wraps || widget->width() >= widget->minimumSizeHint().width());
        };
        int looked = 0;
        for (const QWidget *widget : desk.card->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(qobject_cast<const Button *>(widget) || qobject_cast<const QLabel *>(widget)))
                continue;
            ++looked;
            QTRY_VERIFY2(fits(widget), qPrintable(widget->accessibleName()));
        }
        QVERIFY(looked > 5);
        // For looking at it: CALLBOARD_SNAPS names a folder.
        if (const QString folder = qEnvironmentVariable("CALLBOARD_SNAPS"); !folder.isEmpty())
            QVERIFY(desk.card->grab().save(
                folder + u"/signin-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'))));
    }

    void everyControlHasAName()
    {
        Desk desk(twoPeople(), Operator::Id{1});
        QTRY_COMPARE(desk.list().count(), 2);
        for (const bool form : {false, true}) {
            if (form)
                desk.button(u"Somebody new…"_s).click();
            int looked = 0;
            for (QWidget *widget : desk.card->findChildren<QWidget *>()) {
                if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                    continue;
                ++looked;
                QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
                QVERIFY(face);
                QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
            }
            QVERIFY(looked >= 4);
        }
    }
};
static const test::Register<SignInCardTest> signInCardTest;

#include "signincardtest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesettings.h"

#include "base/clock.h"
#include "support/offscreen.h"
#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/kit/choices.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/theme.h"
#include "ui/settings/checklist.h"
#include "ui/settings/mailboxcard.h"
#include "ui/settings/numbercard.h"
#include "ui/settings/sections.h"
#include "ui/settings/settingsnav.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/settingswords.h"
#include "ui/shell/deskwords.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pages.h"
#include "ui/shell/rail.h"
#include "ui/shell/snap.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

namespace {

DeskStatus wellDesk()
{
    DeskStatus status;
    status.listener.health = Health::Ok;
    status.listener.port = 8787;
    status.listener.refusedToday = 2;
    status.carrier.health = Health::Ok;
    status.carrier.account = u"Marlowe Care"_s;
    status.carrier.balance = 184.20;
    status.carrier.currency = u"USD"_s;
    status.recent = {{test::FakeSettings::now() - std::chrono::seconds(2), u"voice/status"_s, u"in-progress"_s, 200,
                         std::chrono::milliseconds(14)},
        {test::FakeSettings::now() - std::chrono::seconds(9), u"voice/incoming"_s, u"ringing"_s, 200,
            std::chrono::milliseconds(21)}};
    return status;
}

struct With {
    QString page = u"settings/twilio"_s;
    QSize size{1440, 900};
    bool dark = false;
    int percent = 100;
    QString language = u"en"_s;
};

/// A window with the settings page, its source in memory.
struct Desk {
    explicit Desk(const With &with = {}, const std::function<void(Desk &)> &prepare = {})
        : theme(with.dark ? Theme::Choice::Dark : Theme::Choice::Light, with.percent)
    {
        const bool known = setLanguage(with.language);
        Q_ASSERT(known);
        Q_UNUSED(known);
        theme.setReduceMotion(true);
        board.set(wellDesk());
        if (prepare)
            prepare(*this);
        source.make();
        WindowOptions options;
        options.size = with.size;
        options.forPicture = true;
        window = std::make_unique<MainWindow>(board, clock, site, options);
        window->setIdentity({u"Marlowe Care"_s, u"Dana Whitlock"_s, u"Manager"_s});
        window->addPage(SettingsPage::pageNames(), [this](QWidget *parent) {
            return new SettingsPage({source, board, clock, site}, parent);
        });
        window->open(with.page);
        window->show();
        window->activateWindow();
        const bool inFront = QTest::qWaitForWindowActive(window.get());
        Q_ASSERT(inFront);
        Q_UNUSED(inFront);
    }
    [[nodiscard]] SettingsPage &page() const { return *static_cast<SettingsPage *>(window->page()); }
    [[nodiscard]] SettingsSection &section() const { return *page().section(); }
    [[nodiscard]] SettingRow &row(const QString &key) const { return *section().setting(key); }
    [[nodiscard]] RemarkEdit &edit(const QString &key) const { return *row(key).findChild<RemarkEdit *>(); }
    void type(const QString &key, const QString &text) const
    {
        edit(key).setFocus();
        edit(key).selectAll();
        if (text.isEmpty())
            QTest::keyClick(&edit(key), Qt::Key_Delete);
        else
            QTest::keyClicks(&edit(key), text);
    }
    void save() const { QTest::keyClick(window.get(), Qt::Key_S, Qt::ControlModifier); }

    test::OffscreenSilence silence;
    Theme theme;
    test::FakeSettings source;
    DeskBoard board;
    ManualClock clock{test::FakeSettings::now()};
    SiteTime site{QTimeZone("America/New_York"), QTime(4, 0)};
    std::unique_ptr<MainWindow> window;
};

QStringList sections()
{
    return SettingsPage::sectionNames();
}

/// What a button or label lacks of the room for its words; empty: nothing.
QString shortfall(const QWidget &widget)
{
    const auto *button = qobject_cast<const Button *>(&widget);
    const auto *label = qobject_cast<const QLabel *>(&widget);
    const bool wraps = label && label->wordWrap();
    const QSize needed(wraps ? 0
            : button         ? button->minimumSizeHint().width()
                             : label->sizeHint().width(),
        wraps ? label->heightForWidth(label->width()) : widget.minimumSizeHint().height());
    if (widget.width() >= needed.width() && widget.height() >= needed.height())
        return {};
    return u"%1: %2x%3, needs %4x%5"_s.arg(label ? label->text() : button->text())
        .arg(widget.width())
        .arg(widget.height())
        .arg(needed.width())
        .arg(needed.height());
}

} // namespace

class SettingsPageTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everySectionIsAPageOfTheCommandLine()
    {
        QVERIFY(builtPage(u"settings"_s));
        Desk desk;
        for (const QString &name : sections()) {
            QVERIFY2(builtPage(u"settings/"_s + name), qPrintable(name));
            QVERIFY(desk.window->open(u"settings/"_s + name));
            QCOMPARE(desk.page().openName(), u"settings/"_s + name);
            QTRY_VERIFY(desk.page().isSettled());
        }
        QVERIFY(!builtPage(u"settings/kitchen"_s));
    }

    void theRailAndAKeyLeadHere()
    {
        Desk desk;
        QVERIFY(desk.window->rail()->item(u"settings"_s)->action()->isEnabled());
        QSignalSpy opened(desk.window->rail()->item(u"settings"_s)->action(), &QAction::triggered);
        QTest::keyClick(desk.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(opened.size(), 1);
    }

    void eachValueSaysWhereItComesFrom()
    {
        Desk desk;
        QCOMPARE(desk.edit(u"twilio.account_sid"_s).remark(), u"saved here"_s);
        QCOMPARE(desk.edit(u"twilio.base_url"_s).remark(), u"default"_s);
        desk.window->open(u"settings/workspace"_s);
        QCOMPARE(desk.edit(u"site.organisation"_s).remark(), u"callboard.yaml"_s);
        QCOMPARE(desk.edit(u"site.organisation"_s).text(), u"Marlowe Care"_s);
    }

    void whatTheEnvironmentDecidesIsReadOnly()
    {
        Desk desk({.page = u"settings/listener"_s});
        QVERIFY(desk.edit(u"listener.port"_s).isReadOnly());
        QCOMPARE(desk.row(u"listener.port"_s).note(),
            u"The environment variable CALLBOARD_PORT decides. Change it there."_s);
        desk.type(u"listener.port"_s, u"9000"_s);
        QVERIFY(desk.section().unsaved().isEmpty());
        QVERIFY(!desk.edit(u"listener.address"_s).isReadOnly());
    }

    void aFormIsSavedAsAWhole()
    {
        Desk desk({.page = u"settings/listener"_s});
        QSignalSpy toasts(&desk.page(), &Page::toastAsked);
        desk.type(u"listener.address"_s, u"0.0.0.0"_s);
        desk.type(u"listener.proxies"_s, u"10.0.0.0/8"_s);
        QCOMPARE(desk.section().unsaved(), (QStringList{u"Address"_s, u"Trusted proxies"_s}));
        desk.save();
        QTRY_COMPARE(desk.source.saves.size(), 1);
        QCOMPARE(desk.source.saves.first(),
            (QHash<QString, QString>{{u"listener.address"_s, u"0.0.0.0"_s}, {u"listener.proxies"_s, u"10.0.0.0/8"_s}}));
        QCOMPARE(desk.edit(u"listener.address"_s).remark(), u"saved here"_s);
        QVERIFY(desk.section().unsaved().isEmpty());
        QCOMPARE(toasts.size(), 1);
    }

    void aMistakeIsSaidBesideItsFieldAndNothingIsSaved()
    {
        Desk desk({.page = u"settings/listener"_s});
        desk.type(u"listener.address"_s, u"0.0.0.0"_s);
        desk.type(u"listener.public_url"_s, u"desk at home"_s);
        desk.save();
        QCOMPARE(desk.source.askedToSave, 0);
        QCOMPARE(desk.row(u"listener.public_url"_s).error(),
            u"Enter an address such as https://desk.example.org/callboard."_s);
        QVERIFY(desk.row(u"listener.address"_s).error().isEmpty());
        QVERIFY(desk.edit(u"listener.public_url"_s).hasFocus());
        QCOMPARE(desk.edit(u"listener.public_url"_s).text(), u"desk at home"_s);
        desk.type(u"listener.public_url"_s, u"https://desk.example"_s); // mended: the words go
        QVERIFY(desk.row(u"listener.public_url"_s).error().isEmpty());
    }

    void aRefusedSaveKeepsWhatWasTyped()
    {
        Desk desk({.page = u"settings/workspace"_s});
        desk.source.saveAnswer = failure(Error::Kind::Storage, u"disk full"_s);
        QSignalSpy toasts(&desk.page(), &Page::toastAsked);
        desk.type(u"site.organisation"_s, u"Marlowe"_s);
        desk.save();
        QTRY_COMPARE(toasts.size(), 1);
        QVERIFY(toasts.first().first().value<ToastText>().text.startsWith(u"Not saved."_s));
        QCOMPARE(desk.edit(u"site.organisation"_s).text(), u"Marlowe"_s);
        QCOMPARE(desk.section().unsaved().size(), 1);
    }

    void anEmptiedFieldGoesBackToWhatHeldBefore()
    {
        Desk desk;
        desk.type(u"twilio.phone_number"_s, {});
        desk.save();
        QTRY_COMPARE(desk.source.saves.size(), 1);
        QVERIFY(desk.source.saves.first().value(u"twilio.phone_number"_s, u"x"_s).isEmpty());
        QCOMPARE(desk.edit(u"twilio.phone_number"_s).remark(), u"default"_s);
    }

    void escTakesBackWhatWasTyped()
    {
        Desk desk({.page = u"settings/workspace"_s});
        desk.type(u"site.organisation"_s, u"Marlowe"_s);
        QTest::keyClick(desk.window.get(), Qt::Key_Escape);
        QCOMPARE(desk.edit(u"site.organisation"_s).text(), u"Marlowe Care"_s);
        QVERIFY(desk.section().unsaved().isEmpty());
    }

    void aChangeFromElsewhereLeavesWhatIsTypedAlone()
    {
        Desk desk({.page = u"settings/workspace"_s});
        desk.type(u"site.organisation"_s, u"Half a na"_s);
        desk.source.saved.insert(u"site.organisation"_s, u"Other Care"_s);
        desk.source.saved.insert(u"callouts.admin_sms"_s, u"+12065550142"_s);
        desk.source.make();
        QCOMPARE(desk.edit(u"site.organisation"_s).text(), u"Half a na"_s);
        QCOMPARE(desk.edit(u"callouts.admin_sms"_s).text(), u"+1 206 555 0142"_s);
    }

    void withoutTheRoleEverythingCanBeReadOnly()
    {
        for (const QString &name : sections()) {
            Desk desk({.page = u"settings/"_s + name}, [](Desk &one) { one.source.administrator = false; });
            for (const SettingRow *row : desk.section().settings()) {
                QVERIFY(row->isLocked());
                QVERIFY(!row->note().isEmpty());
            }
            for (const SecretRow *row : desk.section().secrets()) {
                const auto *button = row->findChild<Button *>();
                QVERIFY(button->isUnavailable());
                QVERIFY(button->accessibleDescription().contains(u"Administrator role"_s));
            }
        }
    }

    void aSecretIsWrittenAndNeverShown()
    {
        Desk desk;
        SecretRow *row = desk.section().secrets().first();
        auto *edit = row->findChild<RemarkEdit *>();
        QCOMPARE(edit->text(), QString(16, u'•') + u"3f81"_s);
        QVERIFY(edit->isReadOnly());
        QCOMPARE(row->note(), u"In the keyring."_s);
        row->findChild<Button *>()->click();
        QVERIFY(!edit->isReadOnly());
        QCOMPARE(edit->echoMode(), QLineEdit::Password);
        QTest::keyClicks(edit, u"0123456789abcdef0123456789abcdef"_s);
        QCOMPARE(desk.section().unsaved(), QStringList{u"Auth token"_s});
        desk.save();
        QTRY_COMPARE(desk.source.saves.size(), 1);
        QVERIFY(desk.source.saves.first().isEmpty()); // no value of it among the settings
        QCOMPARE(desk.source.keptSecrets.value(u"twilio.auth_token"_s).reveal(),
            QByteArray("0123456789abcdef0123456789abcdef"));
        QVERIFY(edit->isReadOnly());
        QVERIFY(!edit->text().contains(u"0123"_s));
    }

    void aSecretOfTheEnvironmentCannotBeReplaced()
    {
        Desk desk({}, [](Desk &one) {
            SecretState state;
            state.place = SecretState::Place::Environment;
            state.name = u"TWILIO_AUTH_TOKEN"_s;
            one.source.secrets.insert(u"twilio.auth_token"_s, state);
        });
        const auto *button = desk.section().secrets().first()->findChild<Button *>();
        QVERIFY(button->isUnavailable());
        QCOMPARE(button->reason(), u"the environment variable TWILIO_AUTH_TOKEN decides."_s);
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

    void aDotEnvFileIsShownAndThenSaved()
    {
        Desk desk({.page = u"settings/import"_s});
        auto &section = static_cast<ImportSection &>(desk.section());
        desk.save();
        QVERIFY(desk.source.saves.isEmpty());
        section.read("TWILIO_PHONE_NUMBER=(206) 555-0100\nTWILIO_AUTH_TOKEN=0123456789abcdef0123456789abcdef\n"
                     "NEXT_PUBLIC_X=1\nbroken\nCALL_RECORDING_MAX_LENGTH=long\nCALLBOARD_PORT=9000\n");
        QStringList titles;
        for (const CheckList::Item &item : section.list()->items()) {
            titles << item.title;
            QVERIFY(!(item.text + item.detail).contains(u"0123456789abcdef"_s));
        }
        QCOMPARE(
            titles, (QStringList{u"Port"_s, u"Our number"_s, u"Auth token"_s, u"Unknown"_s, u"Line 4"_s, u"Line 5"_s}));
        QVERIFY(section.list()->items().first().detail.contains(u"CALLBOARD_PORT decides"_s)); // kept, yet it waits
        QVERIFY(desk.source.saves.isEmpty());
        desk.save();
        QTRY_COMPARE(desk.source.saves.size(), 1);
        QCOMPARE(desk.source.saves.first().value(u"twilio.phone_number"_s), u"+12065550100"_s);
        QCOMPARE(desk.source.keptSecrets.keys(), QStringList{u"twilio.auth_token"_s});
        QVERIFY(section.unsaved().isEmpty());
        QCOMPARE(section.list()->items().size(), 3); // what was not used is still told
        section.read(QByteArray("A=\xff"));
        QVERIFY(section.list()->items().isEmpty());
    }

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

    void theCardOfANumberIsNotClipped_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("large");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("large") << false << true;
    }
    void theCardOfANumberIsNotClipped()
    {
        QFETCH(bool, dark);
        QFETCH(bool, large);
        Desk desk({.page = u"settings/numbers"_s,
            .dark = dark,
            .percent = large ? 130 : 100,
            .language = large ? u"es"_s : u"en"_s});
        NumberCard card(desk.source, {}, desk.window.get());
        card.open();
        QTRY_VERIFY(card.isReady());
        int looked = 0;
        for (const QWidget *widget : card.findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(qobject_cast<const Button *>(widget) || qobject_cast<const QLabel *>(widget)))
                continue;
            ++looked;
            QTRY_VERIFY2(shortfall(*widget).isEmpty(), qPrintable(shortfall(*widget)));
        }
        QVERIFY(looked > 8);
        if (const QString folder = qEnvironmentVariable("CALLBOARD_SNAPS"); !folder.isEmpty())
            QVERIFY(card.grab().save(folder + u"/number-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
    }

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

    void anHourOfRecordingsIsEstimated()
    {
        Desk desk({.page = u"settings/recording"_s});
        SettingRow &channels = desk.row(u"recording.channels"_s);
        QCOMPARE(channels.note(), u"About 115 MB for each hour."_s);
        auto *format = desk.row(u"recording.format"_s).findChild<QComboBox *>();
        format->setCurrentIndex(format->findData(u"mp3"_s));
        Q_EMIT format->activated(format->currentIndex());
        QCOMPARE(channels.note(), u"About 14 MB for each hour."_s);
        desk.save();
        QTRY_COMPARE(desk.source.saves.size(), 1);
        QCOMPARE(desk.source.saves.first(), (QHash<QString, QString>{{u"recording.format"_s, u"mp3"_s}}));
    }

    void inPracticeTheFormatOfRecordingsIsLocked_data()
    {
        QTest::addColumn<bool>("practice");
        QTest::newRow("practice") << true;
        QTest::newRow("real lines") << false;
    }
    void inPracticeTheFormatOfRecordingsIsLocked()
    {
        QFETCH(bool, practice);
        Desk desk({.page = u"settings/recording"_s}, [practice](Desk &one) { one.source.practice = practice; });
        const SettingRow &format = desk.row(u"recording.format"_s);
        QCOMPARE(format.isLocked(), practice);
        QCOMPARE(format.findChild<QComboBox *>()->isEnabled(), !practice);
        QCOMPARE(format.note() == u"The practice carrier makes WAV recordings alone.", practice);
        QCOMPARE(desk.row(u"recording.retention_days"_s).isLocked(), false); // it can be tried
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

    void everySettingOnAPageHasALabel()
    {
        for (const QString &name : sections()) {
            Desk desk({.page = u"settings/"_s + name});
            for (const SettingRow *row : desk.section().settings())
                QVERIFY2(!row->label().isEmpty() && config::findByKey(row->key()), qPrintable(row->key()));
        }
    }

    void theListOfSectionsIsWalkedByKeys()
    {
        Desk desk;
        QVERIFY(desk.page().nav()->hasFocus());
        QTest::keyClick(desk.page().nav(), Qt::Key_Down);
        QCOMPARE(desk.page().openName(), u"settings/listener"_s);
        QTest::keyClick(desk.window.get(), Qt::Key_F6);
        QVERIFY(desk.section().isAncestorOf(desk.window->focusWidget()));
    }

    void theOtherHalfStandsBesideOrBelow()
    {
        Desk desk;
        QVERIFY(desk.page().isWide());
        QVERIFY(desk.section().side()->mapTo(desk.window.get(), QPoint()).x()
            >= desk.section().mapTo(desk.window.get(), QPoint()).x() + desk.section().width());
        desk.window->resize(1024, 680);
        QTRY_VERIFY(!desk.page().isWide());
        QTRY_VERIFY(desk.section().side()->isVisible());
        QTRY_VERIFY(desk.section().side()->mapTo(desk.window.get(), QPoint()).y()
            >= desk.section().mapTo(desk.window.get(), QPoint()).y() + desk.section().height() - 1);
    }

    void bothHalvesFitTheirPanes_data() { eachSection(); }
    void bothHalvesFitTheirPanes()
    {
        QFETCH(QString, section);
        Desk desk({.page = u"settings/"_s + section});
        QTRY_VERIFY(desk.page().isSettled());
        for (QWidget *half : {static_cast<QWidget *>(&desk.section()), desk.section().side()}) {
            if (!half)
                continue;
            QTRY_VERIFY(half->mapTo(desk.window.get(), QPoint()).x() + half->width() <= desk.window->width());
        }
        for (const CheckList *list : desk.page().findChildren<CheckList *>()) {
            if (list->isVisible()) // rows are as high as their words
                QTRY_VERIFY(list->height() <= list->heightForWidth(list->width()) + 1);
        }
    }

    void everyControlHasAName_data() { eachSection(); }
    void everyControlHasAName()
    {
        QFETCH(QString, section);
        Desk desk({.page = u"settings/"_s + section});
        QTRY_VERIFY(desk.page().isSettled());
        for (QWidget *widget : desk.page().findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(face);
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<QSize>("size");
        for (const QString &name : sections()) {
            QTest::addRow("%s small", qPrintable(name)) << name << QSize(1024, 680);
            QTest::addRow("%s wide", qPrintable(name)) << name << QSize(1440, 900);
        }
    }
    void nothingIsClipped()
    {
        QFETCH(QString, section);
        QFETCH(QSize, size);
        Desk desk({.page = u"settings/"_s + section, .size = size, .percent = 130, .language = u"es"_s});
        QTRY_VERIFY(desk.page().isSettled());
        int looked = 0;
        for (const QPointer<QWidget> widget : desk.page().findChildren<QWidget *>()) {
            if (!widget || !widget->isVisible()
                || (!qobject_cast<Button *>(widget.data()) && !qobject_cast<QLabel *>(widget.data())))
                continue;
            ++looked;
            // Words that wrap get their lines when their part of the page is laid out.
            QTRY_VERIFY2(!widget || shortfall(*widget).isEmpty(), qPrintable(widget ? shortfall(*widget) : QString()));
            if (!widget)
                continue;
            const QRect inWindow(widget->mapTo(desk.window.get(), QPoint()), widget->size());
            QVERIFY2(
                inWindow.left() >= 0 && inWindow.right() < desk.window->width(), qPrintable(widget->accessibleName()));
        }
        QVERIFY(looked > 3);
    }

    void snaps_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("small");
        for (const QString &name : sections()) {
            QTest::addRow("%s light", qPrintable(name)) << name << false << false;
            QTest::addRow("%s dark", qPrintable(name)) << name << true << false;
            QTest::addRow("%s small", qPrintable(name)) << name << false << true;
        }
    }
    void snaps()
    {
        QFETCH(QString, section);
        QFETCH(bool, dark);
        QFETCH(bool, small);
        const QSize size = small ? QSize(1024, 680) : QSize(1440, 900);
        Desk desk({.page = u"settings/"_s + section,
            .size = size,
            .dark = dark,
            .percent = small ? 130 : 100,
            .language = small ? u"es"_s : u"en"_s});
        const QTemporaryDir folder;
        // For looking at them: CALLBOARD_SNAPS names a folder that stays.
        const QString file = qEnvironmentVariable("CALLBOARD_SNAPS", folder.path())
            + u"/settings-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        std::optional<Result<>> done;
        snap(*desk.window, file, [&](const Result<> &result) { done = result; });
        QTRY_VERIFY(done);
        QVERIFY(done->has_value());
        QCOMPARE(QImage(file).size(), size);
    }

private:
    static void eachSection()
    {
        QTest::addColumn<QString>("section");
        for (const QString &name : sections())
            QTest::addRow("%s", qPrintable(name)) << name;
    }
};
static const test::Register<SettingsPageTest> settingsPageTest;

#include "settingspagetest.moc"

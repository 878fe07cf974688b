// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/settings/checklist.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;
using test::Desk;

/// What is typed, chosen and read from files, and how it is saved.
class SettingsFormTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
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
};
static const test::Register<SettingsFormTest> settingsFormTest;

#include "settingsformtest.moc"

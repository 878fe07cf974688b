// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskwindow.h"
#include "support/suite.h"
#include "ui/calls/calllist.h"
#include "ui/calls/liveview.h"
#include "ui/player/player.h"
#include "ui/player/playerbar.h"
#include "ui/shell/subjectlist.h"
#include "ui/shell/toasthost.h"
#include "ui/voicemail/messagepane.h"

#include <QAction>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using Turn = practice::Turn;
using test::DeskWindow;
using test::grace;
using test::House;
using test::patience;
using test::ruth;

namespace {

bool shows(const QAbstractItemModel &rows, const QString &name, const QString &word = {})
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QString text = rows.index(row, 0).data(Qt::AccessibleTextRole).toString();
        if (text.contains(name) && text.contains(word))
            return true;
    }
    return false;
}

} // namespace

/// A person with a keyboard, the real window, the engine behind it and the carrier as its vendor.
class KeyboardTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aMessageIsHeardCalledBackArchivedAndBroughtBack()
    {
        House house;
        DeskWindow desk(house);
        QTRY_VERIFY_WITH_TIMEOUT(desk.window->isSettled(), patience);

        // A call rings, goes through the menu, and ends in a message.
        const QString sid = house.calls(grace,
            {{Turn::Kind::Silent, {}, {}, {}, 0s}, {Turn::Kind::Silent, {}, {}, {}, 0s},
                {Turn::Kind::Say, u"My aide has not arrived. Please call me back."_s, {}, {}, 0s},
                {Turn::Kind::HangUp, {}, {}, {}, 0s}});
        QVERIFY(!sid.isEmpty());
        const QAbstractItemModel &live = *desk.callsPage()->live()->list()->model();
        QTRY_VERIFY_WITH_TIMEOUT(shows(live, u"Grace Munroe"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!shows(live, u"Grace Munroe"_s), patience);

        desk.press(Qt::Key_4, Qt::ControlModifier);
        ui::VoicemailPage *page = desk.voicemailPage();
        QVERIFY(page);
        const QAbstractItemModel &rows = *page->list()->model();
        QTRY_VERIFY_WITH_TIMEOUT(shows(rows, u"Grace Munroe, new"_s), patience);
        desk.press(Qt::Key_Home);
        if (!desk.chosenRow().startsWith(u"Grace Munroe, new"_s))
            desk.press(Qt::Key_J);
        QVERIFY2(desk.chosenRow().startsWith(u"Grace Munroe, new"_s), qPrintable(desk.chosenRow()));
        const ui::MessagePane &message = *page->message();
        QTRY_VERIFY_WITH_TIMEOUT(message.detail() && message.detail()->voicemail.audio == AudioState::Here, patience);
        const Voicemail::Id id = message.detail()->voicemail.id;
        QTRY_VERIFY_WITH_TIMEOUT(page->isSettled(), patience);

        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(message.player()->isPlaying(), patience);
        desk.press(Qt::Key_BracketRight);
        desk.press(Qt::Key_BracketRight);
        QCOMPARE(message.player()->player()->speed(), 1.5);
        QTRY_VERIFY_WITH_TIMEOUT(shows(rows, u"Grace Munroe"_s, u"My aide has not arrived"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!shows(rows, u"Grace Munroe, new"_s), patience);

        // Her telephone rings, she presses 1, and Grace is called.
        house.picksUp(ruth, u"1"_s);
        house.picksUp(grace);
        desk.press(Qt::Key_C);
        QTRY_VERIFY_WITH_TIMEOUT(shows(live, u"Grace Munroe"_s, u"Ruth Okafor"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            !house.open().isEmpty() && house.open().first().state == CallState::InProgress, patience);
        QCOMPARE(house.open().first().direction, CallDirection::Outbound);
        QCOMPARE(house.open().first().number.e164(), grace);

        desk.press(Qt::Key_E);
        QTRY_VERIFY_WITH_TIMEOUT(!shows(rows, u"Grace Munroe"_s, u"My aide has not arrived"_s), patience);
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(shows(rows, u"Grace Munroe"_s, u"My aide has not arrived"_s), patience);
        page->show(id);
        QTRY_VERIFY_WITH_TIMEOUT(
            message.detail() && message.detail()->voicemail.id == id && !message.detail()->voicemail.archived,
            patience);
    }

    void aKeyPausesTheRecordingForCardData()
    {
        House house;
        DeskWindow desk(house);
        QTRY_VERIFY_WITH_TIMEOUT(desk.window->isSettled(), patience);
        house.picksUp(ruth, u"1"_s);
        house.picksUp(grace);
        QVERIFY(!house.run(u"calls.place"_s, {{u"to"_s, grace}}).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!house.open().isEmpty() && house.one(house.open().first().id).recording, patience);
        const Call::Id call = house.open().first().id;
        desk.callsPage()->live()->list()->setFocus();
        desk.press(Qt::Key_Home);
        if (!desk.chosenRow().startsWith(u"Grace Munroe"_s))
            desk.press(Qt::Key_J);
        QTRY_VERIFY_WITH_TIMEOUT(desk.chosenRow().contains(u"recording"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.window->isSettled(), patience);

        const QString tape = house.carrier->ledger().recordingSids().value(0);
        desk.press(Qt::Key_R);
        QTRY_VERIFY_WITH_TIMEOUT(house.one(call).recordingPaused, patience);
        QCOMPARE(house.carrier->ledger().recording(tape)->status, twilio::RecordingStatus::Paused);
        const auto *record = desk.window->findChild<QAction *>(u"call.record"_s);
        QTRY_COMPARE_WITH_TIMEOUT(record->text(), u"Resume recording"_s, patience);
        desk.press(Qt::Key_R);
        QTRY_VERIFY_WITH_TIMEOUT(!house.one(call).recordingPaused, patience);
        QCOMPARE(house.carrier->ledger().recording(tape)->status, twilio::RecordingStatus::InProgress);
        QTRY_COMPARE_WITH_TIMEOUT(record->text(), u"Pause recording"_s, patience);
    }
};
static const test::Register<KeyboardTest> keyboardTest;

#include "keyboardtest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"
#include "support/suite.h"
#include "ui/player/soundwords.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using ui::PlayerItem;

/// A recording that was to be here, and whose file is gone or damaged.
class LostSoundTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whoCannotReadAFileTellsOfIt_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<int>("told");
        QTest::newRow("gone") << Error::Kind::NotFound << 1;
        QTest::newRow("damaged") << Error::Kind::Invalid << 1;
        QTest::newRow("not allowed") << Error::Kind::Denied << 0;
    }
    void whoCannotReadAFileTellsOfIt()
    {
        QFETCH(Error::Kind, kind);
        test::Desk desk;
        desk.media.files.insert(u"RE1"_s, failure(kind, u"it cannot be read"_s));
        const QSignalSpy lost(&desk.bar, &ui::PlayerBar::lost);
        QAction again;
        again.setEnabled(false);
        desk.bar.setRemedy(&again);
        // As a page does it: what is lost may be fetched again.
        connect(&desk.bar, &ui::PlayerBar::lost, &again,
            [&] { again.setEnabled(ui::fetchReason(AudioState::Here, true).isEmpty()); });
        desk.bar.setItem({.recording = u"RE1"_s});
        QTRY_VERIFY(desk.bar.isSettled());
        QTEST(int(lost.size()), "told");
        QCOMPARE(again.isEnabled(), !lost.isEmpty());
    }

    void whatIsHereIsNotFetchedAgain()
    {
        QVERIFY(!ui::fetchReason(AudioState::Here).isEmpty());
        QVERIFY(ui::fetchReason(AudioState::Here, true).isEmpty());
        QVERIFY(!ui::fetchReason(AudioState::Removed, true).isEmpty()); // by retention: for ever
        QVERIFY(!ui::fetchReason(AudioState::OnItsWay, true).isEmpty());
    }

    void whatCannotComeBackIsSaid()
    {
        test::Desk desk;
        desk.media.files.insert(u"RE1"_s, failure(Error::Kind::NotFound, u"no such file"_s));
        QVERIFY(ui::soundSentence(AudioState::Here, AudioProblem::None).isEmpty());
        desk.bar.setItem({.recording = u"RE1"_s, .why = ui::soundSentence(AudioState::Here, AudioProblem::NotFound)});
        QTRY_VERIFY(desk.bar.isSettled());
        QVERIFY(desk.says(u"The recording is not here"_s));
        QVERIFY(desk.says(u"Twilio does not have the recording any more"_s));
    }

    void whatCameAnewPlays()
    {
        test::Desk desk;
        const Result<MediaFile> sound = desk.media.files.value(u"RE1"_s);
        desk.media.files.insert(u"RE1"_s, failure(Error::Kind::NotFound, u"no such file"_s));
        desk.bar.setItem({.recording = u"RE1"_s});
        QTRY_VERIFY(desk.bar.isSettled());
        desk.bar.setItem({.recording = u"RE1"_s, .state = PlayerItem::State::OnItsWay});
        desk.media.files.insert(u"RE1"_s, sound);
        desk.bar.setItem({.recording = u"RE1"_s});
        QTRY_VERIFY(desk.bar.isSettled());
        desk.bar.play();
        QTRY_VERIFY(desk.bar.isPlaying());
    }
};

static const test::Register<LostSoundTest> lostSoundTest;

#include "lostsoundtest.moc"

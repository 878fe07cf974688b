// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callsound.h"
#include "callfixtures.h"
#include "calls/callcommands.h"
#include "calls/livecallmodel.h"
#include "commands/command.h"
#include "recordings/recordingcommands.h"
#include "recordings/recordingfacts.h"
#include "recordings/recordingservice.h"
#include "recordings/recordingstore.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "tonemedia.h"
#include "ui/calls/calldetailpane.h"
#include "ui/calls/calllist.h"
#include "ui/calls/callspage.h"
#include "ui/calls/historyview.h"
#include "ui/calls/roomcalls.h"
#include "ui/calls/sidepane.h"
#include "ui/kit/button.h"
#include "ui/kit/theme.h"
#include "ui/player/playerturns.h"
#include "ui/player/soundhandle.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/toasthost.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

namespace {

using calls::Fact;
using commands::Role;

/// The history over the room itself, with a call that was recorded.
class House
{
public:
    explicit House(
        Role role = Role::Operator, QSize size = {1440, 900}, int percent = 100, const QString &language = u"en"_s)
        : theme(ui::Theme::Choice::Light, percent)
        , service(database.database(), sender)
        , sounds(database.database(), sender, role)
        , source(live, service,
              [this](QObject *parent) {
                  auto *history = new calls::HistoryModel(database.database(), parent);
                  QObject::connect(&feed, &store::ChangeFeed::changed, history, &calls::HistoryModel::apply);
                  return history;
              })
        , m_sid(u"RE"_s + QString(32, u'1'))
    {
        const bool known = ui::setLanguage(language);
        Q_ASSERT(known);
        Q_UNUSED(known);
        calls::addCommands(registry);
        recordings::addCommands(registry, {});
        QObject::connect(&feed, &store::ChangeFeed::changed, &live, &calls::LiveCallModel::apply);
        QObject::connect(&feed, &store::ChangeFeed::changed, &sounds, &recordings::RecordingService::apply);
        QObject::connect(&live, &calls::LiveCallModel::ready, &feed, [this] { feed.start(live.position()); });
        ui::WindowOptions options;
        options.forPicture = true; // no saved layout
        options.size = size;
        window = std::make_unique<ui::MainWindow>(board, clock, test::newYork(), options);
        window->addPage({u"calls"_s, u"history"_s}, [this](QWidget *parent) {
            return new ui::CallsPage(
                {source, board, clock, test::newYork(), {7}, true, false, ui::CallSound::Setup{sounds, player()}},
                parent);
        });
    }
    [[nodiscard]] ui::PlayerBar::Setup player() { return {media, ui::stillSound(), true, false, &turns}; }
    /// A call that is over, with so many recordings of 42 s.
    void call(int recordings = 1)
    {
        QList<Fact> facts{Fact{test::at(0), calls::StatusChanged{CallProgress::Ringing, {}, 0}},
            Fact{test::at(1'000), calls::StatusChanged{CallProgress::InProgress, {}, 0}}};
        for (int i = 1; i <= recordings; ++i) {
            facts << Fact{
                test::at(i * 2'000), calls::RecordingChanged{sid(i), CallRecording::State::Completed, 2, 42s, {}}};
        }
        facts << Fact{test::at(50'000), calls::StatusChanged{CallProgress::Completed, {}, 0}};
        QVERIFY(test::write(database.database(), [&](store::Transaction &tx) {
            return calls::apply(
                tx, u"CA"_s + QString(32, u'a'), test::fromCaller(), facts, CallOrigin::Live, test::newYork());
        }));
    }
    /// The vendor's word that there is one: it is to be fetched.
    void want(int which = 1)
    {
        QVERIFY(test::write(database.database(), [&](store::Transaction &tx) {
            return recordings::want(tx,
                {sid(which), u"CA"_s + QString(32, u'a'), RecordingAudio::Purpose::Call, test::at(which * 2'000), 42s,
                    2, {}});
        }));
    }
    void arrive(int which = 1)
    {
        recordings::Fetched sound;
        sound.file = u"ab/somewhere.rec"_s;
        sound.checksum = QByteArray(32, 'c');
        sound.sizeBytes = 1'344'044;
        QVERIFY(test::write(database.database(),
            [&](store::Transaction &tx) { return recordings::arrived(tx, sid(which), sound, {}); }));
    }
    void miss(AudioProblem problem, AudioState state)
    {
        QVERIFY(test::write(database.database(),
            [&](store::Transaction &tx) { return recordings::missed(tx, sid(), problem, state, {}); }));
    }
    [[nodiscard]] AudioState stored()
    {
        const auto audio = test::read(database.database(),
            [this](store::Connection &connection) { return recordings::bySid(connection, sid()); });
        return audio && *audio ? (*audio)->state : AudioState::Removed;
    }
    void open()
    {
        live.load();
        window->open(u"history"_s);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        page = qobject_cast<ui::CallsPage *>(window->page());
        page->history()->setMissedOnly(false);
        QTRY_VERIFY(detail()->call() && page->isSettled());
        page->history()->list()->setFocus();
    }
    /// As Enter does where only one of list and call has room.
    void openAlone() { QTest::keyClick(page->history()->list(), Qt::Key_Return); }
    [[nodiscard]] QString sid(int which = 1) const { return m_sid.chopped(1) + QString::number(which); }
    [[nodiscard]] ui::CallDetailPane *detail() const { return page->side()->detail(); }
    [[nodiscard]] ui::CallSound *sound() const { return detail()->sound(); }
    [[nodiscard]] bool says(const QString &words) const
    {
        for (const QLabel *label : detail()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    [[nodiscard]] ui::Button *button(const QString &text) const
    {
        for (ui::Button *each : detail()->findChildren<ui::Button *>()) {
            if ((each->text() == text || each->accessibleName() == text) && each->isVisible())
                return each;
        }
        return nullptr;
    }

    ui::Theme theme;
    commands::Registry registry;
    test::TempDatabase database;
    commands::LocalSender sender{
        database.database(), registry, commands::Actor{{7}, u"Dana Whitlock"_s, Role::Administrator, {}}};
    calls::CallService service;
    recordings::RecordingService sounds;
    store::ChangeFeed feed{database.database()};
    calls::LiveCallModel live{database.database()};
    DeskBoard board;
    ManualClock clock{test::at(60'000)};
    test::ToneMedia media;
    ui::PlayerTurns turns;
    ui::RoomCalls source;
    std::unique_ptr<ui::MainWindow> window;
    ui::CallsPage *page = nullptr;

private:
    QString m_sid;
};

} // namespace

/// The recording of a call, in the call's pane.
class CallSoundTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aRecordedCallIsHeardInItsPane()
    {
        House house;
        house.call();
        house.want();
        house.arrive();
        house.open();
        QCOMPARE(house.media.asked, QStringList{house.sid()});
        QVERIFY(house.sound()->isVisible());
        QVERIFY(house.says(u"0:42, 1.3 MB WAV"_s));
        QVERIFY(!house.says(u"Recording of"_s)); // it is here to be heard, not named
        ui::PlayerBar *player = house.sound()->player();
        QTest::keyClick(house.page->history()->list(), Qt::Key_Space);
        QVERIFY(player->isPlaying());
        QTest::keyClick(house.page->history()->list(), Qt::Key_Space);
        QVERIFY(!player->isPlaying());
        house.detail()->setFocus();
        QTest::keyClick(house.detail(), Qt::Key_Space);
        QVERIFY(player->isPlaying());
    }

    void aCallWithoutARecordingHasNoPlayer()
    {
        House house;
        house.call(0);
        house.open();
        QVERIFY(!house.sound()->isVisible());
        QVERIFY(!house.sound()->player());
    }

    void aRecordingThatComesIsThereAtOnce()
    {
        House house;
        house.call();
        house.want();
        house.open();
        QVERIFY(house.says(u"The recording is on its way"_s));
        QVERIFY(house.media.asked.isEmpty());
        house.arrive();
        QTRY_COMPARE(house.media.asked, QStringList{house.sid()});
        QTRY_VERIFY(!house.says(u"The recording is on its way"_s));
    }

    void whyItCannotBeHeardIsSaid_data()
    {
        QTest::addColumn<AudioState>("state"); // Here: nothing is known of it
        QTest::addColumn<AudioProblem>("problem");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("again");
        QTest::newRow("never to be kept here")
            << AudioState::Here << AudioProblem::None << u"The recording is not here"_s
            << u"Recordings of calls were not kept here"_s << false;
        QTest::newRow("Twilio has none") << AudioState::Absent << AudioProblem::NotFound << u"There is no recording"_s
                                         << u"Twilio has no sound of it."_s << true;
        QTest::newRow("out of reach") << AudioState::Absent << AudioProblem::Unreachable
                                      << u"The recording is not here"_s << u"Twilio could not be reached"_s << true;
        QTest::newRow("damaged") << AudioState::Damaged << AudioProblem::Damaged << u"The recording cannot be played"_s
                                 << u"it is damaged"_s << true;
        QTest::newRow("removed") << AudioState::Removed << AudioProblem::None << u"The recording was removed"_s
                                 << u"when its time was over"_s << false;
    }
    void whyItCannotBeHeardIsSaid()
    {
        QFETCH(AudioState, state);
        QFETCH(AudioProblem, problem);
        QFETCH(QString, title);
        QFETCH(QString, words);
        QFETCH(bool, again);
        House house;
        house.call();
        if (state != AudioState::Here) {
            house.want();
            house.miss(problem, state);
        }
        house.open();
        QVERIFY2(house.says(title), qPrintable(title));
        QVERIFY2(house.says(words), qPrintable(words));
        QVERIFY(house.media.asked.isEmpty());
        QCOMPARE(house.button(u"Fetch again"_s) != nullptr, again);
        if (!again)
            return;
        house.button(u"Fetch again"_s)->click();
        QTRY_VERIFY(house.says(u"The recording is on its way"_s));
        QCOMPARE(house.stored(), AudioState::OnItsWay);
        QVERIFY(!house.button(u"Fetch again"_s));
    }

    void withoutTheRightNothingIsHeard()
    {
        House house(Role::Viewer);
        house.call();
        house.want();
        house.arrive();
        house.open();
        QVERIFY(house.says(u"Listening needs the Operator role"_s));
        QVERIFY(!house.says(u"MB WAV"_s));
        QTest::keyClick(house.page->history()->list(), Qt::Key_Space);
        QVERIFY(!house.sound()->player()->isWanted());
        QVERIFY(house.media.asked.isEmpty());
        QVERIFY(!house.detail()->findChild<ui::SoundHandle *>()->isVisible()); // nothing to drag out
    }

    void itIsSavedAsWav()
    {
        House house;
        house.call();
        house.want();
        house.arrive();
        house.open();
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()"); // offscreen
        house.button(u"Save the recording"_s)->click();
        QTRY_VERIFY(house.page->findChild<QFileDialog *>());
        auto *dialog = house.page->findChild<QFileDialog *>();
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"Call 2026-11-20 09-00 12065550142.wav"_s);
        QTemporaryDir folder;
        const QString file = folder.filePath(u"kept.wav"_s);
        auto *name = dialog->findChild<QLineEdit *>();
        name->setText(file);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(QFileInfo::exists(file));
        QCOMPARE(test::wavLength(file), 1000);
        QTRY_COMPARE(house.window->toasts()->count(), 1);
    }

    void ofSeveralRecordingsOneIsChosen()
    {
        House house;
        house.call(2);
        for (const int which : {1, 2}) {
            house.want(which);
            house.arrive(which);
        }
        house.open();
        QVERIFY(house.button(u"1 of 2"_s));
        ui::PlayerBar *player = house.sound()->player();
        player->play();
        QTRY_VERIFY(player->isPlaying());
        player->seek(400ms);
        Q_EMIT player->previousAsked(); // there is none
        QVERIFY(player->isPlaying());
        Q_EMIT player->nextAsked();
        QVERIFY(house.button(u"2 of 2"_s));
        QTRY_COMPARE(house.media.asked, QStringList({house.sid(1), house.sid(2)}));
        QTRY_VERIFY(player->isPlaying()); // whoever listens listens on
        Q_EMIT player->previousAsked();
        QTRY_VERIFY(player->isPlaying());
        QCOMPARE(player->position(), 400ms); // where it was left
    }

    void itPausesWhenAMessageIsPlayed()
    {
        House house;
        house.call();
        house.want();
        house.arrive();
        house.open();
        ui::PlayerBar message(house.player());
        message.setItem({u"RE9"_s, ui::PlayerItem::State::Here, 1s});
        QTRY_VERIFY(message.isSettled());
        house.sound()->player()->play();
        QTRY_VERIFY(house.sound()->player()->isPlaying());
        message.play();
        QVERIFY(!house.sound()->player()->isPlaying());
        QCOMPARE(house.turns.current(), &message);
    }

    void nothingIsClippedInASidePane_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("beside the list") << QSize(1440, 900);
        QTest::newRow("without the list") << QSize(1180, 680);
    }
    void nothingIsClippedInASidePane()
    {
        QFETCH(QSize, size);
        House house(Role::Operator, size, 130, u"es"_s);
        house.call();
        house.want();
        house.miss(AudioProblem::Permission, AudioState::Absent);
        house.open();
        if (!house.sound()->isVisible()) // too narrow for both
            house.openAlone();
        QVERIFY(house.sound()->isVisible());
        for (QWidget *widget : house.sound()->findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            QTRY_VERIFY2(house.sound()->rect().contains(QRect(widget->mapTo(house.sound(), QPoint()), widget->size())),
                widget->metaObject()->className());
            if (const auto *label = qobject_cast<QLabel *>(widget); label && label->wordWrap())
                QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
        QVERIFY(ui::setLanguage(u"en"_s));
    }
};
static const test::Register<CallSoundTest> callSoundTest;

#include "callsoundtest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/voicemailpage.h"
#include "calls/callcommands.h"
#include "calls/callfacts.h"
#include "commands/command.h"
#include "commands/sender.h"
#include "people/peopleservice.h"
#include "people/peoplestore.h"
#include "recordings/recordingfacts.h"
#include "store/changefeed.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "tonemedia.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/theme.h"
#include "ui/player/player.h"
#include "ui/player/playerbar.h"
#include "ui/player/soundhandle.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pageheader.h"
#include "ui/shell/subjectlist.h"
#include "ui/shell/toasthost.h"
#include "ui/voicemail/handlingpane.h"
#include "ui/voicemail/messagepane.h"
#include "voicemail/textindexstore.h"
#include "voicemail/voicemailcommands.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailroles.h"
#include "voicemail/voicemailstore.h"

#include <QDrag>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

namespace {

const Operator::Id dana{1};
const Instant now(std::chrono::milliseconds(1'795'185'720'000)); // Fri 20 Nov 2026 09:42 in New York

/// Takes what a drop would take. (The offscreen platform ends each drag at once, so nothing is dropped by the mouse.)
class DragWatch final : public QObject
{
public:
    explicit DragWatch(QObject &source) { source.installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::ChildAdded)
            return false;
        const QPointer<QObject> child(static_cast<QChildEvent *>(event)->child());
        const auto take = [this, child] {
            if (const auto *drag = qobject_cast<QDrag *>(child.data()))
                urls = drag->mimeData()->urls();
        };
        QMetaObject::invokeMethod(this, take, Qt::QueuedConnection); // it has its data by then, and is not gone yet
        return false;
    }
    QList<QUrl> urls;
};

/// How often a widget is asked to arrange what it holds.
class RequestCounter final : public QObject
{
public:
    explicit RequestCounter(QObject &widget) { widget.installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::LayoutRequest ? 1 : 0;
        return false;
    }
    int count = 0;
};

/// Passes commands on, and keeps the names of those that were ordered.
class Orders final : public commands::Sender
{
public:
    explicit Orders(commands::Sender &to)
        : m_to(to)
    { }
    void send(commands::Command command, QObject *context, Done done) override
    {
        names << command.name;
        m_to.send(std::move(command), context, std::move(done));
    }
    QStringList names;

private:
    commands::Sender &m_to;
};

/// The page over the room itself, as app wires it, with messages told as facts.
class Mail
{
public:
    explicit Mail(commands::Role role = commands::Role::Operator, QSize size = {1440, 900}, int percent = 100,
        const QString &language = u"en"_s)
        : theme(ui::Theme::Choice::Light, percent)
    {
        const bool known = ui::setLanguage(language);
        Q_ASSERT(known);
        Q_UNUSED(known);
        theme.setReduceMotion(true);
        calls::addCommands(registry);
        voicemail::addCommands(registry);
        const bool there = test::write(database, [](store::Transaction &tx) -> Result<> {
            for (const QString &name : {u"Dana Whitlock"_s, u"Ruth Okafor"_s}) {
                if (const auto saved = people::save(tx, Operator{{}, name, {}, commands::Role::Operator, true}); !saved)
                    return tl::unexpected(saved.error());
            }
            return {};
        }).has_value();
        Q_ASSERT(there);
        Q_UNUSED(there);
        sender = std::make_unique<commands::LocalSender>(
            database.database(), registry, commands::Actor{dana, u"Dana Whitlock"_s, role, {}});
        orders = std::make_unique<Orders>(*sender);
        const voicemail::Reader reader{dana, role};
        service = std::make_unique<voicemail::VoicemailService>(database.database(), *orders, reader);
        people = std::make_unique<people::PeopleService>(database.database());
        model = std::make_unique<voicemail::VoicemailModel>(database.database(), reader);
        QObject::connect(&feed, &store::ChangeFeed::changed, model.get(), &voicemail::VoicemailModel::apply);
        ui::WindowOptions options;
        options.size = size;
        options.forPicture = true;
        window = std::make_unique<ui::MainWindow>(board, database.clock, site, options);
        window->addPage({u"voicemail"_s}, [this](QWidget *parent) {
            return new ui::VoicemailPage(
                {*model, *service, *people, ui::PlayerBar::Setup{media, ui::stillSound(), true}, database.clock, site,
                    [this](const PhoneNumber &to, const PhoneNumber &, QObject *,
                        const std::function<void(const Result<> &)> &done) {
                        calledBack << to;
                        done({});
                    },
                    true},
                parent);
        });
    }
    void open()
    {
        window->open(u"voicemail"_s);
        feed.start(0);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        page = qobject_cast<ui::VoicemailPage *>(window->page());
        QTRY_VERIFY(page->isSettled());
        page->list()->setFocus();
    }
    /// A caller whose number ends in `last` left a message so long ago.
    void leave(char letter, const QString &name, const QString &last, std::chrono::minutes ago, const QString &words,
        bool fetched = false, const QString &mailbox = {})
    {
        const QString call = u"CA"_s + QString(32, QLatin1Char(letter));
        const QString recording = u"RE"_s + QString(32, QLatin1Char(letter));
        const Result<> told = test::write(database, [&](store::Transaction &tx) -> Result<> {
            const auto contact =
                people::save(tx, Contact{{}, name, {*PhoneNumber::parse(u"+1206555"_s + last)}, {}, {}, {}});
            if (!contact)
                return tl::unexpected(contact.error());
            const auto applied =
                calls::apply(tx, call, {CallDirection::Inbound, u"+1206555"_s + last, u"+12065550100"_s, {}},
                    {calls::Fact{now - ago, calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0}}},
                    CallOrigin::Live, site);
            if (!applied)
                return tl::unexpected(applied.error());
            const auto made = voicemail::messageTaken(tx,
                {.recordingSid = recording,
                    .callSid = call,
                    .mailbox = mailbox,
                    .language = u"en"_s,
                    .transcribed = true,
                    .length = 48s,
                    .startedAt = now - ago,
                    .channels = 1,
                    .url = {}},
                CallOrigin::Live, site);
            if (!made)
                return tl::unexpected(made.error());
            if (fetched) {
                recordings::Fetched sound;
                sound.file = u"ab/somewhere.rec"_s;
                sound.checksum = QByteArray(32, 'c');
                sound.sizeBytes = 8044;
                if (const auto here = recordings::arrived(tx, recording, sound, voicemail::audioChanged); !here)
                    return tl::unexpected(here.error());
            }
            return voicemail::transcriptTold(
                tx, {recording, u"TR"_s + QString(32, QLatin1Char(letter)), call, true, words});
        });
        QVERIFY(told);
    }
    [[nodiscard]] QString shown() const
    {
        const VoicemailDetail *detail = page->message()->detail();
        return detail ? detail->voicemail.name : QString();
    }
    [[nodiscard]] int rows() const { return model->rowCount(); }
    [[nodiscard]] QStringList names() const // of the messages listed, from the top
    {
        QStringList found;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row).data(VoicemailKindRole).toInt() == int(VoicemailRow::Message))
                found << model->index(row).data(VoicemailNameRole).toString();
        }
        return found;
    }
    [[nodiscard]] Voicemail stored(char letter)
    {
        const auto message = test::read(database, [letter](store::Connection &connection) {
            return voicemail::bySid(connection, u"RE"_s + QString(32, QLatin1Char(letter)));
        });
        return message && *message ? **message : Voicemail();
    }
    [[nodiscard]] bool says(const QString &words) const
    {
        for (const QLabel *label : page->message()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    [[nodiscard]] QAction *action(const QString &text) const
    {
        for (QAction *each : page->findChildren<QAction *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(page->list(), key, with); }

    ui::Theme theme;
    test::TempDatabase database;
    SiteTime site{QTimeZone("America/New_York"), QTime(0, 0)};
    commands::Registry registry;
    std::unique_ptr<commands::LocalSender> sender;
    std::unique_ptr<Orders> orders;
    std::unique_ptr<voicemail::VoicemailService> service;
    std::unique_ptr<people::PeopleService> people;
    std::unique_ptr<voicemail::VoicemailModel> model;
    store::ChangeFeed feed{database.database()};
    DeskBoard board;
    test::ToneMedia media;
    QList<PhoneNumber> calledBack;
    std::unique_ptr<ui::MainWindow> window;
    ui::VoicemailPage *page = nullptr;
};

} // namespace

class VoicemailPageTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theNewestMessageIsChosenAndReadOut()
    {
        Mail mail;
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        QCOMPARE(mail.shown(), u"Grace Munroe"_s);
        const QString row = mail.page->list()->currentIndex().data(Qt::AccessibleTextRole).toString();
        QVERIFY2(row.startsWith(u"Grace Munroe, new, 48 seconds, Today, 09:31"_s), qPrintable(row));
        QVERIFY2(row.endsWith(u"My aide has not arrived."_s), qPrintable(row));
    }

    void theHeaderComesToRest_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("with room") << QSize(1440, 900);
        QTest::newRow("folded") << QSize(1024, 680);
    }
    void theHeaderComesToRest()
    {
        QFETCH(QSize, size);
        Mail mail(commands::Role::Operator, size, 130);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        RequestCounter requests(*mail.page->header());
        QCoreApplication::postEvent(mail.page->header(), new QEvent(QEvent::LayoutRequest));
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
        QVERIFY2(requests.count >= 1 && requests.count < 10, qPrintable(QString::number(requests.count)));
    }

    void archivingByKeyGoesOnToTheNextAndUndoBringsItBack()
    {
        Mail mail;
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        QCOMPARE(mail.rows(), 3); // a day and two messages
        mail.press(Qt::Key_E);
        QTRY_COMPARE(mail.rows(), 2);
        QTRY_COMPARE(mail.shown(), u"Rosa Iglesias"_s);
        QTRY_COMPARE(mail.window->toasts()->count(), 1);
        mail.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(mail.rows(), 3);
        QCOMPARE(mail.shown(), u"Rosa Iglesias"_s); // what somebody reads now is not taken away
    }

    void aMessageIsFlaggedMarkedAndCalledBackByKey()
    {
        Mail mail;
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        mail.press(Qt::Key_F);
        QTRY_VERIFY(mail.page->message()->detail()->voicemail.flagged);
        QVERIFY(!mail.page->message()->detail()->voicemail.heard);
        mail.press(Qt::Key_U);
        QTRY_VERIFY(mail.page->message()->detail()->voicemail.heard);
        mail.press(Qt::Key_C);
        QCOMPARE(mail.calledBack, QList<PhoneNumber>{*PhoneNumber::parse(u"+12065550164"_s)});
    }

    void inTheMessageTheKeysAreTheSame()
    {
        Mail mail;
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s, true);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, true);
        mail.open();
        mail.press(Qt::Key_Return);
        ui::MessagePane *message = mail.page->message();
        QVERIFY(message->hasFocus());
        QTRY_VERIFY(mail.page->isSettled());
        QTest::keyClick(message, Qt::Key_Space);
        QVERIFY(message->player()->isPlaying());
        QTest::keyClick(message, Qt::Key_BracketRight);
        QCOMPARE(message->player()->player()->speed(), 1.25);
        QTest::keyClick(message, Qt::Key_J);
        QTRY_COMPARE(mail.shown(), u"Rosa Iglesias"_s);
        QTest::keyClick(message, Qt::Key_C);
        QCOMPARE(mail.calledBack, QList<PhoneNumber>{*PhoneNumber::parse(u"+12065550103"_s)});
        // What is written stays what it is.
        auto *note = message->handling()->findChild<QLineEdit *>();
        QVERIFY(note && note->isVisible());
        note->setFocus();
        QTest::keyClicks(note, u"Call e"_s);
        QCOMPARE(note->text(), u"Call e"_s);
        QCOMPARE(mail.rows(), 3);
        QCOMPARE(mail.calledBack.size(), 1);
    }

    void whoeverListensListensOnAtTheNextMessage()
    {
        Mail mail;
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s, true);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, true);
        mail.leave('c', u"Hugo Lindqvist"_s, u"0177"_s, 5min, u"Please call."_s, true);
        mail.open();
        ui::PlayerBar *player = mail.page->message()->player();
        player->play();
        QTRY_VERIFY(player->isPlaying());
        mail.media.waits = true;
        Q_EMIT player->nextAsked();
        QTRY_COMPARE(mail.shown(), u"Grace Munroe"_s);
        QTRY_VERIFY(mail.media.asked.endsWith(u"RE"_s + QString(32, u'b')));
        QVERIFY(!player->isPlaying());
        mail.media.waits = false;
        Q_EMIT player->nextAsked(); // before that one was here
        QTRY_COMPARE(mail.shown(), u"Rosa Iglesias"_s);
        QTRY_VERIFY(player->isPlaying());
    }

    void atAnEndOfTheListNothingStartsByItself_data()
    {
        QTest::addColumn<bool>("next");
        QTest::newRow("next at the last") << true;
        QTest::newRow("previous at the first") << false;
    }
    void atAnEndOfTheListNothingStartsByItself()
    {
        QFETCH(bool, next);
        Mail mail;
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, true);
        mail.open();
        ui::PlayerBar *player = mail.page->message()->player();
        player->play();
        QTRY_VERIFY(player->isPlaying());
        if (next)
            Q_EMIT player->nextAsked();
        else
            Q_EMIT player->previousAsked();
        QVERIFY(player->isPlaying());
        player->pause();
        mail.press(Qt::Key_F); // reads the message again
        QTRY_VERIFY(mail.page->message()->detail()->voicemail.flagged);
        QVERIFY(!player->isWanted());
    }

    void whereListeningStoppedIsKeptOfTheMessageThatIsLeft_data()
    {
        QTest::addColumn<QString>("how");
        for (const QString &how : {u"J"_s, u"a click"_s, u"E"_s, u"the window closes"_s})
            QTest::newRow(qPrintable(how)) << how;
    }
    void whereListeningStoppedIsKeptOfTheMessageThatIsLeft()
    {
        QFETCH(QString, how);
        Mail mail;
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s, true);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, true);
        mail.open();
        ui::PlayerBar *player = mail.page->message()->player();
        player->play();
        QTRY_VERIFY(player->isPlaying());
        player->seek(400ms);
        if (how == u"J")
            mail.press(Qt::Key_J);
        else if (how == u"a click")
            QTest::mouseClick(mail.page->list()->viewport(), Qt::LeftButton, {},
                mail.page->list()->visualRect(mail.page->list()->model()->index(2, 0)).center());
        else if (how == u"E")
            mail.press(Qt::Key_E);
        else
            mail.window.reset();
        if (mail.window)
            QTRY_COMPARE(mail.shown(), u"Rosa Iglesias"_s);
        QTRY_COMPARE(mail.stored('b').position, 400ms);
        QCOMPARE(mail.stored('a').position, 0ms);
    }

    void tagsAndNotesAreKept()
    {
        Mail mail;
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        Q_EMIT mail.page->message()->handling()->tagAdded(u"late visit"_s);
        QTRY_COMPARE(mail.page->message()->detail()->voicemail.tags, QStringList{u"late visit"_s});
        Q_EMIT mail.page->message()->handling()->noteAdded(u"Called the aide."_s);
        QTRY_COMPARE(mail.page->message()->detail()->notes.size(), 1);
        Q_EMIT mail.page->message()->handling()->tagRemoved(u"late visit"_s);
        QTRY_VERIFY(mail.page->message()->detail()->voicemail.tags.isEmpty());
    }

    void wordsOfTheTranscriptFindTheMessage()
    {
        Mail mail;
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        QVERIFY(test::write(mail.database, [](store::Transaction &tx) { return voicemail::indexMessages(tx, 10); }));
        mail.open();
        mail.page->header()->filter()->setText(u"keys"_s);
        QTRY_COMPARE(mail.names(), QStringList{u"Rosa Iglesias"_s});
        mail.page->header()->filter()->setText(u"zebra"_s);
        QTRY_COMPARE(mail.rows(), 0);
        QTRY_VERIFY(mail.page->findChild<ui::EmptyState *>()->isVisible());
        mail.page->header()->filter()->clear();
        QTRY_COMPARE(mail.names(), QStringList({u"Grace Munroe"_s, u"Rosa Iglesias"_s}));
    }

    void whoMayListenHearsAndHandlesMessages_data()
    {
        QTest::addColumn<commands::Role>("role");
        QTest::addColumn<bool>("may");
        QTest::newRow("a viewer sees who called, and no more") << commands::Role::Viewer << false;
        QTest::newRow("an operator") << commands::Role::Operator << true;
    }
    void whoMayListenHearsAndHandlesMessages()
    {
        QFETCH(commands::Role, role);
        QFETCH(bool, may);
        Mail mail(role);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, true);
        mail.open();
        QCOMPARE(mail.shown(), u"Grace Munroe"_s);
        QCOMPARE(mail.page->message()->detail()->transcript.isEmpty(), !may);
        QCOMPARE(mail.media.asked.isEmpty(), !may);
        mail.press(Qt::Key_Space);
        QCOMPARE(mail.page->message()->player()->isWanted(), may);
        QStringList words;
        for (const QLabel *label : mail.page->findChildren<QLabel *>())
            words << label->text();
        QCOMPARE(words.join(u' ').contains(u"aide"_s), may);
        mail.press(Qt::Key_F);
        mail.press(Qt::Key_C);
        mail.press(Qt::Key_E);
        // A press orders at once or never.
        const QStringList ordered{u"voicemail.heard"_s, u"voicemail.flag"_s, u"voicemail.archive"_s};
        QCOMPARE(mail.orders->names, may ? ordered : QStringList());
        QCOMPARE(mail.calledBack.isEmpty(), !may);
        QTRY_COMPARE(mail.stored('b').archived, may);
    }

    void aSoundThatIsNotHereIsToldTrulyAndFetchedAgain_data()
    {
        QTest::addColumn<AudioState>("state");
        QTest::addColumn<AudioProblem>("problem");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("words");
        QTest::newRow("Twilio has none") << AudioState::Absent << AudioProblem::NotFound << u"There is no recording"_s
                                         << u"Twilio has no sound of it."_s;
        QTest::newRow("Twilio was out of reach")
            << AudioState::Absent << AudioProblem::Unreachable << u"The recording is not here"_s
            << u"Twilio could not be reached, time and again. The recording is safe there."_s;
        QTest::newRow("the key may not") << AudioState::Absent << AudioProblem::Permission
                                         << u"The recording is not here"_s
                                         << u"Twilio did not give the recording to this account's key."_s;
        QTest::newRow("damaged") << AudioState::Damaged << AudioProblem::Damaged << u"The recording cannot be played"_s
                                 << u"The recording came, but it is damaged"_s;
        QTest::newRow("too large") << AudioState::TooLarge << AudioProblem::TooLarge << u"The recording is too large"_s
                                   << u"The recording is larger"_s;
    }
    void aSoundThatIsNotHereIsToldTrulyAndFetchedAgain()
    {
        QFETCH(AudioState, state);
        QFETCH(AudioProblem, problem);
        QFETCH(QString, title);
        QFETCH(QString, words);
        Mail mail;
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        QVERIFY(test::write(mail.database, [&](store::Transaction &tx) {
            return recordings::missed(tx, u"RE"_s + QString(32, u'b'), problem, state, voicemail::audioChanged);
        }));
        mail.open();
        ui::PlayerBar *player = mail.page->message()->player();
        QVERIFY2(mail.says(title), qPrintable(title));
        QVERIFY2(mail.says(words), qPrintable(words));
        const auto button = [player]() -> ui::Button * {
            for (ui::Button *each : player->findChildren<ui::Button *>()) {
                if (each->text() == u"Fetch again" && each->isVisible())
                    return each;
            }
            return nullptr;
        };
        QVERIFY(button());
        QVERIFY(mail.action(u"Fetch again"_s)->isEnabled()); // in the menu, too
        button()->click();
        QTRY_VERIFY(mail.says(u"The recording is on its way"_s));
        QVERIFY(!button());
        QVERIFY(!mail.action(u"Fetch again"_s)->isEnabled());
        QCOMPARE(mail.stored('b').audio, AudioState::OnItsWay);
    }

    void aViewerIsToldThatListeningNeedsARight()
    {
        Mail mail(commands::Role::Viewer);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, true);
        mail.open();
        QVERIFY(mail.says(u"Listening needs the Operator role"_s));
        QVERIFY(!mail.says(u"There is no recording"_s));
        QVERIFY(!mail.action(u"Fetch again"_s)->isEnabled());
    }

    void aRecordingIsSavedAsWav_data()
    {
        QTest::addColumn<QString>("fixture"); // empty: a tone of a second
        QTest::addColumn<int>("ms");
        QTest::newRow("WAV") << QString() << 1000;
        QTest::newRow("MP3") << u"tone-440-mono-8k.mp3"_s
                             << 3168; // 3 s in whole frames of 72 ms, and the coder's delay
    }
    void aRecordingIsSavedAsWav()
    {
        QFETCH(QString, fixture);
        QFETCH(int, ms);
        Mail mail;
        mail.media.take(fixture);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, true);
        mail.open();
        QTemporaryDir folder;
        const QString file = folder.filePath(u"kept.wav"_s);
        QAction *save = mail.action(u"Save the recording…"_s);
        QVERIFY(save->isEnabled());
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()"); // offscreen
        save->trigger();
        QTRY_VERIFY(mail.page->findChild<QFileDialog *>());
        auto *dialog = mail.page->findChild<QFileDialog *>();
        QCOMPARE(
            QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"Voicemail 2026-11-20 09-31 Grace Munroe.wav"_s);
        auto *name = dialog->findChild<QLineEdit *>();
        name->setText(file);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(QFileInfo::exists(file));
        QCOMPARE(test::wavLength(file), ms);
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QTRY_COMPARE(mail.window->toasts()->count(), 1);
    }

    void aRecordingIsDraggedOutAsAFileThatGoesWithTheWindow_data()
    {
        QTest::addColumn<QByteArray>("runtime"); // null: as it is
        QTest::newRow("usual") << QByteArray();
        QTest::newRow("the folder of the login is gone") << QByteArray("/nowhere/at/all");
    }
    void aRecordingIsDraggedOutAsAFileThatGoesWithTheWindow()
    {
        QFETCH(QByteArray, runtime);
        const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
        const bool wasSet = qEnvironmentVariableIsSet("XDG_RUNTIME_DIR");
        if (!runtime.isNull())
            qputenv("XDG_RUNTIME_DIR", runtime);
        const auto restore = qScopeGuard([&] {
            if (wasSet)
                qputenv("XDG_RUNTIME_DIR", before);
            else
                qunsetenv("XDG_RUNTIME_DIR");
        });
        QString file;
        {
            Mail mail;
            mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, true);
            mail.open();
            auto *handle = mail.page->findChild<ui::SoundHandle *>();
            QVERIFY(handle->isVisible());
            DragWatch watch(*handle);
            QWindow *window = mail.window->windowHandle();
            const QPoint from = handle->mapTo(mail.window.get(), handle->rect().center());
            QTest::mousePress(window, Qt::LeftButton, {}, from);
            QTest::mouseMove(window, from - QPoint(60, 0));
            QTRY_COMPARE(watch.urls.size(), 1);
            QTest::mouseRelease(window, Qt::LeftButton, {}, from - QPoint(60, 0));
            file = watch.urls.first().toLocalFile();
            QCOMPARE(QFileInfo(file).fileName(), u"Voicemail 2026-11-20 09-31 Grace Munroe.wav"_s);
            QCOMPARE(test::wavLength(file), 1000);
            const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;
            QCOMPARE(QFile::permissions(file) & others, QFile::Permissions());
            QCOMPARE(QFile::permissions(QFileInfo(file).path()) & others, QFile::Permissions());
        }
        QVERIFY(!QFileInfo::exists(file));
    }

    void aDamagedRecordingThatSomebodyWantsIsTold_data()
    {
        QTest::addColumn<bool>("dragged");
        QTest::newRow("saved") << false;
        QTest::newRow("dragged") << true;
    }
    void aDamagedRecordingThatSomebodyWantsIsTold()
    {
        QFETCH(bool, dragged);
        Mail mail;
        mail.media.damage();
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, true);
        mail.open();
        if (dragged) {
            auto *handle = mail.page->findChild<ui::SoundHandle *>();
            QWindow *window = mail.window->windowHandle();
            const QPoint from = handle->mapTo(mail.window.get(), handle->rect().center());
            QTest::mousePress(window, Qt::LeftButton, {}, from);
            QTest::mouseMove(window, from - QPoint(60, 0));
            QTest::mouseMove(window, from - QPoint(80, 0));
            QTRY_COMPARE(mail.window->toasts()->count(), 1);
            QTest::mouseRelease(window, Qt::LeftButton, {}, from - QPoint(80, 0));
        } else {
            mail.action(u"Save the recording…"_s)->trigger();
            QTRY_COMPARE(mail.window->toasts()->count(), 1);
        }
        QVERIFY(!mail.page->findChild<QFileDialog *>());
    }

    void theMailboxesOfMyTeamsAreShownAlone()
    {
        Mail mail;
        const auto addBox = [&mail](const QString &key, const QString &name, Operator::Id member) {
            const Result<> added = test::write(mail.database, [&](store::Transaction &tx) -> Result<> {
                if (const auto known = people::save(tx, Operator{member, name, {}, commands::Role::Operator, true});
                    !known)
                    return tl::unexpected(known.error());
                const auto team = people::save(tx, Team{{}, u"Team "_s + name, {member}});
                if (!team)
                    return tl::unexpected(team.error());
                const auto box = voicemail::save(tx, Mailbox{{}, key, name, *team});
                return box ? Result<>() : Result<>(tl::unexpected(box.error()));
            });
            QVERIFY(added);
        };
        addBox(u"billing"_s, u"Billing"_s, dana);
        addBox(u"nurses"_s, u"Nurses"_s, Operator::Id{2});
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s, false, u"billing"_s);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, false, u"nurses"_s);
        mail.leave('c', u"Hugo Lindqvist"_s, u"0177"_s, 5min, u"Please call."_s);
        mail.open();
        const auto choose = [&mail](const QString &text) {
            return QTest::qWaitFor([&] { // the mailboxes are read beside the messages
                QMenu menu;
                mail.page->fillOrder(menu);
                for (QAction *action : menu.actions()) {
                    if (action->text() == text) {
                        action->trigger();
                        return true;
                    }
                }
                return false;
            });
        };
        QVERIFY(choose(u"Mailboxes of my teams"_s));
        QTRY_COMPARE(mail.names(), QStringList{u"Rosa Iglesias"_s});
        QVERIFY(mail.action(u"Newest, My teams"_s)); // the button says that something is left out
        QVERIFY(choose(u"Nurses (Team Nurses)"_s));
        QTRY_COMPARE(mail.names(), QStringList{u"Grace Munroe"_s});
        QVERIFY(choose(u"General mailbox"_s));
        QTRY_COMPARE(mail.names(), QStringList{u"Hugo Lindqvist"_s});
        QVERIFY(choose(u"All mailboxes"_s));
        QTRY_COMPARE(mail.names().size(), 3);
        QVERIFY(mail.action(u"Newest"_s));
    }

    void anEmptyInboxSaysSo()
    {
        Mail mail;
        mail.open();
        QTRY_VERIFY(mail.page->findChild<ui::EmptyState *>()->isVisible());
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        QTRY_VERIFY(mail.page->list()->isVisible());
    }

    void whereThereIsNoRoomTheMessageStandsAlone()
    {
        Mail mail(commands::Role::Operator, {1024, 680}, 130);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        QVERIFY(mail.page->list()->isVisible());
        QVERIFY(!mail.page->message()->isVisible());
        mail.press(Qt::Key_Return);
        QVERIFY(mail.page->message()->isVisible());
        QVERIFY(!mail.page->list()->isVisible());
        QVERIFY(mail.page->clear()); // Esc
        QVERIFY(mail.page->list()->isVisible());
    }

    void nothingIsClippedInLongerLanguages_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("stacked") << QSize(1024, 680);
        QTest::newRow("side by side") << QSize(1440, 900);
    }
    void nothingIsClippedInLongerLanguages()
    {
        QFETCH(QSize, size);
        Mail mail(commands::Role::Operator, size, 130, u"es"_s);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        if (!mail.page->message()->isVisible())
            mail.press(Qt::Key_Return);
        QVERIFY(mail.page->message()->isVisible());
        for (const ui::Button *button : mail.page->message()->findChildren<ui::Button *>()) {
            if (button->isVisible())
                QTRY_VERIFY2(button->width() >= button->minimumSizeHint().width(),
                    qPrintable(u"%1: %2 of %3"_s.arg(button->text())
                                   .arg(button->width())
                                   .arg(button->minimumSizeHint().width())));
        }
        QVERIFY(ui::setLanguage(u"en"_s));
    }
};
static const test::Register<VoicemailPageTest> voicemailPageTest;

#include "voicemailpagetest.moc"

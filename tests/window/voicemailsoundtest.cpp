// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail.h"

#include "recordings/recordingfacts.h"
#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/player/playerbar.h"
#include "ui/player/soundhandle.h"
#include "ui/shell/subjectlist.h"
#include "ui/shell/toasthost.h"
#include "ui/voicemail/messagepane.h"
#include "voicemail/voicemailfacts.h"

#include <QDrag>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using test::Mail;

namespace {

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

} // namespace

/// Messages are listened to, saved and dragged; and what is said where there is nothing to hear.
class VoicemailSoundTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
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
};
static const test::Register<VoicemailSoundTest> voicemailSoundTest;

#include "voicemailsoundtest.moc"

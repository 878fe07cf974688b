// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/mediaremote.h"

#include "fakesound.h"
#include "support/suite.h"
#include "ui/kit/theme.h"
#include "ui/player/player.h"
#include "ui/player/playerbar.h"
#include "ui/player/playerturns.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;

namespace {

const QString path = u"/org/mpris/MediaPlayer2"_s;
const QString playerInterface = u"org.mpris.MediaPlayer2.Player"_s;
const QString service = u"org.mpris.MediaPlayer2.callboard"_s;

/// A bus of the test's own, and somebody with a keyboard on it.
class Bus
{
public:
    Bus()
    {
        m_daemon.start(
            u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s, u"--address=unix:tmpdir=/tmp"_s});
        while (m_daemon.state() != QProcess::NotRunning && !m_daemon.canReadLine())
            m_daemon.waitForReadyRead(5000);
        m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
        if (m_address.isEmpty())
            qFatal("dbus-daemon is needed for this test");
    }
    ~Bus()
    {
        for (const QString &name : {u"desk"_s, u"other desk"_s, u"keyboard"_s})
            QDBusConnection::disconnectFromBus(name);
        m_daemon.terminate();
        m_daemon.waitForFinished(5000);
    }
    [[nodiscard]] QDBusConnection connection(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }
    [[nodiscard]] MediaRemote::Bus as(const QString &name) const
    {
        return [this, name] { return connection(name); };
    }
    /// What the desk answers while this thread goes on.
    [[nodiscard]] QDBusMessage ask(const QString &interface, const QString &method, const QVariantList &args = {}) const
    {
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, method);
        call.setArguments(args);
        const QDBusPendingCall pending = connection(u"keyboard"_s).asyncCall(call);
        if (!QTest::qWaitFor([&pending] { return pending.isFinished(); }))
            qFatal("no answer on the bus");
        return pending.reply();
    }
    [[nodiscard]] QDBusMessage press(const QString &method, const QVariantList &args = {}) const
    {
        return ask(playerInterface, method, args);
    }
    [[nodiscard]] QVariant property(const QString &name, const QString &interface = playerInterface) const
    {
        const QDBusMessage reply = ask(u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {interface, name});
        return reply.arguments().value(0).value<QDBusVariant>().variant();
    }

private:
    QProcess m_daemon;
    QString m_address;
};

/// What the desk tells by itself.
class Listener final : public QObject
{
    Q_OBJECT
public:
    explicit Listener(QDBusConnection bus)
    {
        const bool listens = bus.connect({}, path, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s, this,
                                 SLOT(change(QString, QVariantMap, QStringList)))
            && bus.connect({}, path, playerInterface, u"Seeked"_s, this, SLOT(seek(qlonglong)));
        if (!listens)
            qFatal("nothing is heard of the bus");
    }
    QVariantMap properties;
    QList<qlonglong> seeked;

public Q_SLOTS:
    void change(const QString &, const QVariantMap &changed, const QStringList &) { properties.insert(changed); }
    void seek(qlonglong position) { seeked << position; }
};

struct Box {
    explicit Box(double speed = 0.001, PlayerTurns *turns = nullptr)
        : bench(speed)
        , bar(setup(turns))
    {
        media.files.insert(u"RE1"_s, MediaFile{test::toneFile(20s), {}, {}});
    }
    [[nodiscard]] bool show(std::chrono::milliseconds at = 0ms)
    {
        bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s, at});
        return QTest::qWaitFor([this] { return bar.isSettled(); });
    }
    [[nodiscard]] PlayerBar::Setup setup(PlayerTurns *turns)
    {
        PlayerBar::Setup wanted{media, bench.factory(), true};
        wanted.turns = turns;
        return wanted;
    }
    test::FakeMedia media;
    test::SoundBench bench;
    PlayerBar bar;
};

struct Colours {
    Theme theme{Theme::Choice::Light}; // one in a program
};

struct KeyDesk : Colours, Box {
    using Box::Box;
};

} // namespace

/// The player as media keys see it over the session bus.
class MediaRemoteTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void itComesWithTheFirstRecordingAndGoesWithThePlayer()
    {
        const Bus bus;
        QDBusConnectionInterface *names = bus.connection(u"keyboard"_s).interface();
        KeyDesk desk;
        {
            const MediaRemote remote(desk.bar.turns(), bus.as(u"desk"_s));
            QVERIFY(desk.show());
            QVERIFY(!names->isServiceRegistered(service));
            desk.bar.play();
            QVERIFY(names->isServiceRegistered(service));
            QCOMPARE(remote.name(), service);
            QCOMPARE(bus.property(u"Identity"_s, u"org.mpris.MediaPlayer2"_s).toString(), u"Callboard"_s);
            QCOMPARE(bus.property(u"CanQuit"_s, u"org.mpris.MediaPlayer2"_s).toBool(), false);
        }
        QVERIFY(!names->isServiceRegistered(service));
    }

    void theKeysPlayPauseAndStop()
    {
        const Bus bus;
        KeyDesk desk;
        const MediaRemote remote(desk.bar.turns(), bus.as(u"desk"_s));
        QVERIFY(desk.show(7s));
        desk.bar.play();
        QCOMPARE(bus.property(u"PlaybackStatus"_s).toString(), u"Playing"_s);
        QCOMPARE(bus.press(u"PlayPause"_s).type(), QDBusMessage::ReplyMessage);
        QVERIFY(!desk.bar.isPlaying());
        QCOMPARE(bus.property(u"PlaybackStatus"_s).toString(), u"Paused"_s);
        (void)bus.press(u"Play"_s);
        QVERIFY(desk.bar.isPlaying());
        (void)bus.press(u"Pause"_s);
        QVERIFY(!desk.bar.isPlaying());
        (void)bus.press(u"Pause"_s); // twice is once
        QVERIFY(!desk.bar.isPlaying());
        (void)bus.press(u"Stop"_s);
        QCOMPARE(desk.bar.position(), 0ms);
        QCOMPARE(bus.property(u"PlaybackStatus"_s).toString(), u"Stopped"_s);
    }

    void theKeysSeek_data()
    {
        QTest::addColumn<qint64>("offset"); // ms
        QTest::addColumn<qint64>("position"); // ms
        QTest::newRow("on") << qint64(5'000) << qint64(12'000);
        QTest::newRow("back") << qint64(-5'000) << qint64(2'000);
        QTest::newRow("before the beginning") << qint64(-60'000) << qint64(0);
        QTest::newRow("behind the end") << qint64(60'000) << qint64(20'000);
        QTest::newRow("as far as can be said") << std::numeric_limits<qint64>::max() / 1000 << qint64(20'000);
        QTest::newRow("as far back as can be said") << std::numeric_limits<qint64>::min() / 1000 << qint64(0);
    }
    void theKeysSeek()
    {
        QFETCH(qint64, offset);
        const Bus bus;
        KeyDesk desk;
        const MediaRemote remote(desk.bar.turns(), bus.as(u"desk"_s));
        QVERIFY(desk.show(7s));
        desk.bar.play();
        desk.bar.pause();
        (void)bus.press(u"Seek"_s, {qlonglong(offset * 1000)});
        QTEST(qint64(desk.bar.position().count()), "position");
        QCOMPARE(bus.property(u"Position"_s).toLongLong(), qlonglong(desk.bar.position().count()) * 1000);
    }

    void everySeekIsTold()
    {
        const Bus bus;
        Listener listener(bus.connection(u"keyboard"_s));
        KeyDesk desk;
        const MediaRemote remote(desk.bar.turns(), bus.as(u"desk"_s));
        QVERIFY(desk.show(7s));
        desk.bar.play();
        desk.bar.pause();
        QTRY_COMPARE(listener.properties.value(u"PlaybackStatus"_s).toString(), u"Paused"_s);
        desk.bar.seek(3s); // a click in the waveform
        QTRY_COMPARE(listener.seeked, QList<qlonglong>{3'000'000});
        (void)bus.press(u"Seek"_s, {qlonglong(2'000'000)});
        QTRY_COMPARE(listener.seeked, QList<qlonglong>({3'000'000, 5'000'000}));
        desk.bar.stop();
        QTRY_COMPARE(listener.seeked, QList<qlonglong>({3'000'000, 5'000'000, 0}));
        QTRY_COMPARE(listener.properties.value(u"PlaybackStatus"_s).toString(), u"Stopped"_s);
    }

    void aRecordingThatIsLeftIsTold()
    {
        const Bus bus;
        Listener listener(bus.connection(u"keyboard"_s));
        KeyDesk desk;
        const MediaRemote remote(desk.bar.turns(), bus.as(u"desk"_s));
        QVERIFY(desk.show(7s));
        desk.bar.play();
        desk.bar.pause();
        QTRY_COMPARE(listener.properties.value(u"PlaybackStatus"_s).toString(), u"Paused"_s);
        desk.bar.setItem({u"RE2"_s, PlayerItem::State::Absent, 5s});
        QTRY_COMPARE(listener.properties.value(u"PlaybackStatus"_s).toString(), u"Stopped"_s);
        QVERIFY(listener.properties.contains(u"Metadata"_s));
        QVERIFY(qdbus_cast<QVariantMap>(listener.properties.value(u"Metadata"_s)).isEmpty());
    }

    void whatIsNoNumberIsIgnored()
    {
        const Bus bus;
        KeyDesk desk;
        const MediaRemote remote(desk.bar.turns(), bus.as(u"desk"_s));
        QVERIFY(desk.show());
        desk.bar.play();
        for (const QString &name : {u"Volume"_s, u"Rate"_s}) {
            (void)bus.ask(u"org.freedesktop.DBus.Properties"_s, u"Set"_s,
                {playerInterface, name, QVariant::fromValue(QDBusVariant(std::nan("")))});
        }
        QCOMPARE(desk.bar.player()->volume(), 1.0);
        QCOMPARE(desk.bar.player()->speed(), 1.0);
    }

    void aPositionOfAnotherRecordingIsIgnored()
    {
        const Bus bus;
        KeyDesk desk;
        const MediaRemote remote(desk.bar.turns(), bus.as(u"desk"_s));
        QVERIFY(desk.show(7s));
        desk.bar.play();
        desk.bar.pause();
        const auto stood = desk.bar.position();
        const auto set = [&](const QString &track, qlonglong at) {
            (void)bus.press(u"SetPosition"_s, {QVariant::fromValue(QDBusObjectPath(track)), at});
        };
        set(u"/org/other/track"_s, 1'000'000);
        QCOMPARE(desk.bar.position(), stood);
        const QString ours = remote.metadata().value(u"mpris:trackid"_s).value<QDBusObjectPath>().path();
        set(ours, 60'000'000);
        set(ours, -1);
        QCOMPARE(desk.bar.position(), stood);
        set(ours, 3'000'000);
        QCOMPARE(desk.bar.position(), 3s);
    }

    void nobodyReadsWhoCalled()
    {
        const Bus bus;
        KeyDesk desk;
        const MediaRemote remote(desk.bar.turns(), bus.as(u"desk"_s));
        QVERIFY(desk.show());
        desk.bar.play();
        const QVariantMap metadata = qdbus_cast<QVariantMap>(bus.property(u"Metadata"_s));
        QCOMPARE(metadata.keys(), QStringList({u"mpris:length"_s, u"mpris:trackid"_s, u"xesam:title"_s}));
        QCOMPARE(metadata.value(u"xesam:title"_s).toString(), u"Voicemail"_s);
        QCOMPARE(metadata.value(u"mpris:length"_s).toLongLong(), 20'000'000);
        QVERIFY(!metadata.value(u"mpris:trackid"_s).value<QDBusObjectPath>().path().contains(u"RE1"_s));
    }

    void nextAndPreviousAskForAnotherRecording()
    {
        const Bus bus;
        KeyDesk desk;
        const MediaRemote remote(desk.bar.turns(), bus.as(u"desk"_s));
        QVERIFY(desk.show());
        desk.bar.play();
        QSignalSpy next(&desk.bar, &PlayerBar::nextAsked);
        QSignalSpy previous(&desk.bar, &PlayerBar::previousAsked);
        (void)bus.press(u"Next"_s);
        (void)bus.press(u"Previous"_s);
        (void)bus.press(u"Previous"_s);
        QCOMPARE(next.count(), 1);
        QCOMPARE(previous.count(), 2);
    }

    void oneOfTwoPlaysAndTheKeysAreForThatOne()
    {
        const Bus bus;
        PlayerTurns turns;
        KeyDesk first(0.001, &turns);
        Box second(0.001, &turns);
        const MediaRemote remote(turns, bus.as(u"desk"_s));
        QVERIFY(first.show(7s) && second.show(3s));
        first.bar.play();
        second.bar.play();
        QVERIFY(!first.bar.isPlaying());
        QVERIFY(second.bar.isPlaying());
        QCOMPARE(bus.property(u"Position"_s).toLongLong(), 3'000'000);
        (void)bus.press(u"Pause"_s);
        QVERIFY(!second.bar.isPlaying());
        (void)bus.press(u"Play"_s);
        QVERIFY(second.bar.isPlaying());
        QVERIFY(!first.bar.isPlaying());
        first.bar.play();
        QVERIFY(!second.bar.isPlaying());
        QCOMPARE(bus.property(u"Position"_s).toLongLong(), 7'000'000);
        (void)bus.press(u"PlayPause"_s);
        QVERIFY(!first.bar.isPlaying());
        QVERIFY(!second.bar.isPlaying());
    }

    void theKeysOutliveThePlayerTheyWereFor()
    {
        const Bus bus;
        PlayerTurns turns;
        KeyDesk desk(0.001, &turns);
        const MediaRemote remote(turns, bus.as(u"desk"_s));
        {
            Box other(0.001, &turns);
            QVERIFY(other.show(3s));
            other.bar.play();
            QCOMPARE(bus.property(u"PlaybackStatus"_s).toString(), u"Playing"_s);
        }
        QCOMPARE(bus.property(u"PlaybackStatus"_s).toString(), u"Stopped"_s);
        QVERIFY(desk.show(7s));
        (void)bus.press(u"Play"_s);
        QVERIFY(desk.bar.isPlaying());
    }

    void aSecondDeskHasANameOfItsOwn()
    {
        const Bus bus;
        KeyDesk first;
        Box second;
        const MediaRemote one(first.bar.turns(), bus.as(u"desk"_s));
        const MediaRemote other(second.bar.turns(), bus.as(u"other desk"_s));
        QVERIFY(first.show() && second.show());
        first.bar.play();
        second.bar.play();
        QCOMPARE(one.name(), service);
        QVERIFY(other.name().startsWith(service + u".instance"_s));
    }

    void withoutABusItIsSilent()
    {
        KeyDesk desk;
        const MediaRemote remote(desk.bar.turns(), [] { return QDBusConnection(u"no such bus"_s); });
        QVERIFY(desk.show());
        desk.bar.play();
        QVERIFY(desk.bar.isPlaying());
        QVERIFY(remote.name().isEmpty());
    }
};
static const test::Register<MediaRemoteTest> mediaRemoteTest;

#include "mediaremotetest.moc"

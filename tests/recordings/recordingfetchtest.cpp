// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/recordingfetch.h"
#include "audio/outline.h"
#include "audio/wav.h"
#include "dispatch/dispatcher.h"
#include "recordings/recordingstore.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/rest/client.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::dispatch;

namespace {

const QString sid = u"RE0123456789abcdef0123456789abcdef"_s;

struct Reply {
    int status = 200;
    QByteArray body;
    QByteArray headers;
};

/// A vendor that answers what the test says, and keeps what it was asked.
class Vendor final : public QTcpServer
{
public:
    Vendor()
    {
        (void)listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                QByteArray request = socket->property("request").toByteArray() + socket->readAll();
                socket->setProperty("request", request);
                if (!request.contains("\r\n\r\n"))
                    return;
                socket->setProperty("request", QByteArray());
                asked << request;
                const Reply reply = replies.size() > 1 ? replies.takeFirst() : replies.first();
                socket->write("HTTP/1.1 " + QByteArray::number(reply.status) + " X\r\n" + reply.headers
                    + "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body);
            });
        });
    }
    QList<Reply> replies;
    QByteArrayList asked;
};

QByteArray sound(std::chrono::milliseconds length)
{
    return audio::writeWav(audio::tone(440, length));
}

struct Bench {
    explicit Bench(store::Engine engine = store::Engine::Sqlite, QList<recordings::ArchiveKey> keys = {anyKey()})
        : db(engine)
        , archive(folder.filePath(u"recordings"_s), std::move(keys))
    {
        twilio::rest::Credentials credentials;
        credentials.accountSid = u"AC0123456789abcdef0123456789abcdef"_s;
        credentials.secret = Secret("token");
        credentials.baseUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(vendor.serverPort()));
        client = std::make_unique<twilio::rest::Client>(credentials);
        desk->client = client.get();
    }
    ~Bench()
    {
        if (!dispatcher)
            return;
        QSignalSpy drained(dispatcher.get(), &Dispatcher::drained);
        dispatcher->stop(0ms);
        if (drained.isEmpty())
            drained.wait(5000);
    }
    static recordings::ArchiveKey anyKey() { return *recordings::ArchiveKey::from(Secret("key")); }
    void start()
    {
        handlers.add(QString::fromUtf16(recordings::fetchKind),
            recordingFetch(
                desk, db.database(), archive,
                [this](store::Transaction &, const RecordingAudio &) -> Result<> {
                    ++observed;
                    return {};
                },
                [this] { return options; }));
        dispatcher = std::make_unique<Dispatcher>(db.database(), db.clock, handlers, DispatcherOptions());
        dispatcher->start();
    }
    void want(std::optional<std::chrono::seconds> length = 2s, int channels = 1)
    {
        QVERIFY(test::write(db, [&](store::Transaction &tx) {
            return recordings::want(tx,
                {sid, u"CA1"_s, RecordingAudio::Purpose::Voicemail, tx.now(), length, channels,
                    u"http://elsewhere.example/steal"_s});
        }));
    }
    [[nodiscard]] RecordingAudio row()
    {
        return **test::read(db, [](store::Connection &c) { return recordings::bySid(c, sid); });
    }
    /// The dispatcher asks again as time passes.
    [[nodiscard]] bool becomes(AudioState state)
    {
        return QTest::qWaitFor(
            [&] {
                if (row().state == state)
                    return true;
                if (dispatcher->isIdle()) {
                    db.clock.advance(60s);
                    dispatcher->look();
                }
                return false;
            },
            15'000);
    }

    Vendor vendor;
    QTemporaryDir folder;
    test::TempDatabase db;
    recordings::Archive archive;
    RecordingFetchOptions options; // as they are set now
    std::shared_ptr<TwilioDesk> desk = std::make_shared<TwilioDesk>();
    std::unique_ptr<twilio::rest::Client> client;
    Handlers handlers;
    std::unique_ptr<Dispatcher> dispatcher;
    std::atomic<int> observed = 0;
};

} // namespace

Q_DECLARE_METATYPE(Reply)

class RecordingFetchTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aRecordingComesAndIsKept_data() { test::bothEngines(); }
    void aRecordingComesAndIsKept();
    void aFileWhoseLengthNobodyToldIsWhole();
    void notThereYetIsWaitedFor();
    void moreNewsOfItIsNotWaitedOut();
    void anotherFormatCountsForTheNextTry();
    void bothSidesAreMixedWhereThatIsWanted_data();
    void bothSidesAreMixedWhereThatIsWanted();
    void whatHasNotAsManyChannelsComesWithOne();
    void whatNeverComesSaysWhy_data();
    void whatNeverComesSaysWhy();
    void theKeyStaysAtHomeOnRedirects();
    void withoutAKeyNothingIsAsked();
    void whatWasAbsentIsFetchedAgain();
    void whatIsReadyAfterAllIsFetched_data();
    void whatIsReadyAfterAllIsFetched();
    void whoeverAsksForADamagedOneGetsWhatThereIs();
};

void RecordingFetchTest::aRecordingComesAndIsKept()
{
    QFETCH(store::Engine, engine);
    Bench bench(engine);
    const QByteArray wav = sound(2s);
    bench.vendor.replies << Reply{200, wav, {}};
    bench.start();
    bench.want();
    bench.want(); // told twice
    QVERIFY(bench.becomes(AudioState::Here));
    const RecordingAudio row = bench.row();
    QCOMPARE(row.sizeBytes, wav.size());
    QCOMPARE(row.checksum, QCryptographicHash::hash(wav, QCryptographicHash::Sha256));
    QCOMPARE(row.keyId, bench.archive.keyId());
    const Result<recordings::Content> kept = bench.archive.read(sid, row.file);
    QVERIFY(kept);
    QCOMPARE(kept->sound, wav);
    QCOMPARE(audio::Outline::fromBytes(kept->outline, row.checksum)->length(), 2s);
    QCOMPARE(bench.vendor.asked.size(), 1);
    QVERIFY(bench.vendor.asked.first().contains("/Recordings/" + sid.toLatin1() + ".wav"));
    QVERIFY(bench.observed > 0);
}

/// A verb's action tells how long the tape ran: that is no length of the file, and nothing is known of it.
void RecordingFetchTest::aFileWhoseLengthNobodyToldIsWhole()
{
    Bench bench;
    bench.vendor.replies << Reply{200, sound(3s), {}};
    bench.start();
    bench.want({});
    QVERIFY(bench.becomes(AudioState::Here));
    QVERIFY(bench.row().length == 3s);
}

void RecordingFetchTest::notThereYetIsWaitedFor()
{
    Bench bench;
    bench.vendor.replies << Reply{404, "{}", {}} << Reply{404, "{}", {}} << Reply{200, sound(2s), {}};
    bench.start();
    bench.want();
    QTRY_COMPARE(bench.row().problem, AudioProblem::NotThereYet);
    QCOMPARE(bench.row().state, AudioState::OnItsWay);
    QVERIFY(bench.becomes(AudioState::Here));
    QCOMPARE(bench.row().problem, AudioProblem::None);
    QCOMPARE(bench.vendor.asked.size(), 3);
}

/// The step's result comes while Twilio still makes the file, its callback when that is done. The clock stands.
void RecordingFetchTest::moreNewsOfItIsNotWaitedOut()
{
    Bench bench;
    bench.vendor.replies << Reply{404, "{}", {}} << Reply{200, sound(2s), {}};
    bench.start();
    bench.want();
    QTRY_COMPARE(bench.row().problem, AudioProblem::NotThereYet);
    bench.want();
    QTRY_COMPARE(bench.row().state, AudioState::Here);
    QCOMPARE(bench.vendor.asked.size(), 2);
}

void RecordingFetchTest::anotherFormatCountsForTheNextTry()
{
    Bench bench;
    bench.vendor.replies << Reply{404, "{}", {}};
    bench.start();
    bench.want();
    QTRY_COMPARE(bench.row().problem, AudioProblem::NotThereYet);
    QVERIFY(bench.vendor.asked.first().contains(sid.toLatin1() + ".wav"));
    bench.options.mp3 = true; // saved in the settings
    QVERIFY(bench.becomes(AudioState::Absent));
    QVERIFY(bench.vendor.asked.at(1).contains(sid.toLatin1() + ".mp3"));
}

void RecordingFetchTest::bothSidesAreMixedWhereThatIsWanted_data()
{
    QTest::addColumn<int>("recorded");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("one of two") << 2 << 1 << QByteArray(".wav?RequestedChannels=1 ");
    QTest::newRow("two of two") << 2 << 2 << QByteArray(".wav?RequestedChannels=2 ");
    QTest::newRow("a message, mixed") << 1 << 1 << QByteArray(".wav ");
    QTest::newRow("a message") << 1 << 2 << QByteArray(".wav ");
}

void RecordingFetchTest::bothSidesAreMixedWhereThatIsWanted()
{
    QFETCH(int, recorded);
    QFETCH(int, wanted);
    QFETCH(QByteArray, asked);
    Bench bench;
    const audio::Pcm tone = audio::tone(440, 2s);
    const int given = std::min(recorded, wanted);
    bench.vendor.replies << Reply{200, audio::writeWav(given == 2 ? audio::stereo(tone, tone) : tone), {}};
    bench.options.channels = wanted;
    bench.start();
    bench.want(2s, recorded);
    QVERIFY(bench.becomes(AudioState::Here));
    QVERIFY2(bench.vendor.asked.first().contains(sid.toLatin1() + asked), bench.vendor.asked.first());
    QCOMPARE(bench.row().channels, given);
}

void RecordingFetchTest::whatHasNotAsManyChannelsComesWithOne()
{
    Bench bench;
    bench.vendor.replies << Reply{400, "{\"code\": 20001}", {}} << Reply{200, sound(2s), {}};
    bench.start();
    bench.want(2s, 2);
    QVERIFY(bench.becomes(AudioState::Here));
    QCOMPARE(bench.vendor.asked.size(), 2);
    QVERIFY(bench.vendor.asked.first().contains("RequestedChannels=2"));
    QVERIFY(bench.vendor.asked.last().contains("RequestedChannels=1"));
    QCOMPARE(bench.row().channels, 1);
    QCOMPARE(bench.row().tries, 0);
}

void RecordingFetchTest::whatNeverComesSaysWhy_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<AudioState>("state");
    QTest::addColumn<AudioProblem>("problem");
    QTest::newRow("never there") << Reply{404, "{}", {}} << AudioState::Absent << AudioProblem::NotFound;
    QTest::newRow("no right") << Reply{403, "{\"code\": 20003}", {}} << AudioState::Absent << AudioProblem::Permission;
    QTest::newRow("out of money") << Reply{403, "{\"code\": 20005}", {}} << AudioState::Absent << AudioProblem::Balance;
    QTest::newRow("in trouble") << Reply{500, "{}", {}} << AudioState::Absent << AudioProblem::Unreachable;
    QTest::newRow("not a sound") << Reply{200, "<html>", {}} << AudioState::Damaged << AudioProblem::Damaged;
    QTest::newRow("cut short") << Reply{200, sound(100ms), {}} << AudioState::Damaged << AudioProblem::Damaged;
    QTest::newRow("too large") << Reply{200, QByteArray(200'000, 'x'), {}} << AudioState::TooLarge
                               << AudioProblem::TooLarge;
}

void RecordingFetchTest::whatNeverComesSaysWhy()
{
    QFETCH(Reply, reply);
    QFETCH(AudioState, state);
    QFETCH(AudioProblem, problem);
    Bench bench;
    bench.vendor.replies << reply;
    RecordingFetchOptions options;
    options.maxBytes = 150'000;
    options.triesUntilAbsent = 3;
    options.triesUntilGivenUp = 3;
    bench.options = options;
    bench.start();
    bench.want(4s);
    QVERIFY(bench.becomes(state));
    QCOMPARE(bench.row().problem, problem);
    QVERIFY(bench.row().file.isEmpty());
}

void RecordingFetchTest::theKeyStaysAtHomeOnRedirects()
{
    Vendor storage;
    storage.replies << Reply{200, sound(2s), {}};
    Bench bench;
    bench.vendor.replies << Reply{
        307, {}, "Location: http://localhost:" + QByteArray::number(storage.serverPort()) + "/file\r\n"};
    bench.start();
    bench.want();
    QVERIFY(bench.becomes(AudioState::Here));
    QVERIFY(bench.vendor.asked.first().contains("Authorization: Basic"));
    QVERIFY(!storage.asked.first().contains("Authorization"));
}

void RecordingFetchTest::withoutAKeyNothingIsAsked()
{
    Bench bench(store::Engine::Sqlite, {});
    bench.vendor.replies << Reply{200, sound(2s), {}};
    bench.start();
    bench.want();
    QVERIFY(bench.becomes(AudioState::Absent));
    QCOMPARE(bench.row().problem, AudioProblem::NoKey);
    QVERIFY(bench.vendor.asked.isEmpty());
}

void RecordingFetchTest::whatWasAbsentIsFetchedAgain()
{
    Bench bench;
    bench.vendor.replies << Reply{404, "{}", {}} << Reply{200, sound(2s), {}};
    RecordingFetchOptions options;
    options.triesUntilAbsent = 1;
    bench.options = options;
    bench.start();
    bench.want();
    QVERIFY(bench.becomes(AudioState::Absent));
    QVERIFY(test::write(bench.db, [](store::Transaction &tx) { return recordings::fetchAgain(tx, sid, {}); }));
    QVERIFY(bench.becomes(AudioState::Here));
    const auto again =
        test::write(bench.db, [](store::Transaction &tx) { return recordings::fetchAgain(tx, sid, {}); });
    QCOMPARE(again.error().kind, Error::Kind::Conflict);
}

void RecordingFetchTest::whatIsReadyAfterAllIsFetched_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("it took Twilio longer than usual") << Reply{404, "{}", {}};
    QTest::newRow("Twilio was in trouble for hours") << Reply{500, "{}", {}};
    QTest::newRow("the key may read recordings now") << Reply{403, "{\"code\": 20003}", {}};
}

void RecordingFetchTest::whatIsReadyAfterAllIsFetched()
{
    QFETCH(Reply, reply);
    Bench bench;
    bench.vendor.replies << reply;
    bench.options.triesUntilAbsent = 2;
    bench.options.triesUntilGivenUp = 2;
    bench.start();
    bench.want({}); // by the step's result
    QVERIFY(bench.becomes(AudioState::Absent));
    bench.vendor.replies = {Reply{200, sound(2s), {}}};
    bench.want(2s); // by the callback
    QVERIFY(bench.becomes(AudioState::Here));
    QCOMPARE(bench.vendor.asked.size(), 3);
}

/// Its length may be what is wrong: rows of before hold the time the tape ran.
void RecordingFetchTest::whoeverAsksForADamagedOneGetsWhatThereIs()
{
    Bench bench;
    bench.vendor.replies << Reply{200, sound(2s), {}};
    bench.start();
    bench.want(9s);
    QVERIFY(bench.becomes(AudioState::Damaged));
    QVERIFY(test::write(bench.db, [](store::Transaction &tx) { return recordings::fetchAgain(tx, sid, {}); }));
    QVERIFY(bench.becomes(AudioState::Here));
    QVERIFY(bench.row().length == 2s);
}

static const test::Register<RecordingFetchTest> recordingFetchTest;

#include "recordingfetchtest.moc"

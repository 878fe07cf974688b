// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callservice.h"
#include "base/csv.h"
#include "callfixtures.h"
#include "calls/callcommands.h"
#include "calls/callhooks.h"
#include "calls/callindexer.h"
#include "calls/callstore.h"
#include "calls/exportstore.h"
#include "calls/historystore.h"
#include "calls/searchwords.h"
#include "calls/textindexstore.h"
#include "people/peoplecommands.h"
#include "people/peoplestore.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/callstatusevent.h"
#include "twilio/recordingevents.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::calls;

namespace {

const PhoneNumber caller = PhoneNumber::fromVendor(u"+12065550142"_s);

Result<> posted(store::Database &database, const QByteArray &form)
{
    const Result<twilio::CallStatusEvent> event =
        twilio::CallStatusEvent::parse(*twilio::Form::parse(QByteArrayView(form)));
    if (!event)
        return tl::unexpected(event.error());
    return test::write(
        database, [&](store::Transaction &tx) { return callStatus(tx, *event, CallOrigin::Live, test::newYork()); });
}

std::optional<Call> bySid(store::Database &database, const QString &sid)
{
    return *test::read(database, [&](store::Connection &connection) { return callBySid(connection, sid); });
}

/// Waits for the answer of a service.
template <typename T, typename Ask>
Result<T> answer(Ask ask)
{
    QEventLoop loop;
    Result<T> came = failure(Error::Kind::Cancelled, {});
    ask(&loop, [&](Result<T> value) {
        came = std::move(value);
        loop.quit();
    });
    loop.exec();
    return came;
}

QByteArray exported(store::Database &database, const QString &table, ExportFormat format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<> done = test::read(
        database, [&](store::Connection &connection) { return exportTable(connection, table, format, buffer); });
    return done ? buffer.data() : done.error().detail.toUtf8();
}

const QByteArray account = "AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01";
const QByteArray parentSid = "CA000000000000000000000000000000aa";
const QByteArray legSid = "CA000000000000000000000000000000bb";

} // namespace

class CallHooksTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aStatusCallbackMovesTheCall_data() { test::bothEngines(); }
    void aStatusCallbackMovesTheCall();
    void aLegCarriesItsOperator_data() { test::bothEngines(); }
    void aLegCarriesItsOperator();
    void aRecordingIsKeptWithItsCall_data() { test::bothEngines(); }
    void aRecordingIsKeptWithItsCall();
};

void CallHooksTest::aStatusCallbackMovesTheCall()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const auto post = [&](const QByteArray &status, const QByteArray &more) {
        return posted(database,
            account + "&CallSid=" + parentSid
                + "&From=%2B12065550100&To=%2B12065550185&Direction=outbound-api&CallStatus=" + status
                + "&CallbackSource=call-progress-events" + more);
    };
    QVERIFY(post("busy",
        "&CallDuration=0&SipResponseCode=486&SequenceNumber=3&Timestamp=Fri%2C+20+Nov+2026+14%3A00%3A09+%2B0000"));
    QVERIFY(post("initiated", "&SequenceNumber=0&Timestamp=Fri%2C+20+Nov+2026+14%3A00%3A00+%2B0000"));
    QVERIFY(post("ringing", "&SequenceNumber=1&Timestamp=Fri%2C+20+Nov+2026+14%3A00%3A02+%2B0000"));
    const std::optional<Call> call = bySid(database, QString::fromLatin1(parentSid));
    QVERIFY(call.has_value());
    QCOMPARE(call->state, CallState::Busy);
    QCOMPARE(call->outcome, CallOutcome::NotReached);
    QCOMPARE(call->end, CallEnd::Busy);
    QCOMPARE(call->number.e164(), u"+12065550185"_s);
    QCOMPARE(call->startedAt, test::at(0));
    QCOMPARE(call->duration(), std::optional<std::chrono::milliseconds>(9s));
}

void CallHooksTest::aLegCarriesItsOperator()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const Result<Operator::Id> ruth = test::write(database.database(), [](store::Transaction &tx) {
        return people::save(tx,
            Operator{
                {}, u"Ruth Okafor"_s, {PhoneNumber::fromVendor(u"+12065550153"_s)}, commands::Role::Operator, true});
    });
    QVERIFY(ruth);
    // The leg's event overtakes the call's own.
    QVERIFY(posted(database,
        account + "&CallSid=" + legSid + "&ParentCallSid=" + parentSid
            + "&From=%2B12065550142&To=%2B12065550153&Direction=outbound-dial&CallStatus=in-progress"));
    std::optional<Call> call = bySid(database, QString::fromLatin1(parentSid));
    QVERIFY(call.has_value());
    QCOMPARE(call->state, CallState::InProgress);
    QCOMPARE(call->agentName, u"Ruth Okafor"_s);
    QCOMPARE(call->agent, *ruth);
    QVERIFY(call->number.isEmpty());

    QVERIFY(posted(database,
        account + "&CallSid=" + parentSid
            + "&From=%2B12065550142&To=%2B12065550100&Direction=inbound&CallStatus=in-progress"));
    call = bySid(database, QString::fromLatin1(parentSid));
    QCOMPARE(call->number, caller);
    QCOMPARE(call->state, CallState::InProgress);
    QCOMPARE(call->direction, CallDirection::Inbound);
    const Result<CallDetail> whole =
        test::read(database.database(), [&](store::Connection &connection) { return detail(connection, call->id); });
    QVERIFY(whole);
    QCOMPARE(whole->legs.size(), 1);
    QCOMPARE(whole->legs.first().sid, QString::fromLatin1(legSid));
    QVERIFY(whole->legs.first().answeredAt.has_value());
}

void CallHooksTest::aRecordingIsKeptWithItsCall()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const auto recording = [&](twilio::RecordingStatus status) {
        twilio::RecordingStatusEvent event;
        event.callSid = QString::fromLatin1(parentSid);
        event.recordingSid = u"RE1"_s;
        event.status = status;
        event.channels = 2;
        event.startedAt = test::at(0);
        if (status == twilio::RecordingStatus::Completed) {
            event.duration = 31s;
            event.url = u"https://api.twilio.com/RE1"_s;
        }
        return test::write(database.database(),
            [&](store::Transaction &tx) { return recordingStatus(tx, event, CallOrigin::Live, test::newYork()); });
    };
    QVERIFY(recording(twilio::RecordingStatus::InProgress));
    QVERIFY(bySid(database, QString::fromLatin1(parentSid))->recording);
    QVERIFY(recording(twilio::RecordingStatus::Completed));
    QVERIFY(recording(twilio::RecordingStatus::InProgress)); // late
    const std::optional<Call> call = bySid(database, QString::fromLatin1(parentSid));
    QVERIFY(!call->recording);
    const Result<CallDetail> whole =
        test::read(database.database(), [&](store::Connection &connection) { return detail(connection, call->id); });
    QCOMPARE(whole->recordings.size(), 1);
    const CallRecording kept = whole->recordings.first();
    QCOMPARE(kept.state, CallRecording::State::Completed);
    QCOMPARE(kept.length, std::optional(31s));
    QCOMPARE(kept.channels, 2);
    QCOMPARE(kept.startedAt, test::at(0));
}

class CallServiceTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void numbersAreBlockedAndUnblocked_data() { test::bothEngines(); }
    void numbersAreBlockedAndUnblocked();
    void aSavedContactNamesItsCalls_data() { test::bothEngines(); }
    void aSavedContactNamesItsCalls();
    void theTeamsOfAPersonAreKnown_data() { test::bothEngines(); }
    void theTeamsOfAPersonAreKnown();
    void theIndexerFollowsCommits_data() { test::bothEngines(); }
    void theIndexerFollowsCommits();
    void whatIsExportedIsSafeToOpen_data() { test::bothEngines(); }
    void whatIsExportedIsSafeToOpen();
    void theHistoryIsSavedAsItIsFiltered_data() { test::bothEngines(); }
    void theHistoryIsSavedAsItIsFiltered();
    void whatCannotBeSavedLeavesTheFileAlone();
    void cellsOfACsv_data();
    void cellsOfACsv();
    void wordsAreFolded_data();
    void wordsAreFolded();
};

namespace {

/// A service as Ruth's window has it.
struct Desk {
    explicit Desk(store::Database &database)
        : sender(database, registry, {Operator::Id{3}, u"Ruth Okafor"_s, commands::Role::Operator, u"desk 2"_s})
        , service(database, sender)
    {
        calls::addCommands(registry);
        people::addCommands(registry, contactSaved);
    }
    commands::Registry registry;
    commands::LocalSender sender;
    CallService service;
};

} // namespace

void CallServiceTest::numbersAreBlockedAndUnblocked()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    Desk desk(database);
    using Outcome = commands::Outcome;
    QVERIFY(answer<Outcome>(
        [&](QObject *context, auto done) { desk.service.block(caller, u"sells windows"_s, context, done); }));
    const auto blocked =
        answer<QList<BlockedNumber>>([&](QObject *context, auto done) { desk.service.blockedNumbers(context, done); });
    QVERIFY(blocked);
    QCOMPARE(blocked->size(), 1);
    QCOMPARE(blocked->first().phone, caller);
    QCOMPARE(blocked->first().by, Operator::Id{3});
    QVERIFY(answer<Outcome>([&](QObject *context, auto done) { desk.service.unblock(caller, context, done); }));
    const auto again =
        answer<Outcome>([&](QObject *context, auto done) { desk.service.unblock(caller, context, done); });
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::NotFound);
    const auto withheld =
        answer<Outcome>([&](QObject *context, auto done) { desk.service.block({}, {}, context, done); });
    QVERIFY(!withheld);
    QCOMPARE(withheld.error().kind, Error::Kind::Invalid);
}

void CallServiceTest::aSavedContactNamesItsCalls()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    Desk desk(database);
    const test::Story story = test::stories().first();
    for (const test::Told &told : story.events) {
        QVERIFY(test::write(database.database(), [&](store::Transaction &tx) {
            return apply(tx, story.sid, told.parties, told.facts, CallOrigin::Live, test::newYork());
        }));
    }
    Contact contact{{}, u"Beatrix Holloway"_s, {caller}, {}, {}, {}};
    const auto saved = answer<commands::Outcome>(
        [&](QObject *context, auto done) { desk.service.saveContact(contact, context, done); });
    QVERIFY(saved);
    QCOMPARE(bySid(database, story.sid)->name, u"Beatrix Holloway"_s);

    contact.id = Contact::Id{saved->answer[u"id"_s].toString().toLongLong()};
    contact.phones = {PhoneNumber::fromVendor(u"+12065550199"_s)};
    QVERIFY(answer<commands::Outcome>(
        [&](QObject *context, auto done) { desk.service.saveContact(contact, context, done); }));
    QCOMPARE(bySid(database, story.sid)->name, QString());

    const auto detail = answer<CallDetail>(
        [&](QObject *context, auto done) { desk.service.detail(bySid(database, story.sid)->id, context, done); });
    QVERIFY(detail);
    QVERIFY(!detail->contact.has_value());
    QCOMPARE(detail->call.route.size(), 2);
    QCOMPARE(detail->call.route.last().detail, u"pressed 2"_s);
}

void CallServiceTest::theTeamsOfAPersonAreKnown()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    Desk desk(database);
    store::ChangeFeed feed(database);
    QObject::connect(&feed, &store::ChangeFeed::changed, &desk.service, &CallService::apply);
    feed.start(0);
    QSignalSpy changed(&desk.service, &CallService::teamsChanged);
    const Result<Operator::Id> ruth = test::write(database.database(), [](store::Transaction &tx) {
        return people::save(tx, Operator{{}, u"Ruth Okafor"_s, {}, commands::Role::Operator, true});
    });
    QVERIFY(ruth);
    for (const Team &team : {Team{{}, u"Intake"_s, {*ruth}}, Team{{}, u"Billing"_s, {}}}) {
        QVERIFY(test::write(database.database(), [&](store::Transaction &tx) { return people::save(tx, team); }));
    }
    QTRY_VERIFY(!changed.isEmpty());
    const auto teams = [&](Operator::Id person) {
        return answer<QStringList>([&](QObject *context, auto done) {
            desk.service.teamsOf(person, context, done);
        }).value_or(QStringList());
    };
    QCOMPARE(teams(*ruth), QStringList{u"Intake"_s});
    QCOMPARE(teams(Operator::Id{99}), QStringList());
}

void CallServiceTest::theIndexerFollowsCommits()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    CallIndexer indexer(database);
    const test::Story story = test::stories().at(2);
    for (const test::Told &told : story.events) {
        QVERIFY(test::write(database.database(), [&](store::Transaction &tx) {
            return apply(tx, story.sid, told.parties, told.facts, CallOrigin::Live, test::newYork());
        }));
    }
    HistoryFilter filter;
    const auto found = [&](const QString &text) {
        filter.text = text;
        return test::read(database.database(),
            [&](store::Connection &connection) { return HistoryQuestion{filter}.countFound(connection, 10); });
    };
    QTRY_COMPARE(*found(u"0142"_s), 1);
    QCOMPARE(*found(u"irene"_s), 0);
    QVERIFY(test::write(
        database.database(), [](store::Transaction &tx) { return nameCalls(tx, caller, Contact::Id{5}, u"Irene"_s); }));
    QTRY_COMPARE(*found(u"irene"_s), 1);
    QVERIFY(test::write(
        database.database(), [](store::Transaction &tx) { return nameCalls(tx, caller, Contact::Id{5}, u"Petra"_s); }));
    QTRY_COMPARE(*found(u"petra"_s), 1);
    QCOMPARE(*found(u"irene"_s), 0); // the old word is forgotten
}

void CallServiceTest::whatIsExportedIsSafeToOpen()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    Parties parties = test::fromCaller();
    parties.callerName = u"=HYPERLINK(\"http://x\"),\"a\""_s;
    const QList<Fact> facts{Fact{test::at(0), Moved{CallState::InProgress, 0, 0, {}, u"Ruth"_s, {}}},
        Fact{test::at(61500), StatusChanged{CallProgress::Completed, {}, 0}},
        Fact{test::at(61500), RecordingChanged{u"RE9"_s, CallRecording::State::Completed, 2, 61s, u"https://r"_s}}};
    const Result<Applied> applied = test::write(database.database(),
        [&](store::Transaction &tx) { return apply(tx, u"CA9"_s, parties, facts, CallOrigin::Live, test::newYork()); });
    QVERIFY(applied);
    const QByteArray id = QByteArray::number(applied->call.id.value);
    QCOMPARE(exported(database, u"twilio_call_logs"_s, ExportFormat::Csv),
        QByteArray("id,call_sid,from_number,to_number,direction,status,outcome,caller_name,agent_name,start_time,"
                   "answer_time,end_time,duration\r\n")
            + id
            + ",CA9,+12065550142,+12065550100,inbound,completed,answered,\"'=HYPERLINK(\"\"http://x\"\"),\"\"a\"\"\","
              "Ruth,2026-11-20T14:00:00.000Z,2026-11-20T14:00:00.000Z,2026-11-20T14:01:01.500Z,61\r\n");
    const QJsonArray recordings =
        QJsonDocument::fromJson(exported(database, u"twilio_recordings"_s, ExportFormat::Json)).array();
    QCOMPARE(recordings.size(), 1);
    QCOMPARE(recordings[0][u"recording_sid"_s].toString(), u"RE9"_s);
    QCOMPARE(recordings[0][u"call_sid"_s].toString(), u"CA9"_s);
    QCOMPARE(recordings[0][u"duration"_s].toInt(), 61);
    QCOMPARE(exported(database, u"blocked_number"_s, ExportFormat::Json), QByteArray("[]\n"));
    QCOMPARE(exported(database, u"sqlite_master"_s, ExportFormat::Csv), QByteArray("no table \"sqlite_master\""));
}

void CallServiceTest::theHistoryIsSavedAsItIsFiltered()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    Desk desk(database);
    for (int i = 0; i < 1203; ++i) { // more than two readings
        QList<Fact> facts{Fact{test::at(i * 1000), Moved{CallState::Ringing, 0, 1, {}, {}, {}}}};
        if (i % 3 == 0)
            facts << Fact{test::at(i * 1000 + 100), Moved{CallState::InProgress, 0, 0, {}, u"Ruth Okafor"_s, {}}};
        facts << Fact{test::at(i * 1000 + 500), StatusChanged{CallProgress::Completed, {}, 0}};
        QVERIFY(test::write(database.database(), [&](store::Transaction &tx) {
            return apply(tx, u"CA%1"_s.arg(i), test::fromCaller(), facts, CallOrigin::Live, test::newYork());
        }));
    }
    QVERIFY(test::write(database.database(), [](store::Transaction &tx) { return indexCalls(tx, 2000); }));
    QTemporaryDir folder;
    const QString file = folder.filePath(u"calls.csv"_s);
    const auto saved = [&](const HistoryFilter &filter) {
        const Result<int> rows =
            answer<int>([&](QObject *context, auto done) { desk.service.exportHistory(filter, file, context, done); });
        QFile written(file);
        return rows && written.open(QIODevice::ReadOnly) ? written.readAll().split('\n') : QByteArrayList();
    };
    HistoryFilter filter;
    QByteArrayList lines = saved(filter);
    QCOMPARE(lines.size(), 1 + 1203 + 1); // header, calls, the end of the last line
    QVERIFY(lines.at(0).startsWith("id,call_sid,"));
    QVERIFY(lines.at(1).contains(",CA1202,")); // the newest first
    QVERIFY(lines.at(1203).contains(",CA0,"));
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    filter.missedOnly = true;
    QCOMPARE(saved(filter).size(), 1 + 802 + 1);
    filter.missedOnly = false;
    filter.text = u"okafor"_s;
    lines = saved(filter);
    QCOMPARE(lines.size(), 1 + 401 + 1);
    QVERIFY(lines.at(401).contains(",CA0,"));
    filter.text = u"nobody"_s;
    QCOMPARE(saved(filter).size(), 1 + 1);
}

void CallServiceTest::whatCannotBeSavedLeavesTheFileAlone()
{
    test::TempDatabase database;
    Desk desk(database);
    for (int i = 0; i < 700; ++i) { // two readings
        QVERIFY(test::write(database.database(), [&](store::Transaction &tx) {
            return apply(tx, u"CA%1"_s.arg(i), test::fromCaller(),
                {Fact{test::at(i * 1000), StatusChanged{CallProgress::Completed, {}, 0}}}, CallOrigin::Live,
                test::newYork());
        }));
    }
    // The oldest cannot be read: an overflow, of which SQLite says so.
    QVERIFY(test::write(database.database(), [](store::Transaction &tx) -> Result<> {
        QString view;
        {
            store::Statement query(tx, u"SELECT sql FROM sqlite_master WHERE name = 'twilio_call_logs'"_s);
            if (const Result<bool> row = query.next(); !row || !*row)
                return failure(Error::Kind::Storage, u"no view"_s);
            view = query.text(0);
        }
        for (const QString &sql : {u"DROP VIEW twilio_call_logs"_s, view.replace(u"twilio_call_logs"_s, u"good_logs"_s),
                 u"CREATE VIEW twilio_call_logs AS SELECT * FROM good_logs "
                 "WHERE call_sid <> 'CA0' OR abs(-9223372036854775807 - 1) > 0"_s}) {
            if (Result<> done = store::Statement(tx, sql).run(); !done)
                return done;
        }
        return {};
    }));
    QTemporaryDir folder;
    const QString file = folder.filePath(u"calls.csv"_s);
    const QByteArray before = "of last month\n";
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write(before) == before.size());
    kept.close();
    const QList<std::pair<QString, Error::Kind>> targets{
        {file, Error::Kind::Storage}, {folder.filePath(u"no/such/folder.csv"_s), Error::Kind::Invalid}};
    for (const auto &[target, kind] : targets) {
        const Result<int> rows =
            answer<int>([&](QObject *context, auto done) { desk.service.exportHistory({}, target, context, done); });
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, kind);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"calls.csv"_s});
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), before);
        kept.close();
    }
}

void CallServiceTest::cellsOfACsv_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << u"Ruth"_s << QByteArray("Ruth");
    QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
    QTest::newRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
    QTest::newRow("line") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::newRow("formula") << u"=1+1"_s << QByteArray("'=1+1");
    QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
    QTest::newRow("minus") << u"-1+cmd"_s << QByteArray("'-1+cmd");
    QTest::newRow("tab") << u"\t=1"_s << QByteArray("'\t=1");
    QTest::newRow("a number of a telephone") << u"+12065550142"_s << QByteArray("+12065550142");
    QTest::newRow("a sign alone") << u"+"_s << QByteArray("'+");
}

void CallServiceTest::cellsOfACsv()
{
    QFETCH(QString, text);
    QTEST(csvCell(text), "cell");
}

void CallServiceTest::wordsAreFolded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("case") << u"Ruth OKAFOR"_s << u"ruth okafor"_s;
    QTest::newRow("accents") << u"Núria Pérez"_s << u"nuria perez"_s;
    QTest::newRow("sharp s") << u"Groß"_s << u"gross"_s;
    QTest::newRow("signs part words") << u"O'Brien-Smith (home)"_s << u"o brien smith home"_s;
    QTest::newRow("wide digits") << u"１２３"_s << u"123"_s;
    QTest::newRow("other scripts stay") << u"Ольга 山田"_s << u"ольга 山田"_s;
    QTest::newRow("nothing") << u" - "_s << QString();
}

void CallServiceTest::wordsAreFolded()
{
    QFETCH(QString, text);
    QTEST(fold(text), "folded");
}

static const test::Register<CallHooksTest> callHooksTest;
static const test::Register<CallServiceTest> callServiceTest;
#include "callservicetest.moc"

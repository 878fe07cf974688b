// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callcommands.h"
#include "calls/callhooks.h"
#include "calls/callplacing.h"
#include "calls/callstore.h"
#include "commands/command.h"
#include "ivr/consent.h"
#include "ivr/ivranswers.h"
#include "ivr/ivrhooks.h"
#include "ivr/stepregistry.h"
#include "ivr/walk.h"
#include "people/peoplestore.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/callstatusevent.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using cb::store::Engine;
using cb::store::Transaction;

namespace {

const QByteArray callSid = "CA" + QByteArray(32, 'a');
const QByteArray legSid = "CA" + QByteArray(32, 'b');
const QString ruthsPhone = u"+12065550121"_s;
const QString guest = u"+12065550142"_s;

/// What the vendor asks and tells about one call, from its first leg.
class Telephone
{
public:
    explicit Telephone(Engine engine)
        : database(engine)
        , library(test::registry())
        , executor(library)
    {
        ivr::addAnswers(executor);
        calls::addCommands(registry, [] { return PlaceRule{1, 600s, {CallEnd::Busy}}; });
        const Result<> furnished = test::write(database, [this](Transaction &tx) -> Result<> {
            const auto id = people::save(tx, ruth);
            if (!id)
                return tl::unexpected(id.error());
            ruth.id = *id;
            if (const auto saved =
                    people::save(tx, Contact{{}, u"Grace Munroe"_s, {PhoneNumber::fromVendor(guest)}, {}, {}, {}});
                !saved)
                return tl::unexpected(saved.error());
            if (const auto line = calls::save(
                    tx, OurNumber{{}, PhoneNumber::fromVendor(u"+12065550100"_s), u"Main line"_s, u"front-desk"_s});
                !line)
                return tl::unexpected(line.error());
            return ivr::bringShipped(tx);
        });
        if (!furnished)
            qFatal("%ls", qUtf16Printable(furnished.error().detail));
        desk.site.time = SiteTime(QTimeZone("America/New_York"), QTime(0, 0));
    }

    QJsonObject run(const QString &name, const QJsonObject &args)
    {
        const commands::Actor actor{ruth.id, ruth.name, commands::Role::Operator, u"desk 1"_s};
        const auto outcome = test::write(database,
            [&](Transaction &tx) { return commands::run(tx, registry, actor, commands::Command::make(name, args)); });
        if (!outcome)
            qWarning("%ls", qUtf16Printable(outcome.error().detail));
        return outcome ? outcome->answer : QJsonObject();
    }
    /// TwiML for a request at "incoming?…" or "continue?…".
    QByteArray ask(const QByteArray &path, const QByteArray &form)
    {
        database.clock.advance(1s);
        const auto fields = twilio::Form::parse(QByteArrayView(common + form));
        const auto request = twilio::VoiceRequest::parse(*fields);
        if (!request)
            return request.error().detail.toUtf8();
        const twilio::Form url = query(path);
        const auto reply = test::write(database, [&](Transaction &tx) {
            return path.startsWith("incoming") ? ivr::incoming(tx, executor, *request, desk, url)
                                               : ivr::proceed(tx, executor, *request, url, desk);
        });
        return reply ? reply->twiml : reply.error().detail.toUtf8();
    }
    void status(const QByteArray &path, const QByteArray &form)
    {
        database.clock.advance(1s);
        const auto event = twilio::CallStatusEvent::parse(*twilio::Form::parse(QByteArrayView(common + form)));
        QVERIFY2(event, qPrintable(event ? QString() : event.error().detail));
        const twilio::Form url = query(path);
        QVERIFY(test::write(database,
            [&](Transaction &tx) { return calls::callStatus(tx, *event, CallOrigin::Live, desk.site.time, url); }));
    }
    static twilio::Form query(const QByteArray &path)
    {
        return *twilio::Form::parse(QByteArrayView(path.mid(path.indexOf('?') + 1)));
    }
    Call call(const QByteArray &sid = callSid)
    {
        const auto found =
            test::read(database, [&](store::Connection &c) { return calls::callBySid(c, QString::fromLatin1(sid)); });
        return found && *found ? **found : Call();
    }
    /// "ob=…" of the last order about that subject.
    QByteArray proof(const QString &subject)
    {
        const auto rows = test::read(database, [&](store::Connection &c) { return store::outbox::about(c, subject); });
        return "ob=" + QByteArray::number(rows->last().id.value) + ".1";
    }

    const QByteArray common = "AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01&";
    const QByteArray ours = "CallSid=" + callSid + "&From=%2B12065550100&To=%2B12065550121&Direction=outbound-api&";
    const QByteArray leg = "CallSid=" + legSid + "&ParentCallSid=" + callSid
        + "&From=%2B12065550100&To=%2B12065550142&Direction=outbound-dial&";
    const QByteArray theirs = "CallSid=" + callSid + "&From=%2B12065550142&To=%2B12065550100&Direction=inbound&";
    test::TempDatabase database;
    ivr::FlowLibrary library;
    ivr::Executor executor;
    ivr::Desk desk;
    commands::Registry registry;
    Operator ruth{{}, u"Ruth Okafor"_s, {PhoneNumber::fromVendor(ruthsPhone)}};
};

} // namespace

/// Calls placed and transferred from the desk, as the vendor's requests come.
class DeskActionsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aPlacedCallIsAcceptedWithAKey_data() { test::bothEngines(); }
    void aPlacedCallIsAcceptedWithAKey()
    {
        QFETCH(Engine, engine);
        Telephone phone(engine);
        phone.run(u"calls.place"_s, {{u"to"_s, guest}});
        const QByteArray proof = phone.proof(ruthsPhone);
        const QByteArray first =
            phone.ask("incoming?flow=click-to-call&" + proof, phone.ours + "CallStatus=in-progress");
        QVERIFY2(first.contains("Press 1 to call Grace Munroe."), first);
        QVERIFY2(first.contains("<Gather"), first);
        QCOMPARE(phone.call().state, CallState::Dialing);
        QCOMPARE(phone.call().number.e164(), guest);

        const QByteArray dial = phone.ask("continue?v=1", phone.ours + "CallStatus=in-progress&Digits=1");
        QVERIFY2(dial.contains("callerId=\"+12065550100\""), dial);
        QVERIFY2(dial.contains(">+12065550142</Number>"), dial);
        QVERIFY2(dial.contains("/twilio/voice/status?party=1"), dial);
        QCOMPARE(phone.call().state, CallState::Ringing);
        QCOMPARE(phone.call().agentName, u"Ruth Okafor"_s);

        phone.status("status?party=1", phone.leg + "CallStatus=in-progress&SequenceNumber=2");
        QCOMPARE(phone.call().state, CallState::InProgress);
        QCOMPARE(phone.call().agentName, u"Ruth Okafor"_s);
        const QByteArray over = phone.ask("continue?v=2",
            phone.ours + "CallStatus=completed&DialCallStatus=completed&DialBridged=true&DialCallSid=" + legSid);
        QVERIFY2(over.contains("<Hangup"), over);
        phone.status("status?" + proof, phone.ours + "CallStatus=completed&SequenceNumber=3&CallDuration=30");
        QCOMPARE(phone.call().outcome, CallOutcome::Answered);
    }

    void withoutTheKeyNobodyIsCalled_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another key") << QByteArray("&Digits=5");
    }
    void withoutTheKeyNobodyIsCalled()
    {
        QFETCH(QByteArray, input);
        Telephone phone(Engine::Sqlite);
        phone.run(u"calls.place"_s, {{u"to"_s, guest}});
        QByteArray answer =
            phone.ask("incoming?flow=click-to-call&" + phone.proof(ruthsPhone), phone.ours + "CallStatus=in-progress");
        for (int visit = 1; visit < 5 && answer.contains("<Gather"); ++visit)
            answer =
                phone.ask("continue?v=" + QByteArray::number(visit), phone.ours + "CallStatus=in-progress" + input);
        QVERIFY2(answer.contains("<Hangup"), answer);
        QVERIFY2(!answer.contains("<Dial"), answer);
    }

    void whoIsBusyIsSaidToTheOperator()
    {
        Telephone phone(Engine::Sqlite);
        phone.run(u"calls.place"_s, {{u"to"_s, guest}});
        const QByteArray proof = phone.proof(ruthsPhone);
        phone.ask("incoming?flow=click-to-call&" + proof, phone.ours + "CallStatus=in-progress");
        phone.ask("continue?v=1", phone.ours + "CallStatus=in-progress&Digits=1");
        phone.status("status?party=1", phone.leg + "CallStatus=failed&SequenceNumber=2&SipResponseCode=404");
        const QByteArray answer = phone.ask(
            "continue?v=2", phone.ours + "CallStatus=in-progress&DialCallStatus=failed&DialCallSid=" + legSid);
        QVERIFY2(answer.contains("could not be reached"), answer);
        QCOMPARE(phone.call().state, CallState::Dialing);
        phone.status("status?" + proof, phone.ours + "CallStatus=completed&SequenceNumber=3&CallDuration=9");
        QCOMPARE(phone.call().outcome, CallOutcome::NotReached);
        QCOMPARE(phone.call().end, CallEnd::NotInService);
    }

    void aCallerIsTransferred_data() { test::bothEngines(); }
    void aCallerIsTransferred()
    {
        QFETCH(Engine, engine);
        Telephone phone(engine);
        phone.ask("incoming", phone.theirs + "CallStatus=ringing");
        const QString sid = QString::fromLatin1(callSid);
        const QString action =
            phone
                .run(u"calls.transfer"_s,
                    {{u"call"_s, sid}, {u"operator"_s, QString::number(phone.ruth.id.value)}})[u"action"_s]
                .toString();
        const QByteArray way = "continue?a=" + action.toLatin1() + "&" + phone.proof(sid);
        const QByteArray dial = phone.ask(way, phone.theirs + "CallStatus=in-progress");
        QVERIFY2(dial.contains("One moment, please."), dial);
        QVERIFY2(dial.contains(">+12065550121</Number>"), dial);
        QVERIFY2(!dial.contains("party"), dial);
        QCOMPARE(phone.call().state, CallState::Ringing);
        QCOMPARE(phone.call().agentName, u"Ruth Okafor"_s);
        QCOMPARE(phone.call().path().last(), u"Ruth Okafor"_s);
        // What the Dial before would have told comes too late to matter.
        QCOMPARE(phone.ask("continue?v=1", phone.theirs + "CallStatus=in-progress&DialCallStatus=completed"), dial);
        const QByteArray nobody =
            phone.ask("continue?v=2", phone.theirs + "CallStatus=in-progress&DialCallStatus=no-answer");
        QVERIFY2(nobody.contains("<Record"), nobody);
    }
    void whoIsRecordedIsTold_data()
    {
        QTest::addColumn<bool>("records");
        QTest::addColumn<bool>("announces");
        QTest::newRow("calls are recorded") << true << true;
        QTest::newRow("they are not") << false << true;
        QTest::newRow("the desk tells it otherwise") << true << false;
    }
    void whoIsRecordedIsTold()
    {
        QFETCH(bool, records);
        QFETCH(bool, announces);
        Telephone phone(Engine::Sqlite);
        phone.desk.site.recordCalls = records;
        phone.desk.site.announceRecording = announces;
        phone.ask("incoming", phone.theirs + "CallStatus=ringing");
        const QString action =
            phone
                .run(u"calls.transfer"_s,
                    {{u"call"_s, QString::fromLatin1(callSid)}, {u"number"_s, u"+12065550177"_s}})[u"action"_s]
                .toString();
        const QByteArray dial = phone.ask("continue?a=" + action.toLatin1(), phone.theirs + "CallStatus=in-progress");
        // Once to the caller, and once to the other side.
        QCOMPARE(dial.count("<Say"), records && announces ? 2 : 1);
        QCOMPARE(dial.contains(">This call may be recorded.<"), records && announces);
        QCOMPARE(dial.contains("/twilio/voice/whisper?s=This+call+may+be+recorded.&amp;l=en-US"), records && announces);
        QCOMPARE(dial.contains("record-from-answer-dual"), records);
    }
    void oneOfOursIsNotTold()
    {
        Telephone phone(Engine::Sqlite);
        phone.desk.site.recordCalls = phone.desk.site.announceRecording = true;
        phone.ask("incoming", phone.theirs + "CallStatus=ringing");
        const QString ruth = QString::number(phone.ruth.id.value);
        const QString action = phone
                                   .run(u"calls.transfer"_s,
                                       {{u"call"_s, QString::fromLatin1(callSid)}, {u"operator"_s, ruth}})[u"action"_s]
                                   .toString();
        const QByteArray dial = phone.ask("continue?a=" + action.toLatin1(), phone.theirs + "CallStatus=in-progress");
        QVERIFY2(dial.contains(">This call may be recorded.<"), dial);
        QVERIFY2(dial.contains(">+12065550121</Number>") && !dial.contains("whisper"), dial);
    }
    void whoIsCalledFromTheDeskIsTold_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("document");
        QTest::newRow("as the flow speaks")
            << QByteArray("s=This+call+may+be+recorded.&l=en-US&n=Polly.Joanna")
            << QByteArray("<Say voice=\"Polly.Joanna\" language=\"en-US\">This call may be "
                          "recorded.</Say>");
        QTest::newRow("an address of nobody's") << QByteArray("l=en-US") << QByteArray("<Response/>");
    }
    void whoIsCalledFromTheDeskIsTold()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, document);
        const QByteArray heard = ivr::consent::whisper(*twilio::Form::parse(QByteArrayView(query)));
        QVERIFY2(heard.contains(document), heard);
    }
    void anotherCallsTransferIsNotTaken()
    {
        Telephone phone(Engine::Sqlite);
        const QByteArray before = phone.ask("incoming", phone.theirs + "CallStatus=ringing");
        QCOMPARE(phone.ask("continue?v=9&a=12345", phone.theirs + "CallStatus=in-progress"), before);
    }

    void theOtherSideOfAPlacedCallIsTransferred_data() { test::bothEngines(); }
    void theOtherSideOfAPlacedCallIsTransferred()
    {
        QFETCH(Engine, engine);
        Telephone phone(engine);
        phone.run(u"calls.place"_s, {{u"to"_s, guest}});
        const QByteArray proof = phone.proof(ruthsPhone);
        phone.ask("incoming?flow=click-to-call&" + proof, phone.ours + "CallStatus=in-progress");
        phone.ask("continue?v=1", phone.ours + "CallStatus=in-progress&Digits=1");
        phone.status("status?party=1", phone.leg + "CallStatus=in-progress&SequenceNumber=2");
        const QString action =
            phone
                .run(u"calls.transfer"_s,
                    {{u"call"_s, QString::fromLatin1(callSid)}, {u"number"_s, u"+12065550177"_s}})[u"action"_s]
                .toString();
        const QByteArray dial = phone.ask("continue?a=" + action.toLatin1(), phone.leg + "CallStatus=in-progress");
        QVERIFY2(dial.contains(">+12065550177</Number>"), dial);
        const Call own = phone.call(legSid); // from now on a call of its own
        QCOMPARE(own.number.e164(), guest);
        QCOMPARE(own.state, CallState::Ringing);
        phone.status("status?party=1", phone.leg + "CallStatus=completed&SequenceNumber=3&CallDuration=40");
        QVERIFY(!isOpen(phone.call(legSid).state));
    }
};
static const test::Register<DeskActionsTest> deskActionsTest;

#include "deskactionstest.moc"

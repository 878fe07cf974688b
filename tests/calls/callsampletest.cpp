// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callsample.h"
#include "calls/callstore.h"
#include "calls/historystore.h"
#include "people/peoplesample.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::calls;

namespace {

QJsonObject sample(const QString &name)
{
    QFile file(QStringLiteral(CALLBOARD_SOURCE) + u"/resources/practice/sample/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Result<> import(store::Database &database, Instant now)
{
    return test::write(database, [&](store::Transaction &tx) -> Result<> {
        if (Result<> done = people::importSample(tx, sample(u"people.json"_s)); !done)
            return done;
        return calls::importSample(tx, sample(u"calls.json"_s), now);
    });
}

} // namespace

/// The sample organisation is what the design pictures show.
class CallSampleTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theFiguresAreThoseOfThePicture_data() { test::bothEngines(); }
    void theFiguresAreThoseOfThePicture();
    void theBoardIsThatOfThePicture();
    void theHistoryIsThatOfThePicture();
    void itMovesWithItsClock();
    void callsOfOursAreListedNewestFirst_data() { test::bothEngines(); }
    void callsOfOursAreListedNewestFirst();
};

void CallSampleTest::theFiguresAreThoseOfThePicture()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const Instant clock = sampleClock(sample(u"calls.json"_s));
    for (int twice = 0; twice < 2; ++twice)
        QVERIFY(import(database, clock));
    const Result<DayFigures> day = test::read(database.database(),
        [](store::Connection &connection) { return calls::figures(connection, QDate(2026, 11, 20)); });
    QVERIFY(day);
    QCOMPARE(day->answered, 142);
    QCOMPARE(day->missed, 9);
    QCOMPARE(std::chrono::floor<std::chrono::seconds>(*day->averageAnswer()), 21s);
    QCOMPARE(qRound(*day->answeredSoonShare() * 100), 86);
    QCOMPARE(day->inboundPerQuarter, (QList<int>{3, 4, 5, 8, 7, 10, 11, 9, 13, 12, 14, 13, 16, 13, 15}));
}

void CallSampleTest::theBoardIsThatOfThePicture()
{
    test::TempDatabase database;
    const Instant clock = sampleClock(sample(u"calls.json"_s));
    QVERIFY(import(database, clock));
    const Result<QList<Call>> open =
        test::read(database.database(), [](store::Connection &connection) { return openCalls(connection); });
    QVERIFY(open);
    QStringList shown;
    for (const Call &call : *open) {
        const auto timer = std::chrono::duration_cast<std::chrono::seconds>(clock - call.stateSince).count();
        shown << u"%1|%2|%3|%4|%5|%6:%7%8"_s.arg(call.name, call.number.e164().last(4), call.path().join(u'>'))
                     .arg(call.agentCount > 0 ? QString::number(call.agentCount) : call.agentName)
                     .arg(int(call.state))
                     .arg(timer / 60, 2, 10, QChar(u'0'))
                     .arg(timer % 60, 2, 10, QChar(u'0'))
                     .arg(call.recording ? u" rec"_s : QString());
    }
    shown.sort();
    QStringList wanted{u"Oluwaseun Adeyemi|0118|Main line>Sched.>Ring group|6|1|00:09"_s,
        u"Harbor Street Clinic|0176|Outbound>Dialing|Marcus Bell|2|00:04"_s,
        u"Irene Castellanos|0133|Main line>Intake>Queue||4|04:12"_s, u"|0191|Main line>Operator>Queue||4|02:37"_s,
        u"Tobias Lindqvist|0107|After-hours>Intake>Queue||4|00:48"_s,
        u"Beatrix Holloway|0142|Main line>Scheduling>Tier 1|Ruth Okafor|5|06:51 rec"_s,
        u"Samir Haddad|0125|Main line>Billing|Lena Fischer|6|03:20"_s,
        u"Grace Munroe|0164|Callback>Intake|Marcus Bell|5|01:44"_s,
        u"Northgate Pharmacy|0180|Outbound>Direct|Amara Diallo|5|11:05 rec"_s,
        u"Felix Brandt|0152|Main line>Scheduling|Owen Castell|7|00:38"_s,
        u"Yuki Tanabe|0119|Main line>Operator|Nina Alvarez|7|01:12"_s};
    wanted.sort();
    QCOMPARE(shown, wanted);
}

void CallSampleTest::theHistoryIsThatOfThePicture()
{
    test::TempDatabase database;
    QVERIFY(import(database, sampleClock(sample(u"calls.json"_s))));
    HistoryFilter missed;
    missed.missedOnly = true;
    QStringList shown;
    for (const QDate day : {QDate(2026, 11, 20), QDate(2026, 11, 19)}) {
        const Result<QList<Call>> calls = test::read(database.database(),
            [&](store::Connection &connection) { return HistoryQuestion{missed}.rows(connection, day, 0, 100); });
        QVERIFY(calls);
        for (const Call &call : *calls) {
            const auto ended = toDateTime(*call.endedAt).toTimeZone(QTimeZone("America/New_York"));
            const auto length = std::chrono::duration_cast<std::chrono::seconds>(*call.duration()).count();
            shown << u"%1|%2|%3|%4|%5|%6"_s.arg(call.name, call.path().join(u'>'))
                         .arg(int(call.outcome))
                         .arg(int(call.end))
                         .arg(ended.toString(u"HH:mm"_s))
                         .arg(length);
        }
    }
    const auto row = [](const QString &who, const QString &path, CallOutcome outcome, CallEnd end, const QString &at,
                         int length) {
        return u"%1|%2|%3|%4|%5|%6"_s.arg(who, path).arg(int(outcome)).arg(int(end)).arg(at).arg(length);
    };
    // Today has four more than the picture has room for: nine are missed.
    const QStringList wanted{
        row(u"Irene Castellanos"_s, u"Main line>Intake"_s, CallOutcome::LeftQueue, CallEnd::HungUp, u"09:41"_s, 252),
        row({}, u"Main line>Operator"_s, CallOutcome::Missed, CallEnd::NoAnswer, u"09:38"_s, 24),
        row(u"Tobias Lindqvist"_s, u"After-hours>Closing message"_s, CallOutcome::Voicemail, CallEnd::HungUp,
            u"08:57"_s, 96),
        row(u"Harbor Street Clinic"_s, u"Main line>Scheduling"_s, CallOutcome::Missed, CallEnd::Busy, u"08:40"_s, 31),
        row(u"Henrik Solberg"_s, u"Callback"_s, CallOutcome::NotConnected, CallEnd::NotInService, u"08:22"_s, 2)};
    QCOMPARE(shown.size(), 11);
    QCOMPARE(shown.first(5), wanted);
    QCOMPARE(shown.last(2),
        (QStringList{
            row(u"Nadia Petrova"_s, u"Main line>Intake"_s, CallOutcome::LeftQueue, CallEnd::HungUp, u"17:52"_s, 400),
            row(u"Rosa Iglesias"_s, u"Spanish line>Scheduling"_s, CallOutcome::Voicemail, CallEnd::Busy, u"16:05"_s,
                33)}));
}

void CallSampleTest::itMovesWithItsClock()
{
    test::TempDatabase database;
    const Instant later = sampleClock(sample(u"calls.json"_s)) + 400 * 24h;
    QVERIFY(import(database, later));
    const Result<QList<Call>> open =
        test::read(database.database(), [](store::Connection &connection) { return openCalls(connection); });
    QVERIFY(open);
    QCOMPARE(open->size(), 11);
    for (const Call &call : *open)
        QVERIFY(later - call.stateSince < 12min);
}

void CallSampleTest::callsOfOursAreListedNewestFirst()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    QVERIFY(import(database, sampleClock(sample(u"calls.json"_s))));
    const auto names = [](const Result<QList<Call>> &calls) {
        QStringList shown;
        for (const Call &call : calls.value_or(QList<Call>()))
            shown << call.name;
        return shown;
    };
    const auto outgoing = [&](QDate day) {
        return names(test::read(
            database.database(), [day](store::Connection &connection) { return outgoingCalls(connection, day, 50); }));
    };
    const QStringList open{u"Harbor Street Clinic"_s, u"Grace Munroe"_s, u"Northgate Pharmacy"_s};
    QCOMPARE(outgoing(QDate(2026, 11, 20)), open + QStringList{u"Henrik Solberg"_s});
    QCOMPARE(outgoing(QDate(2026, 11, 19)), open); // what goes on belongs to every day
    const Result<QList<Call>> recent =
        test::read(database.database(), [](store::Connection &connection) { return recentCalls(connection, 3); });
    QCOMPARE(names(recent).size(), 3);
    QCOMPARE(names(recent).first(), u"Harbor Street Clinic"_s);
}

static const test::Register<CallSampleTest> callSampleTest;
#include "callsampletest.moc"

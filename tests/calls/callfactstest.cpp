// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callfacts.h"
#include "callfixtures.h"
#include "calls/callmerge.h"
#include "calls/callstore.h"
#include "calls/recordstore.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::calls;

namespace {

Result<Applied> tell(
    store::Database &database, const QString &sid, const test::Told &told, CallOrigin origin = CallOrigin::Live)
{
    return test::write(database,
        [&](store::Transaction &tx) { return apply(tx, sid, told.parties, told.facts, origin, test::newYork()); });
}

/// All there is about a call, without the ids (which follow the moment a row was made).
struct Everything {
    Call call;
    QList<CallLeg> legs;
    QList<CallRecording> recordings;
    DayFigures figures;
    friend bool operator==(const Everything &, const Everything &) = default;
};

Result<Everything> everything(store::Database &database, const QString &sid)
{
    return test::read(database, [&](store::Connection &connection) -> Result<Everything> {
        const Result<std::optional<Call>> call = callBySid(connection, sid);
        if (!call)
            return tl::unexpected(call.error());
        if (!*call)
            return failure(Error::Kind::NotFound, sid);
        Result<CallDetail> found = detail(connection, (*call)->id);
        if (!found)
            return tl::unexpected(found.error());
        const Result<DayFigures> day = calls::figures(connection, (*call)->day);
        if (!day)
            return tl::unexpected(day.error());
        found->call.id = {};
        for (CallLeg &leg : found->legs) {
            leg.id = {};
            leg.call = {};
        }
        for (CallRecording &recording : found->recordings) {
            recording.id = {};
            recording.call = {};
        }
        return Everything{found->call, found->legs, found->recordings, *day};
    });
}

CallRecord merged(const QString &sid, const QList<test::Told> &events)
{
    CallRecord record;
    record.call.sid = sid;
    record.call.startedAt = events.first().facts.first().at;
    for (const test::Told &told : events) {
        record.call.direction = std::max(record.call.direction, told.parties.direction);
        for (const Fact &fact : told.facts)
            merge(record, fact);
        conclude(record, test::newYork());
    }
    return record;
}

} // namespace

class CallFactsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void eachStoryEndsAsItShould_data();
    void eachStoryEndsAsItShould();
    void everyOrderMergesToTheSame_data();
    void everyOrderMergesToTheSame();
    void twiceAndShuffledLeavesTheSameRows_data();
    void twiceAndShuffledLeavesTheSameRows();
    void anIncomingCallIsARinging_data() { test::bothEngines(); }
    void anIncomingCallIsARinging();
    void aRepeatChangesNothing_data() { test::bothEngines(); }
    void aRepeatChangesNothing();
    void lateEventsFillTimesAndNeverGoBack_data() { test::bothEngines(); }
    void lateEventsFillTimesAndNeverGoBack();
    void figuresFollowEachCallOnce_data() { test::bothEngines(); }
    void figuresFollowEachCallOnce();
    void theLengthOfTheFileIsTheLastWord_data() { test::bothEngines(); }
    void theLengthOfTheFileIsTheLastWord();
    void catchUpIsMarkedUntilTheCallIsSeenLive_data() { test::bothEngines(); }
    void catchUpIsMarkedUntilTheCallIsSeenLive();
    void anIdThatIsTakenIsDrawnAgain_data() { test::bothEngines(); }
    void anIdThatIsTakenIsDrawnAgain();
    void theLongRouteOfALoopIsCut();
};

void CallFactsTest::eachStoryEndsAsItShould_data()
{
    QTest::addColumn<int>("story");
    const QList<test::Story> all = test::stories();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(qPrintable(all[i].name)) << i;
}

void CallFactsTest::eachStoryEndsAsItShould()
{
    QFETCH(int, story);
    const test::Story told = test::stories().at(story);
    const Call call = merged(told.sid, told.events).call;
    QCOMPARE(call.state, told.state);
    QCOMPARE(call.outcome, told.outcome);
    QCOMPARE(call.end, told.end);
}

void CallFactsTest::everyOrderMergesToTheSame_data()
{
    eachStoryEndsAsItShould_data();
}

void CallFactsTest::everyOrderMergesToTheSame()
{
    QFETCH(int, story);
    const test::Story told = test::stories().at(story);
    const CallRecord wanted = merged(told.sid, told.events);
    std::vector<int> order(size_t(told.events.size()));
    std::iota(order.begin(), order.end(), 0);
    int tried = 0;
    do {
        QList<test::Told> events;
        for (const int i : order)
            events << told.events[i] << told.events[order[size_t(i)]]; // some twice, some out of turn
        for (const int i : order)
            events << told.events[i];
        QVERIFY2(merged(told.sid, events) == wanted, qPrintable(u"order %1 of the facts matters"_s.arg(tried)));
        ++tried;
    } while (std::next_permutation(order.begin(), order.end()));
    QVERIFY(tried >= 2);
}

void CallFactsTest::twiceAndShuffledLeavesTheSameRows_data()
{
    QTest::addColumn<store::Engine>("engine");
    QTest::addColumn<int>("story");
    const QList<test::Story> all = test::stories();
    for (const store::Engine engine : test::engines()) {
        for (int i = 0; i < all.size(); ++i) {
            QTest::addRow("%s, %s", engine == store::Engine::Sqlite ? "sqlite" : "postgresql", qPrintable(all[i].name))
                << engine << i;
        }
    }
}

void CallFactsTest::twiceAndShuffledLeavesTheSameRows()
{
    QFETCH(store::Engine, engine);
    QFETCH(int, story);
    const test::Story told = test::stories().at(story);

    test::TempDatabase straight(engine);
    for (const test::Told &event : told.events)
        QVERIFY(tell(straight, told.sid, event));
    const Result<Everything> wanted = everything(straight, told.sid);
    QVERIFY(wanted);

    std::mt19937 dice(20261120);
    for (int round = 0; round < 3; ++round) {
        test::TempDatabase shuffled(engine);
        QList<test::Told> events = told.events + told.events;
        std::shuffle(events.begin(), events.end(), dice);
        for (const test::Told &event : events)
            QVERIFY(tell(shuffled, told.sid, event));
        const Result<Everything> found = everything(shuffled, told.sid);
        QVERIFY(found);
        QCOMPARE(found->call, wanted->call);
        QCOMPARE(found->legs, wanted->legs);
        QCOMPARE(found->recordings, wanted->recordings);
        QCOMPARE(found->figures, wanted->figures);
    }
}

void CallFactsTest::anIncomingCallIsARinging()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const PhoneNumber ours = PhoneNumber::fromVendor(u"+12065550100"_s);
    QVERIFY(test::write(database, [&](store::Transaction &tx) {
        return calls::save(tx, OurNumber{{}, ours, u"Main line"_s, u"front-desk"_s});
    }));
    QVERIFY(test::write(database, [](store::Transaction &tx) {
        return calls::block(tx, {PhoneNumber::fromVendor(u"+12065550142"_s), {}, {}, tx.now()});
    }));

    const test::Story told = test::stories().first();
    const Result<Applied> applied = tell(database, told.sid, told.events.first());
    QVERIFY(applied);
    QVERIFY(applied->created);
    QVERIFY(applied->changed);
    QVERIFY(applied->blocked);
    QVERIFY(applied->line.has_value());
    QCOMPARE(applied->line->flow, u"front-desk"_s);

    const Result<QList<Call>> open =
        test::read(database, [](store::Connection &connection) { return openCalls(connection); });
    QVERIFY(open);
    QCOMPARE(open->size(), 1);
    const Call call = open->first();
    QCOMPARE(call, applied->call);
    QCOMPARE(call.state, CallState::Ringing);
    QCOMPARE(call.number.e164(), u"+12065550142"_s);
    QCOMPARE(call.line, applied->line->id);
    QCOMPARE(TimeOrderedIds::instant(call.id.value), test::at(0));
    QCOMPARE(call.path(), QStringList{u"Main line"_s});
    QCOMPARE(call.route.size(), 2);
    QCOMPARE(call.day, QDate(2026, 11, 20));
}

void CallFactsTest::aRepeatChangesNothing()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const test::Story told = test::stories().first();
    for (const test::Told &event : told.events) {
        const Result<Applied> first = tell(database, told.sid, event);
        const Result<Applied> again = tell(database, told.sid, event);
        QVERIFY(first && again);
        QVERIFY(first->changed);
        QVERIFY(!again->changed);
        QVERIFY(!again->created);
        QCOMPARE(again->call, first->call);
    }
}

void CallFactsTest::lateEventsFillTimesAndNeverGoBack()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const QString sid = u"CA77"_s;
    const auto status = [](CallProgress progress, std::optional<std::chrono::seconds> length = {}) {
        return StatusChanged{progress, length, 0};
    };
    // The end comes first, its length tells the start.
    Result<Applied> now =
        tell(database, sid, {test::fromCaller(), {Fact{test::at(60000), status(CallProgress::Completed, 40s)}}});
    QVERIFY(now);
    QVERIFY(now->created);
    QCOMPARE(now->call.state, CallState::Completed);
    QCOMPARE(now->call.startedAt, test::at(20000));
    const Call::Id id = now->call.id;

    now = tell(database, sid, {test::fromCaller(), {Fact{test::at(18000), status(CallProgress::Ringing)}}});
    QVERIFY(now);
    QCOMPARE(now->call.id, id);
    QCOMPARE(now->call.state, CallState::Completed);
    QCOMPARE(now->call.startedAt, test::at(18000));
    QCOMPARE(now->call.duration(), std::optional<std::chrono::milliseconds>(42s));
}

void CallFactsTest::figuresFollowEachCallOnce()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    for (const test::Story &story : test::stories()) {
        for (int twice = 0; twice < 2; ++twice) {
            for (const test::Told &event : story.events)
                QVERIFY(tell(database, story.sid, event));
        }
    }
    const Result<DayFigures> day = test::read(
        database, [](store::Connection &connection) { return calls::figures(connection, QDate(2026, 11, 20)); });
    QVERIFY(day);
    QCOMPARE(day->inbound, 7);
    QCOMPARE(day->answered, 2); // the call we made ourselves is neither answered nor missed
    QCOMPARE(day->missed, 5); // queue, nobody, message, gave up, callback
    QCOMPARE(day->ended, 8); // one is in wrap-up
    QCOMPARE(day->waits, 2);
    QCOMPARE(day->waitTotal, 24000ms + 7000ms); // queue entered at 9 s, taken at 33 s; rung at 1 s, taken at 8 s
    QCOMPARE(day->answeredSoon, 2);
    QCOMPARE(day->averageAnswer(), std::optional(15500ms));
    QCOMPARE(day->inboundPerQuarter.size(), 13); // 09:00 is the 12th quarter after the day's start at 06:00
    QCOMPARE(day->inboundPerQuarter.last(), 7);
}

/// Twilio trims a message's silence after its action has told how long the tape ran.
void CallFactsTest::theLengthOfTheFileIsTheLastWord()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const auto tape = [](std::optional<std::chrono::seconds> length, std::optional<std::chrono::seconds> taped) {
        return Fact{test::at(60000),
            RecordingChanged{u"RE9"_s, CallRecording::State::Completed, 1, length, u"https://r"_s, taped}};
    };
    const auto length = [&] {
        const Result<Everything> found = everything(database, u"CA9"_s);
        return found ? found->recordings.first().length : std::nullopt;
    };
    QVERIFY(tell(database, u"CA9"_s, {test::fromCaller(), {tape({}, 53s)}}));
    QVERIFY(length() == 53s); // until more is known
    const Result<Applied> told = tell(database, u"CA9"_s, {test::fromCaller(), {tape(48s, {})}});
    QVERIFY(told && told->changed);
    QVERIFY(length() == 48s);
    for (const Fact &again : {tape({}, 53s), tape(48s, {})}) {
        const Result<Applied> repeated = tell(database, u"CA9"_s, {test::fromCaller(), {again}});
        QVERIFY(repeated && !repeated->changed);
        QVERIFY(length() == 48s);
    }
}

void CallFactsTest::catchUpIsMarkedUntilTheCallIsSeenLive()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const test::Told end{test::fromCaller(), {Fact{test::at(5000), StatusChanged{CallProgress::Completed, 5s, 0}}}};
    Result<Applied> now = tell(database, u"CA88"_s, end, CallOrigin::CatchUp);
    QVERIFY(now);
    QVERIFY(now->call.cameInWhileOff());
    now = tell(database, u"CA88"_s, end, CallOrigin::Live);
    QVERIFY(now);
    QVERIFY(!now->call.cameInWhileOff());
}

void CallFactsTest::anIdThatIsTakenIsDrawnAgain()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const Fact fact{test::at(0), StatusChanged{CallProgress::Ringing, {}, 0}};
    const Parties parties = test::fromCaller(u"+12065550142"_s);
    const Result<Applied> second = test::write(database, [&](store::Transaction &tx) -> Result<Applied> {
        CallRecord first;
        first.call.sid = u"CA1"_s;
        first.call.startedAt = fact.at;
        first.call.day = QDate(2026, 11, 20);
        first.call.id = Call::Id{tx.newId(fact.at) + 1}; // what the next call of this instant will draw
        if (const Result<> taken = insert(tx, first); !taken)
            return tl::unexpected(taken.error());
        return apply(tx, u"CA2"_s, parties, {fact}, CallOrigin::Live, test::newYork());
    });
    QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
    const auto find = [&](const QString &sid) {
        return test::read(database, [&](store::Connection &connection) { return callBySid(connection, sid); });
    };
    const auto one = find(u"CA1"_s);
    const auto other = find(u"CA2"_s);
    QVERIFY(one && *one && other && *other);
    QVERIFY((*one)->id != (*other)->id);
    QCOMPARE(TimeOrderedIds::instant((*other)->id.value), fact.at);
}

void CallFactsTest::theLongRouteOfALoopIsCut()
{
    CallRecord record;
    for (int visit = 1; visit <= 1000; ++visit)
        merge(record, Fact{test::at(visit), StepEntered{visit, u"Menu"_s, {}, {}}});
    QCOMPARE(record.call.route.size(), 200);
    QCOMPARE(routeFrom(toJson(record.call.route)), record.call.route);
}

static const test::Register<CallFactsTest> callFactsTest;
#include "callfactstest.moc"

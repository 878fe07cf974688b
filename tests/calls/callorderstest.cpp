// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callorders.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::calls;
using store::outbox::Item;
using store::outbox::ItemId;

namespace {

const QString call = u"CA"_s + QString(32, u'a');
const QString recording = u"RE"_s + QString(32, u'b');

template <typename Order>
Result<Item> placed(store::Database &database, const Order &what, const When &when = {})
{
    const Result<ItemId> id =
        test::write(database, [&](store::Transaction &tx) { return calls::order(tx, what, when); });
    if (!id)
        return tl::unexpected(id.error());
    const auto found =
        test::read(database, [&](store::Connection &connection) { return store::outbox::find(connection, *id); });
    return found.value().value();
}

PlaceCall callBack()
{
    PlaceCall what;
    what.to = u"+12065550142"_s;
    what.from = u"+12065550100"_s;
    what.flow = u"click to call"_s;
    what.by = Operator::Id{7};
    what.direction = CallDirection::Callback;
    what.ringAtMost = 25s;
    what.longest = 3600s;
    what.record = true;
    what.machineDetection = PlaceCall::MachineDetection::WaitForMessageEnd;
    what.furtherTries = 2;
    what.tryAgainAfter = 90s;
    return what;
}

} // namespace

class CallOrdersTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasWrittenIsRead()
    {
        test::TempDatabase database;
        const auto same = [&](const auto &what) {
            using Order = std::decay_t<decltype(what)>;
            const Result<Item> item = placed(database, what);
            return item && item->kind == Order::kind && orderFrom<Order>(item->payload) == what;
        };
        QVERIFY(same(callBack()));
        PlaceCall plain{.to = u"client:ana"_s, .from = u"+12065550100"_s, .answerPath = u"/twilio/voice/x?a=1"_s};
        QVERIFY(same(plain));
        QVERIFY(same(EndCall{call}));
        QVERIFY(same(RedirectCall{call, u"/twilio/voice/continue?v=4"_s}));
        QVERIFY(same(StartRecording{call}));
        QVERIFY(same(ChangeRecording{call, recording, ChangeRecording::To::Stopped}));
        QVERIFY(same(ChangeRecording{call, {}, ChangeRecording::To::Running}));
        QVERIFY(same(DeleteRecording{recording}));
    }

    void onlyWhatDoesNoHarmTwiceIsRepeatable()
    {
        test::TempDatabase database;
        QVERIFY(!placed(database, callBack())->repeatable);
        QVERIFY(!placed(database, RedirectCall{call, u"/p"_s})->repeatable);
        QVERIFY(!placed(database, StartRecording{call})->repeatable);
        QVERIFY(placed(database, EndCall{call})->repeatable);
        QVERIFY(placed(database, ChangeRecording{call, {}, ChangeRecording::To::Paused})->repeatable);
    }

    void ordersOfOneCallKeepTheirOrderAndCallsHaveTheirOwnRate()
    {
        test::TempDatabase database;
        const Item end = placed(database, EndCall{call}).value();
        QVERIFY(end.ordered);
        QCOMPARE(end.subject, call);
        QCOMPARE(end.budget, QString(restBudget));
        const Item dialled = placed(database, callBack()).value();
        QVERIFY(!dialled.ordered);
        QCOMPARE(dialled.budget, QString(callBudget));
    }

    void anOrderThatComesTooLateIsNotCarriedOut()
    {
        test::TempDatabase database;
        const Item redirect = placed(database, RedirectCall{call, u"/p"_s}).value();
        QCOMPARE(redirect.expiresAt.value(), database.clock.now() + 1min);
        const Instant due = database.clock.now() + 30min;
        QCOMPARE(placed(database, callBack(), {.dueAt = due})->expiresAt.value(), due + 10min);
        QCOMPARE(placed(database, callBack(), {.expiresAt = due})->expiresAt.value(), due);
    }

    void whatCannotBeAnOrderIsRefused_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("path");
        QTest::newRow("nobody to call") << QString() << u"+12065550100"_s << u"/p"_s;
        QTest::newRow("no caller id") << u"+12065550142"_s << QString() << u"/p"_s;
        QTest::newRow("itself") << u"+12065550100"_s << u"+12065550100"_s << u"/p"_s;
        QTest::newRow("nothing to hear") << u"+12065550142"_s << u"+12065550100"_s << QString();
        QTest::newRow("another host") << u"+12065550142"_s << u"+12065550100"_s << u"https://example.org/p"_s;
        QTest::newRow("another host, short") << u"+12065550142"_s << u"+12065550100"_s << u"//example.org/p"_s;
    }
    void whatCannotBeAnOrderIsRefused()
    {
        QFETCH(QString, to);
        QFETCH(QString, from);
        QFETCH(QString, path);
        test::TempDatabase database;
        const Result<Item> item = placed(database, PlaceCall{.to = to, .from = from, .answerPath = path});
        QVERIFY(!item);
        QCOMPARE(item.error().kind, Error::Kind::Invalid);
    }

    void foreignPayloadsAreNoOrders()
    {
        QVERIFY(!orderFrom<EndCall>(u"{}"_s));
        QVERIFY(!orderFrom<EndCall>(u"[]"_s));
        QVERIFY(!orderFrom<EndCall>(u"{\"call\":\"CA1\"}"_s));
        QVERIFY(!orderFrom<ChangeRecording>(u"{\"call\":\"%1\",\"to\":\"deleted\"}"_s.arg(call)));
        QVERIFY(!orderFrom<PlaceCall>(u"{\"to\":\"+12065550142\"}"_s));
    }

    void aFlowsNameIsSafeInItsPath()
    {
        QCOMPARE(flowPath(u"click & call/2"_s), u"/twilio/voice/incoming?flow=click%20%26%20call%2F2"_s);
    }
};

static const test::Register<CallOrdersTest> callOrdersTest;

#include "callorderstest.moc"

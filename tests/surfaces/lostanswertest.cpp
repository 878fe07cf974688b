// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callorders.h"
#include "engine/databasetask.h"
#include "engine/desk.h"
#include "faultyline.h"
#include "practice/carrier.h"
#include "signedcall.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
namespace outbox = cb::store::outbox;

namespace {

const QString ourLine = u"+12065550100"_s;
const SystemClock systemClock;

/// The desk's database, while its engine does not run.
template <typename Work>
auto inDatabase(const test::ServedDesk &served, Work work)
{
    const Result<engine::Desk> desk = engine::findDesk({.dataFolder = served.folder(), .configFile = {}});
    const auto database = store::Database::open(desk->database(), systemClock);
    if constexpr (std::is_invocable_v<Work, store::Transaction &>)
        return engine::writeNow(**database, work);
    else
        return engine::readNow(**database, work);
}

QStringList made(const practice::Carrier &carrier)
{
    QStringList sids;
    for (const QString &sid : carrier.ledger().callSids()) {
        if (carrier.ledger().call(sid)->direction == twilio::Direction::OutboundApi)
            sids << sid;
    }
    return sids;
}

} // namespace

/// The power goes while a call is being placed: the carrier has made it, the desk has not heard so.
class LostAnswerTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCallIsPlacedOnceThoughThePowerGoes()
    {
        practice::CarrierOptions options;
        options.accountSid = test::ServedDesk::accountSid();
        options.authToken = test::ServedDesk::authToken();
        practice::Timeline timeline(systemClock, 1.0);
        practice::Carrier carrier(timeline, options);
        QVERIFY(carrier.start());
        carrier.addNumber(ourLine, u"Main line"_s);
        test::FaultyLine line(quint16(QUrl(carrier.restUrl()).port()));
        line.next(test::Fault::AnswerLate);

        test::ServedDesk desk;
        desk.setCarrier(u"http://127.0.0.1:%1"_s.arg(line.port()));
        QVERIFY(desk.openOffice());
        calls::PlaceCall order;
        order.to = u"+12065550142"_s;
        order.from = ourLine;
        order.flow = u"front-desk"_s;
        const Result<outbox::ItemId> id =
            inDatabase(desk, [&](store::Transaction &tx) { return calls::order(tx, order); });
        QVERIFY(id);
        const auto row = [&] {
            return inDatabase(desk, [&](store::Connection &c) { return outbox::find(c, *id); }).value().value();
        };

        QVERIFY2(desk.start(), desk.output().constData());
        QVERIFY(QTest::qWaitFor([&] { return !made(carrier).isEmpty(); }, 10'000));
        desk.kill(); // before a callback could tell of it: nothing has run here since
        QCOMPARE(row().state, outbox::State::Sending);
        QCOMPARE(row().attempts, 1);
        line.release(); // to nobody

        QVERIFY2(desk.start(), desk.output().constData());
        QTRY_COMPARE_WITH_TIMEOUT(row().state, outbox::State::Done, 20'000); // it asks the carrier's list
        QVERIFY(desk.terminate() >= 0); // and what is done is not done again
        QCOMPARE(made(carrier).size(), 1);
        QCOMPARE(row().remoteId, made(carrier).first());
        QCOMPARE(row().attempts, 1);
        QCOMPARE(line.posts(), 1);
    }
};

static const test::Register<LostAnswerTest> lostAnswerTest;

#include "lostanswertest.moc"

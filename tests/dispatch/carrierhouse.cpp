// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carrierhouse.h"

#include "dispatch/callhandlers.h"
#include "dispatch/outcomes.h"
#include "twilio/callstatusevent.h"
#include "twilio/form.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cb::store::outbox::Item;
using cb::store::outbox::ItemId;
using cb::store::outbox::State;
using namespace cb::dispatch;
namespace outbox = cb::store::outbox;

namespace cb::test {

namespace {

practice::CarrierOptions options()
{
    practice::CarrierOptions options;
    options.seed = 7;
    return options;
}

} // namespace

CarrierHouse::CarrierHouse(store::Engine engine, std::chrono::milliseconds timeout)
    : db(engine)
    , carrierClock(db.clock.now(), 5.0)
    , timeline(carrierClock, 5.0)
    , carrier(timeline, options())
{
    const Result<> started = carrier.start();
    Q_ASSERT(started);
    carrier.addNumber(ourLine, u"Main line"_s);
    line = std::make_unique<FaultyLine>(quint16(QUrl(carrier.restUrl()).port()));
    openDoor();
    desk->publicUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(door.port()));
    client =
        std::make_unique<twilio::rest::Client>(twilio::rest::Credentials{carrier.accountSid(), {}, carrier.authToken(),
                                                   QUrl(u"http://127.0.0.1:%1"_s.arg(line->port()))},
            timeout);
    desk->client = client.get();
    addCallHandlers(handlers, desk);
    makeDispatcher();
}

CarrierHouse::~CarrierHouse()
{
    if (dispatcher) {
        QSignalSpy drained(dispatcher.get(), &Dispatcher::drained);
        dispatcher->stop(0ms);
        if (drained.isEmpty())
            drained.wait(5000);
        dispatcher.reset();
    }
    carrier.stop();
}

void CarrierHouse::makeDispatcher()
{
    DispatcherOptions options;
    options.paces = {{QString(calls::callBudget), {1, 2}}};
    dispatcher.reset();
    dispatcher = std::make_unique<Dispatcher>(db.database(), db.clock, handlers, options);
}

ItemId CarrierHouse::place(int furtherTries)
{
    calls::PlaceCall order;
    order.to = somebody;
    order.from = ourLine;
    order.answerPath = u"/answer?x=1"_s;
    order.furtherTries = furtherTries;
    order.tryAgainAfter = 90s;
    return write(db, [&](store::Transaction &tx) { return calls::order(tx, order); }).value();
}

Item CarrierHouse::find(ItemId id)
{
    return read(db, [&](store::Connection &c) { return outbox::find(c, id); }).value().value();
}

bool CarrierHouse::becomes(ItemId id, State state)
{
    return QTest::qWaitFor([&] { return find(id).state == state; }, 8000);
}

void CarrierHouse::advance(std::chrono::milliseconds by)
{
    db.clock.advance(by);
    dispatcher->look();
    (void)QTest::qWaitFor([&] { return dispatcher->isIdle(); }, 8000);
}

QStringList CarrierHouse::made() const
{
    QStringList sids;
    for (const QString &sid : carrier.ledger().callSids()) {
        if (carrier.ledger().call(sid)->direction == twilio::Direction::OutboundApi)
            sids << sid;
    }
    return sids;
}

void CarrierHouse::openDoor()
{
    door.route({http::Method::Post}, "/answer",
        [this](const http::Request &request, const http::Server::Reply &reply) { receive(request, reply, true); });
    door.route({http::Method::Post}, "/twilio/voice/status",
        [this](const http::Request &request, const http::Server::Reply &reply) { receive(request, reply, false); });
    const Result<> listening = door.listen(QHostAddress::LocalHost, 0);
    Q_ASSERT(listening);
}

void CarrierHouse::receive(const http::Request &request, const http::Server::Reply &reply, bool control)
{
    const twilio::Form query = twilio::Form::parse(request.query).value();
    const twilio::Form form = twilio::Form::parse(request.body).value();
    const QByteArray ours = query.value(proofName).toByteArray();
    proofs << ours;
    const auto answered = [reply, control] {
        reply(
            control ? http::Response::xml("<Response><Pause length=\"60\"/></Response>") : http::Response::empty(204));
    };
    if (!hears)
        return answered();
    const auto status = twilio::fromWord<twilio::CallStatus>(form.value("CallStatus"));
    const QString sid = form.text("CallSid");
    db->write(
        store::Lane::Webhook, sid.toLatin1(),
        [this, ours, sid, status](store::Transaction &tx) -> Result<> {
            const Result<> proven = proved(tx, handlers, ours, sid);
            return proven ? callEnded(tx, ours, status.value()) : proven;
        },
        &door, [answered](const Result<> &) { answered(); });
}

} // namespace cb::test

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/callhandlers.h"

#include "calls/actionoutcomes.h"
#include "calls/callfacts.h"
#include "calls/callorders.h"
#include "twilio/rest/client.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace rest = cb::twilio::rest;

namespace cb::dispatch {

namespace {

using Done = std::function<void(SendResult)>;
using Looked = std::function<void(LookUp)>;

constexpr int notInProgress = 21220; // Twilio: the call is not in a state that allows this
// Clocks differ a little, and a request may have been on its way for as long as we waited for its answer.
constexpr std::chrono::seconds clocksDiffer{5};
constexpr std::chrono::seconds underWayAtMost{60};

bool isOver(const rest::Failure &failure)
{
    return failure.code == notInProgress || failure.httpStatus == 404;
}

/// Made by an attempt that left at `sentAt`, going by the time alone.
bool mayBe(const std::optional<Instant> &made, const std::optional<Instant> &sentAt)
{
    return made && sentAt && *made >= *sentAt - clocksDiffer && *made <= *sentAt + underWayAtMost;
}

/// Reads the order, and says what is wrong with it.
template <typename Order>
class OrderHandler : public Handler
{
public:
    explicit OrderHandler(std::shared_ptr<TwilioDesk> desk, bool needsListener = false)
        : m_desk(std::move(desk))
        , m_needsListener(needsListener)
    { }

    void send(const Item &item, int attempt, std::stop_token stop, Done done) final
    {
        const Result<Order> order = calls::orderFrom<Order>(item.payload);
        if (!order)
            return done(SendResult::failed(order.error().detail));
        if (const std::optional<SendResult> wait = obstacle(*m_desk, m_needsListener))
            return done(*wait);
        ask(*order, proof(item.id, attempt), std::move(stop), std::move(done));
    }

    [[nodiscard]] Result<> ended(store::Transaction &tx, const Item &item, const SendResult &result) const final
    {
        using Kind = calls::OrderResult::Kind;
        if (result.kind == SendResult::Kind::Done && !result.remoteId.isEmpty()) {
            const Result<Order> order = calls::orderFrom<Order>(item.payload);
            if (!order)
                return tl::unexpected(order.error());
            if (const Result<> told = made(tx, *order, result.remoteId); !told)
                return told;
        }
        // Whoever at the desk wanted it learns what came of it.
        const Kind kind = result.kind == SendResult::Kind::Done ? Kind::Done
            : result.kind == SendResult::Kind::Failed           ? Kind::Failed
                                                                : Kind::Unclear;
        return calls::orderEnded(tx, item, {kind, result.remoteId, result.code}, m_desk->origin, m_desk->site);
    }

protected:
    virtual void ask(const Order &order, const QByteArray &proof, std::stop_token stop, Done done) = 0;
    /// Something was made: the fact that it is there.
    [[nodiscard]] virtual Result<> made(store::Transaction &, const Order &, const QString & /*remoteId*/) const
    {
        return {};
    }
    [[nodiscard]] const TwilioDesk &desk() const { return *m_desk; }
    [[nodiscard]] rest::Client *client() const { return m_desk->client; }
    /// calls::apply of one fact.
    [[nodiscard]] Result<> apply(
        store::Transaction &tx, const QString &sid, const calls::Parties &parties, const calls::Fact::What &what) const
    {
        const Result<calls::Applied> applied =
            calls::apply(tx, sid, parties, {calls::Fact{tx.now(), what}}, m_desk->origin, m_desk->site);
        return applied ? Result<>() : Result<>(tl::unexpected(applied.error()));
    }

private:
    std::shared_ptr<TwilioDesk> m_desk;
    bool m_needsListener;
};

class PlaceCallHandler final : public OrderHandler<calls::PlaceCall>
{
public:
    explicit PlaceCallHandler(std::shared_ptr<TwilioDesk> desk)
        : OrderHandler(std::move(desk), true)
    { }

    void lookUp(const Item &item, std::stop_token stop, Looked done) override
    {
        const Result<calls::PlaceCall> order = calls::orderFrom<calls::PlaceCall>(item.payload);
        if (!order || !item.sentAt)
            return done({LookUp::Kind::NotThere});
        if (!client())
            return done({LookUp::Kind::Unknown});
        rest::CallFilter filter;
        filter.to = order->to;
        filter.from = order->from;
        filter.since = toDateTime(*item.sentAt - clocksDiffer).date();
        client()->calls(
            filter,
            [sentAt = item.sentAt, done = std::move(done)](const rest::Answer<rest::Page<rest::Call>> &page) {
                if (!page)
                    return done({LookUp::Kind::Unknown});
                LookUp found{LookUp::Kind::Found};
                for (auto call = page->items.crbegin(); call != page->items.crend(); ++call) { // oldest first
                    if (call->direction == twilio::Direction::OutboundApi
                        && mayBe(call->createdAt ? call->createdAt : call->startedAt, sentAt))
                        found.remoteIds << call->sid;
                }
                done(found);
            },
            std::move(stop));
    }

private:
    [[nodiscard]] Result<> made(
        store::Transaction &tx, const calls::PlaceCall &order, const QString &sid) const override
    {
        return apply(tx, sid, {order.direction, order.from, order.to, {}},
            calls::StatusChanged{CallProgress::Queued, std::nullopt, 0});
    }

    void ask(const calls::PlaceCall &order, const QByteArray &proof, std::stop_token stop, Done done) override
    {
        using MachineDetection = calls::PlaceCall::MachineDetection;
        rest::NewCall call;
        call.to = order.to;
        call.from = order.from;
        // A test of the fallback is answered by the one callers would hear, wherever that is. Somebody else's address
        // brings no proof, but the status callbacks do.
        const bool elsewhere = order.answerPath == calls::fallbackPath && !desk().fallbackUrl.isEmpty();
        call.url = elsewhere
            ? desk().fallback()
            : desk().control(order.answerPath.isEmpty() ? calls::flowPath(order.flow) : order.answerPath, proof);
        call.fallbackUrl = desk().fallback();
        call.statusCallback = desk().callback(u"/twilio/voice/status"_s, proof);
        call.timeout = order.ringAtMost;
        call.timeLimit = order.longest;
        if (order.record)
            call.recordingStatusCallback = desk().callback(u"/twilio/recording"_s);
        if (order.machineDetection != MachineDetection::Off)
            call.machineDetection =
                order.machineDetection == MachineDetection::Detect ? u"Enable"_s : u"DetectMessageEnd"_s;
        client()->createCall(
            call,
            [done = std::move(done)](const rest::Answer<rest::Call> &made) {
                done(made ? SendResult::done(made->sid) : resultOf(made.error()));
            },
            std::move(stop));
    }
};

class EndCallHandler final : public OrderHandler<calls::EndCall>
{
public:
    using OrderHandler::OrderHandler;

private:
    void ask(const calls::EndCall &order, const QByteArray &, std::stop_token stop, Done done) override
    {
        client()->endCall(
            order.call,
            [done = std::move(done)](const rest::Answer<rest::Call> &answer) {
                // A call that has ended is what was wanted.
                done(answer || isOver(answer.error()) ? SendResult::done() : resultOf(answer.error()));
            },
            std::move(stop));
    }
};

class RedirectCallHandler final : public OrderHandler<calls::RedirectCall>
{
public:
    explicit RedirectCallHandler(std::shared_ptr<TwilioDesk> desk)
        : OrderHandler(std::move(desk), true)
    { }

private:
    void ask(const calls::RedirectCall &order, const QByteArray &proof, std::stop_token stop, Done done) override
    {
        client()->redirectCall(
            order.call, desk().control(order.path, proof), desk().fallback(),
            [done = std::move(done)](const rest::Answer<rest::Call> &answer) {
                done(answer ? SendResult::done(answer->sid) : resultOf(answer.error()));
            },
            std::move(stop));
    }
};

class StartRecordingHandler final : public OrderHandler<calls::StartRecording>
{
public:
    explicit StartRecordingHandler(std::shared_ptr<TwilioDesk> desk)
        : OrderHandler(std::move(desk), true)
    { }

    void lookUp(const Item &item, std::stop_token stop, Looked done) override
    {
        if (!client())
            return done({LookUp::Kind::Unknown});
        rest::RecordingFilter filter;
        filter.callSid = item.subject;
        client()->recordings(
            filter,
            [sentAt = item.sentAt, done = std::move(done)](const rest::Answer<rest::Page<rest::Recording>> &page) {
                if (!page)
                    return done({LookUp::Kind::Unknown});
                LookUp found{LookUp::Kind::Found};
                for (auto each = page->items.crbegin(); each != page->items.crend(); ++each) {
                    if (each->source == twilio::RecordingSource::CallApi && mayBe(each->createdAt, sentAt))
                        found.remoteIds << each->sid;
                }
                done(found);
            },
            std::move(stop));
    }

private:
    [[nodiscard]] Result<> made(
        store::Transaction &tx, const calls::StartRecording &order, const QString &sid) const override
    {
        calls::RecordingChanged recording;
        recording.sid = sid;
        recording.channels = 2;
        return apply(tx, order.call, {}, recording);
    }

    void ask(const calls::StartRecording &order, const QByteArray &proof, std::stop_token stop, Done done) override
    {
        client()->startRecording(
            order.call, desk().callback(u"/twilio/recording"_s, proof),
            [done = std::move(done)](const rest::Answer<rest::Recording> &made) {
                done(made ? SendResult::done(made->sid) : resultOf(made.error()));
            },
            std::move(stop));
    }
};

class ChangeRecordingHandler final : public OrderHandler<calls::ChangeRecording>
{
public:
    using OrderHandler::OrderHandler;

private:
    void ask(const calls::ChangeRecording &order, const QByteArray &, std::stop_token stop, Done done) override
    {
        using To = calls::ChangeRecording::To;
        const rest::RecordingOrder what = order.to == To::Paused ? rest::RecordingOrder::Pause
            : order.to == To::Running                            ? rest::RecordingOrder::Resume
                                                                 : rest::RecordingOrder::Stop;
        client()->changeRecording(
            order.call, order.recording, what,
            [done = std::move(done), stops = order.to == To::Stopped](const rest::Answer<rest::Recording> &answer) {
                const bool asWanted = answer || (stops && isOver(answer.error()));
                done(asWanted ? SendResult::done(answer ? answer->sid : QString()) : resultOf(answer.error()));
            },
            std::move(stop));
    }
};

class DeleteRecordingHandler final : public OrderHandler<calls::DeleteRecording>
{
public:
    using OrderHandler::OrderHandler;

private:
    void ask(const calls::DeleteRecording &order, const QByteArray &, std::stop_token stop, Done done) override
    {
        client()->deleteRecording(
            order.recording,
            [done = std::move(done)](const rest::Answer<rest::Client::Nothing> &answer) {
                done(answer || answer.error().httpStatus == 404 ? SendResult::done() : resultOf(answer.error()));
            },
            std::move(stop));
    }
};

template <typename HandlerType, typename Order>
void add(Handlers &handlers, const std::shared_ptr<TwilioDesk> &desk)
{
    handlers.add(QString(Order::kind), std::make_unique<HandlerType>(desk));
}

} // namespace

void addCallHandlers(Handlers &handlers, const std::shared_ptr<TwilioDesk> &desk)
{
    add<PlaceCallHandler, calls::PlaceCall>(handlers, desk);
    add<EndCallHandler, calls::EndCall>(handlers, desk);
    add<RedirectCallHandler, calls::RedirectCall>(handlers, desk);
    add<StartRecordingHandler, calls::StartRecording>(handlers, desk);
    add<ChangeRecordingHandler, calls::ChangeRecording>(handlers, desk);
    add<DeleteRecordingHandler, calls::DeleteRecording>(handlers, desk);
}

Result<> callEnded(store::Transaction &tx, QByteArrayView proofValue, twilio::CallStatus status)
{
    if (status != twilio::CallStatus::Busy && status != twilio::CallStatus::NoAnswer)
        return {};
    const std::optional<Proof> proof = readProof(proofValue);
    if (!proof)
        return {};
    const Result<std::optional<Item>> item = store::outbox::find(tx, proof->id);
    if (!item)
        return tl::unexpected(item.error());
    if (!*item || (*item)->kind != calls::PlaceCall::kind)
        return {};
    Result<calls::PlaceCall> order = calls::orderFrom<calls::PlaceCall>((*item)->payload);
    if (!order || order->furtherTries == 0)
        return {};
    --order->furtherTries;
    const Result<store::outbox::ItemId> again = calls::order(tx, *order, {.dueAt = tx.now() + order->tryAgainAfter});
    return again ? Result<>() : Result<>(tl::unexpected(again.error()));
}

} // namespace cb::dispatch

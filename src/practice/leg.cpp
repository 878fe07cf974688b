// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/leg.h"

#include "practice/activity.h"
#include "practice/callforms.h"
#include "practice/exchange.h"
#include "practice/recordings.h"

#include <algorithm>
#include <type_traits>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace twiml = cb::twilio::twiml;
using cb::twilio::CallStatus;
using cb::twilio::Direction;

namespace cb::practice {

namespace {

constexpr milliseconds setUp{400}; // from "initiated" until the telephone rings
constexpr milliseconds betweenVerbs{10};

QString verbName(const twiml::Enqueue &)
{
    return u"Enqueue"_s;
}
QString verbName(const twiml::Leave &)
{
    return u"Leave"_s;
}
QString verbName(const twiml::Connect &)
{
    return u"Connect"_s;
}
QString verbName(const twiml::Start &)
{
    return u"Start"_s;
}
QString verbName(const twiml::Stop &)
{
    return u"Stop"_s;
}
QString verbName(const twiml::Message &)
{
    return u"Message"_s;
}

QString eventOf(CallStatus status)
{
    switch (status) {
    case CallStatus::Initiated:
        return u"initiated"_s;
    case CallStatus::Ringing:
        return u"ringing"_s;
    case CallStatus::InProgress:
        return u"answered"_s;
    default:
        return u"completed"_s;
    }
}

} // namespace

Leg::Leg(Exchange &exchange, LegPlan plan)
    : QObject(&exchange)
    , m_exchange(exchange)
    , m_plan(std::move(plan))
    , m_sid(m_plan.call.sid)
    , m_script(m_plan.call.direction == Direction::Inbound ? m_plan.script : m_plan.behaviour.script)
    , m_timers(exchange.timeline())
    , m_ringing(exchange.timeline())
{ }

Leg::~Leg()
{
    stopActivity();
}

CallRecord &Leg::call()
{
    CallRecord *record = m_exchange.ledger().call(m_sid);
    Q_ASSERT(record != nullptr); // calls under way are never forgotten
    return *record;
}

twilio::Form Leg::form()
{
    return callForm(call(), m_exchange.accountSid());
}

void Leg::start()
{
    if (call().direction != Direction::Inbound) {
        ring();
        return;
    }
    call().status = CallStatus::Ringing;
    m_exchange.touch(call());
    if (!isByHand())
        m_timers.after(m_script.patience, [this] { personHangsUp(); });
    fetch(m_plan.source, {});
}

// ---- the person who is rung

void Leg::ring()
{
    call().status = CallStatus::Initiated;
    m_exchange.touch(call());
    tellStatus(u"initiated"_s, CallStatus::Initiated);
    m_ringing.after(setUp, [this] {
        if (m_plan.behaviour.kind == Behaviour::Kind::NotInService)
            return end(CallStatus::Failed, 404);
        if (m_plan.behaviour.kind == Behaviour::Kind::Busy)
            return end(CallStatus::Busy, 486);
        call().status = CallStatus::Ringing;
        m_exchange.touch(call());
        tellStatus(u"ringing"_s, CallStatus::Ringing);
        ringOut();
    });
}

void Leg::ringOut()
{
    constexpr auto buffer = 5s; // Twilio lets it ring that much longer
    m_ringing.after(m_plan.ringAtMost + buffer, [this] { end(CallStatus::NoAnswer, 487); });
    switch (m_plan.behaviour.kind) {
    case Behaviour::Kind::Answers:
        m_ringing.after(m_plan.behaviour.after, [this] {
            answer();
            if (m_plan.source.isEmpty())
                documentEnded();
            else
                fetch(m_plan.source, {});
        });
        break;
    case Behaviour::Kind::Declines:
        m_ringing.after(m_plan.behaviour.after, [this] { end(CallStatus::Busy, 603); });
        break;
    default:
        break;
    }
}

void Leg::answer()
{
    if (m_over || isAnswered())
        return;
    m_ringing.clear();
    call().status = CallStatus::InProgress;
    call().answeredAt = m_exchange.timeline().now();
    m_exchange.touch(call());
    tellStatus(u"answered"_s, CallStatus::InProgress);
    m_timers.after(m_plan.longest, [this] { complete(); });
    if (call().direction != Direction::Inbound)
        m_timers.after(m_script.patience, [this] { personHangsUp(); });
    Q_EMIT wasAnswered();
}

void Leg::personHangsUp()
{
    if (m_over)
        return;
    const bool inbound = call().direction == Direction::Inbound;
    const CallStatus status =
        isAnswered() ? CallStatus::Completed : (inbound ? CallStatus::NoAnswer : CallStatus::Busy);
    if (isAnswered())
        call().status = CallStatus::Completed; // as the last requests tell it
    if (m_activity != nullptr)
        m_activity->personHungUp();
    end(status, isAnswered() ? 200 : 487);
}

void Leg::pressKeys(const QString &keys)
{
    for (const QChar key : keys) {
        if (m_over || m_activity == nullptr)
            return;
        call().pressed.append(key);
        m_activity->key(key);
    }
}

void Leg::beginSpeech()
{
    if (!m_over && m_activity != nullptr)
        m_activity->speechBegan();
}

void Leg::endSpeech(const Utterance &said)
{
    if (!m_over && m_activity != nullptr)
        m_activity->speechEnded(said);
}

std::optional<Turn> Leg::takeTurn(std::initializer_list<Turn::Kind> kinds)
{
    const Turn *next = nextTurn();
    if (next == nullptr || std::find(kinds.begin(), kinds.end(), next->kind) == kinds.end())
        return std::nullopt;
    ++m_turn;
    return *next;
}

const Turn *Leg::nextTurn() const
{
    return m_turn < m_script.turns.size() ? &m_script.turns.at(m_turn) : nullptr;
}

// ---- the account, over REST

void Leg::cancel()
{
    end(CallStatus::Canceled, 487);
}

void Leg::complete()
{
    if (m_over)
        return;
    if (!isAnswered())
        return cancel();
    stopActivity();
    end(CallStatus::Completed, 200);
}

void Leg::redirect(const DocumentSource &source)
{
    if (m_over)
        return;
    stopActivity();
    m_ringing.clear();
    answer();
    if (m_bridged) {
        m_bridged = false;
        Q_EMIT wentAway();
    }
    m_redirected = true;
    m_plan.source = source;
    m_firstDocument = false;
    fetch(source, {});
}

QString Leg::startTape(int channels, const twiml::Callback &callback)
{
    const QString sid = beginRecording(*this, callback, twilio::RecordingSource::CallApi, channels);
    m_tapes.append({sid, callback});
    return sid;
}

bool Leg::stopTape(const QString &sid)
{
    const auto tape = std::find_if(m_tapes.begin(), m_tapes.end(), [&](const Tape &each) { return each.sid == sid; });
    if (tape == m_tapes.end())
        return false;
    const Tape ended = *tape;
    m_tapes.erase(tape);
    if (RecordingRecord *recording = m_exchange.ledger().recording(sid)) {
        recording->length = m_exchange.timeline().now() - recording->startedAt;
        recording->language = m_script.language;
        endRecording(*this, sid, ended.callback, false);
    }
    return true;
}

// ---- documents

twiml::Place Leg::place() const
{
    const bool whisper = m_plan.call.direction == Direction::OutboundDial && !m_redirected;
    return whisper ? twiml::Place::Whisper : twiml::Place::Call;
}

void Leg::fetch(const DocumentSource &source, const twilio::Form &more)
{
    const quint64 question = ++m_documents;
    if (source.url.isEmpty()) {
        take(readTwiml(source.twiml, place()), source.url, source.method);
        return;
    }
    Webhook webhook;
    webhook.kind =
        m_firstDocument && call().direction == Direction::Inbound ? Webhook::Kind::Incoming : Webhook::Kind::Document;
    webhook.callSid = m_sid;
    webhook.url = source.url;
    webhook.method = source.method;
    webhook.form = form();
    for (qsizetype i = 0; i < more.size(); ++i)
        webhook.form.append(more.at(i).name, more.at(i).value);
    m_exchange.courier().fetch(std::move(webhook), this, [this, question, source](const Reply &reply) {
        if (m_over || question != m_documents)
            return;
        take(readDocument(reply, place()), reply.url, source.method);
    });
}

void Leg::request(const QString &url, twiml::Method method, const twilio::Form &more)
{
    DocumentSource source;
    source.url = url.isEmpty() ? m_url : m_url.resolved(QUrl(url));
    source.method = url.isEmpty() ? m_method : method;
    fetch(source, more);
}

void Leg::tell(const QString &url, twiml::Method method, const twilio::Form &more)
{
    if (url.isEmpty())
        return; // the document's own address is not asked again for somebody who has gone
    Webhook webhook;
    webhook.callSid = m_sid;
    webhook.url = m_url.resolved(QUrl(url));
    webhook.method = method;
    webhook.form = form();
    for (qsizetype i = 0; i < more.size(); ++i)
        webhook.form.append(more.at(i).name, more.at(i).value);
    m_exchange.courier().fetch(std::move(webhook), &m_exchange, [](const Reply &) {});
}

void Leg::take(const Document &document, const QUrl &url, twiml::Method method)
{
    m_exchange.warn(call(), document.warnings);
    if (document.errorCode != 0)
        return documentFailed(document, url);
    m_url = url;
    m_method = method;
    m_verbs = document.verbs;
    m_next = 0;
    m_inFallback = false;
    if (m_firstDocument && !isAnswered()) {
        const twiml::Verb *first = m_verbs.isEmpty() ? nullptr : &m_verbs.first();
        if (first != nullptr && std::holds_alternative<twiml::Reject>(*first))
            return reject(std::get<twiml::Reject>(*first).busy);
        const auto *dial = first != nullptr ? std::get_if<twiml::Dial>(first) : nullptr;
        if (dial == nullptr || !dial->answerOnBridge)
            answer();
    }
    m_firstDocument = false;
    proceed();
}

void Leg::reject(bool busy)
{
    end(busy ? CallStatus::Busy : CallStatus::NoAnswer, busy ? 486 : 603);
}

void Leg::documentFailed(const Document &document, const QUrl &url)
{
    m_exchange.warn(call(), {u"%1 %2"_s.arg(document.errorCode).arg(document.detail)});
    if (!m_plan.source.fallbackUrl.isEmpty() && !m_inFallback) {
        m_inFallback = true;
        twilio::Form more;
        more.append("ErrorCode", QString::number(document.errorCode));
        more.append("ErrorUrl", url.toString(QUrl::FullyEncoded));
        DocumentSource source;
        source.url = m_plan.source.fallbackUrl;
        source.method = m_plan.source.fallbackMethod;
        fetch(source, more);
        return;
    }
    answer();
    m_verbs = {twiml::Say{.text = u"We are sorry, an application error has occurred. Goodbye."_s}, twiml::Hangup{}};
    m_next = 0;
    m_firstDocument = false;
    proceed();
}

void Leg::proceed()
{
    if (m_over)
        return;
    stopActivity();
    m_timers.after(betweenVerbs, [this, question = m_documents] {
        if (!m_over && question == m_documents)
            run();
    });
}

void Leg::run()
{
    if (m_next >= m_verbs.size())
        return documentEnded();
    const twiml::Verb verb = m_verbs.at(m_next++);
    if (!isAnswered() && !std::holds_alternative<twiml::Dial>(verb))
        answer(); // an answerOnBridge that joined nobody
    std::visit(
        [this](const auto &each) {
            using Each = std::decay_t<decltype(each)>;
            if constexpr (std::is_same_v<Each, twiml::Hangup>) {
                end(CallStatus::Completed, 200);
            } else if constexpr (std::is_same_v<Each, twiml::Reject>) {
                end(CallStatus::Completed, 200); // an answered call can only be hung up
            } else if constexpr (std::is_same_v<Each, twiml::Redirect>) {
                request(each.url, each.method, {});
            } else if constexpr (requires { makeActivity(*this, each); }) {
                become(makeActivity(*this, each));
            } else {
                m_exchange.warn(call(), {u"0 not carried out by the practice carrier yet: %1"_s.arg(verbName(each))});
                proceed();
            }
        },
        verb);
}

void Leg::documentEnded()
{
    if (m_over)
        return;
    const bool whispered = call().direction == Direction::OutboundDial && !m_redirected;
    if (whispered)
        Q_EMIT readyToJoin();
    else
        end(CallStatus::Completed, 200);
}

void Leg::become(std::unique_ptr<Activity> activity)
{
    stopActivity();
    m_activity = activity.release();
    m_activity->start();
}

void Leg::stopActivity()
{
    if (m_activity == nullptr)
        return;
    Activity *activity = std::exchange(m_activity, nullptr);
    activity->stop();
    activity->deleteLater(); // it may be the one that called
}

// ---- the end, and who is told

void Leg::end(CallStatus status, int sipResponseCode)
{
    if (m_over)
        return;
    m_over = true;
    m_timers.clear();
    m_ringing.clear();
    stopActivity();
    while (!m_tapes.isEmpty())
        stopTape(m_tapes.first().sid);
    call().status = status;
    call().endedAt = m_exchange.timeline().now();
    call().sipResponseCode = sipResponseCode;
    m_exchange.touch(call());
    tellStatus(u"completed"_s, status);
    Q_EMIT hasEnded();
    m_exchange.ended(this);
}

void Leg::tellStatus(const QString &event, CallStatus status)
{
    Q_ASSERT(event == eventOf(status));
    const int number = m_sequence++;
    if (m_plan.status.url.isEmpty() || !m_plan.status.events.contains(event))
        return;
    Webhook webhook;
    webhook.kind = Webhook::Kind::Status;
    webhook.callSid = m_sid;
    webhook.url = m_plan.status.url;
    webhook.method = m_plan.status.method;
    const bool inbound = call().direction == Direction::Inbound; // there it is the only one
    webhook.form = progressForm(call(), m_exchange.accountSid(), QString(twilio::toWord(status)), inbound ? 0 : number,
        m_exchange.timeline().now());
    m_exchange.courier().post(std::move(webhook));
}

} // namespace cb::practice

#include "moc_leg.cpp"

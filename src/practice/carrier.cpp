// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/carrier.h"

#include "http/server.h"
#include "practice/leg.h"
#include "practice/restapi.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::practice {

namespace {

quint64 seedOf(const CarrierOptions &options)
{
    return options.seed != 0 ? options.seed : QRandomGenerator::system()->generate64();
}

QString accountOf(const CarrierOptions &options, Sids &sids)
{
    const QString made = sids.next("AC");
    return options.accountSid.isEmpty() ? made : options.accountSid;
}

Secret tokenOf(const CarrierOptions &options, Sids &sids)
{
    const QByteArray made = sids.hex(32);
    return options.authToken.isEmpty() ? Secret(made) : options.authToken;
}

twilio::twiml::Method methodOf(const QString &word)
{
    return word == "GET"_L1 ? twilio::twiml::Method::Get : twilio::twiml::Method::Post;
}

} // namespace

Carrier::Carrier(Timeline &timeline, const CarrierOptions &options, QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_sids(seedOf(options))
    , m_token(tokenOf(options, m_sids))
    , m_keySid(options.apiKeySid)
    , m_keySecret(options.apiKeySecret)
    , m_accountName(options.accountName)
    , m_courier(timeline, m_sids, m_token, std::min<milliseconds>(options.longestAnswer, 15s))
    , m_exchange(timeline, m_courier, m_sids, accountOf(options, m_sids), options.mostCalls)
{
    connect(&m_exchange, &Exchange::callChanged, this, &Carrier::callChanged);
    connect(&m_exchange, &Exchange::said, this, &Carrier::said);
    connect(&m_exchange, &Exchange::warned, this, &Carrier::warned);
    connect(&m_courier, &Courier::delivered, this, &Carrier::delivered);
}

Carrier::~Carrier()
{
    stop();
}

Result<> Carrier::start()
{
    m_server = std::make_unique<http::Server>();
    m_api = std::make_unique<RestApi>(m_exchange, m_token, m_accountName);
    m_api->setApiKey(m_keySid, m_keySecret);
    m_api->addTo(*m_server);
    const Result<> listening = m_server->listen(QHostAddress::LocalHost, 0);
    if (!listening)
        return listening;
    m_exchange.setApiUrl(restUrl());
    return {};
}

void Carrier::stop()
{
    m_server.reset();
    m_api.reset();
}

QString Carrier::restUrl() const
{
    return m_server ? u"http://127.0.0.1:%1"_s.arg(m_server->port()) : QString();
}

void Carrier::point(NumberRecord &number) const
{
    if (m_desk.isEmpty())
        return;
    number.voiceUrl = m_desk + u"/twilio/voice/incoming"_s;
    number.voiceFallbackUrl = m_desk + u"/twilio/fallback"_s;
    number.statusCallback = m_desk + u"/twilio/voice/status"_s;
}

void Carrier::setDesk(const QString &baseUrl)
{
    m_desk = baseUrl;
    while (m_desk.endsWith(u'/'))
        m_desk.chop(1);
    for (NumberRecord &number : m_exchange.ledger().numbers())
        point(number);
}

QString Carrier::addNumber(const QString &phoneNumber, const QString &friendlyName)
{
    if (NumberRecord *known = m_exchange.ledger().numberOf(phoneNumber)) {
        known->friendlyName = friendlyName;
        return known->sid;
    }
    NumberRecord number;
    number.sid = m_sids.next("PN");
    number.phoneNumber = phoneNumber;
    number.friendlyName = friendlyName;
    number.createdAt = number.updatedAt = m_timeline.now();
    point(number);
    return m_exchange.ledger().add(number).sid;
}

void Carrier::setBehaviour(const QString &number, const Behaviour &behaviour)
{
    m_exchange.setBehaviour(number, behaviour);
}

void Carrier::setUsualBehaviour(const Behaviour &behaviour)
{
    m_exchange.setUsualBehaviour(behaviour);
}

void Carrier::addFault(const Fault &fault)
{
    m_courier.addFault(fault);
}

void Carrier::failRest(int status, int count)
{
    if (m_api)
        m_api->failNext(status, count);
}

Result<QString> Carrier::placeCall(const IncomingCall &call)
{
    const NumberRecord *number = m_exchange.ledger().numberOf(call.to);
    if (number == nullptr)
        return failure(Error::Kind::NotFound, u"%1 is not a number of this account"_s.arg(call.to));
    if (number->voiceUrl.isEmpty())
        return failure(Error::Kind::Invalid, u"%1 has no voice URL"_s.arg(call.to));
    LegPlan plan;
    plan.call.sid = m_sids.next("CA");
    plan.call.name = call.name;
    plan.call.phoneNumberSid = number->sid;
    plan.call.from = call.from;
    plan.call.to = call.to;
    plan.call.direction = twilio::Direction::Inbound;
    plan.call.forwardedFrom = call.forwardedFrom;
    plan.call.callToken = m_sids.hex(64);
    plan.call.stirVerstat = call.stirVerstat;
    if (number->voiceCallerIdLookup)
        plan.call.callerName = call.callerName;
    plan.script = call.script;
    plan.byHand = call.byHand;
    plan.source.url = QUrl(number->voiceUrl);
    plan.source.method = methodOf(number->voiceMethod);
    plan.source.fallbackUrl = QUrl(number->voiceFallbackUrl);
    plan.source.fallbackMethod = methodOf(number->voiceFallbackMethod);
    plan.status.url = QUrl(number->statusCallback);
    plan.status.method = methodOf(number->statusCallbackMethod);
    const QString sid = plan.call.sid;
    m_exchange.begin(std::move(plan));
    return sid;
}

void Carrier::press(const QString &callSid, const QString &keys)
{
    if (Leg *leg = m_exchange.leg(callSid))
        leg->pressKeys(keys);
}

void Carrier::hangUp(const QString &callSid)
{
    if (Leg *leg = m_exchange.leg(callSid))
        leg->personHangsUp();
}

} // namespace cb::practice

#include "moc_carrier.cpp"

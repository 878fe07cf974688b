// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/deskobserver.h"

#include <QJsonArray>

#include <algorithm>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::engine {

namespace {

constexpr auto betweenTellings = 200ms;
constexpr qsizetype linesKept = 8;
constexpr auto believedFor = 1min; // a token that was right then is right now

QJsonValue toJson(const std::optional<Instant> &at)
{
    return at ? QJsonValue(qint64(at->time_since_epoch().count())) : QJsonValue();
}

std::optional<Instant> instantFrom(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? std::nullopt
                                                 : std::optional(Instant(std::chrono::milliseconds(value.toInteger())));
}

} // namespace

DeskObserver::DeskObserver(const Clock &clock, SiteTime site, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_site(std::move(site))
{
    connect(&m_timer, &QTimer::timeout, this, &DeskObserver::tell);
    m_timer.start(betweenTellings);
}

/// From what is known of door, account, token and database: what is told of the listener. With the lock held.
void DeskObserver::judge()
{
    using enum ListenerStatus::Problem;
    ListenerStatus &listener = m_status.listener;
    listener.health = Health::Down;
    if (!m_open && m_door != None) {
        listener.problem = m_door;
    } else if (!m_open) {
        listener.health = Health::Off;
        listener.problem = None;
    } else if (m_storageFails) {
        listener.problem = Storage;
    } else if (m_account && m_tokenWrong) {
        listener.problem = WrongToken;
    } else {
        listener.problem = !m_account ? NoAccount : m_door;
        listener.health = listener.problem == None ? Health::Ok : Health::Degraded;
    }
    if (listener.health != Health::Down)
        listener.downSince.reset();
    else if (!listener.downSince)
        listener.downSince = m_clock.now();
}

void DeskObserver::doorOpened(int port, int refusedToday)
{
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_door = ListenerStatus::Problem::None;
        m_storageFails = false; // the next webhook tells
        m_status.listener.port = port;
        m_status.listener.wantedPort = 0;
        m_status.listener.refusedToday = refusedToday;
        m_refusalsOf = m_site.day(m_clock.now());
        judge();
    }
    Q_EMIT changed();
}

void DeskObserver::doorFailed(ListenerStatus::Problem problem, int wanted, int open)
{
    {
        const std::lock_guard lock(m_mutex);
        m_open = open != 0;
        m_door = problem;
        m_status.listener.port = m_open ? open : wanted;
        m_status.listener.wantedPort = m_open ? wanted : 0;
        judge();
    }
    Q_EMIT changed();
}

void DeskObserver::saw(const listener::Handled &event)
{
    const std::lock_guard lock(m_mutex);
    m_dirty = true;
    if (event.refused) {
        const QDate today = m_site.day(event.at);
        if (today != m_refusalsOf) {
            m_refusalsOf = today;
            m_status.listener.refusedToday = 0;
        }
        ++m_status.listener.refusedToday;
        // While the account's own webhooks are believed, a bad one is somebody else's.
        if (event.signedOtherwise && (!m_believed || event.at - *m_believed > believedFor))
            m_doubted = true;
        return;
    }
    m_status.listener.lastEvent = event.at;
    m_believed = event.at;
    m_doubted = false;
    m_tokenWrong = false;
    if (event.stored)
        m_storageFails = false;
    judge();
    m_status.recent.prepend({event.at, event.path, event.word, event.httpStatus, event.took});
    if (m_status.recent.size() > linesKept)
        m_status.recent.removeLast();
}

void DeskObserver::storageFailed()
{
    const std::lock_guard lock(m_mutex);
    m_dirty = true;
    m_storageFails = true;
    judge();
}

void DeskObserver::storageRecovered()
{
    const std::lock_guard lock(m_mutex);
    m_dirty = true;
    m_storageFails = false;
    judge();
}

void DeskObserver::accountSet(bool any)
{
    {
        const std::lock_guard lock(m_mutex);
        m_account = any;
        m_tokenWrong = false;
        m_doubted = false;
        m_believed.reset();
        judge();
    }
    Q_EMIT changed();
}

void DeskObserver::tokenJudged(bool right)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tokenWrong = !right;
        judge();
    }
    Q_EMIT changed();
}

void DeskObserver::setSite(const SiteTime &site)
{
    const std::lock_guard lock(m_mutex);
    m_site = site;
}

void DeskObserver::setCarrier(const CarrierStatus &carrier)
{
    {
        const std::lock_guard lock(m_mutex);
        m_status.carrier = carrier;
    }
    Q_EMIT changed();
}

void DeskObserver::setOutbox(const OutboxStatus &outbox)
{
    const std::lock_guard lock(m_mutex);
    m_status.outbox = outbox;
    m_dirty = true; // a campaign changes it all the time
}

DeskStatus DeskObserver::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void DeskObserver::tell()
{
    bool dirty = false;
    bool doubted = false;
    {
        const std::lock_guard lock(m_mutex);
        dirty = std::exchange(m_dirty, false);
        doubted = std::exchange(m_doubted, false);
    }
    if (dirty)
        Q_EMIT changed();
    if (doubted)
        Q_EMIT tokenDoubted();
}

QJsonObject toJson(const DeskStatus &status)
{
    QJsonArray recent;
    for (const WebhookLine &line : status.recent) {
        recent << QJsonObject{{u"at"_s, toJson(std::optional(line.at))}, {u"path"_s, line.path}, {u"word"_s, line.word},
            {u"status"_s, line.httpStatus}, {u"ms"_s, qint64(line.took.count())}};
    }
    const CarrierStatus &carrier = status.carrier;
    QJsonObject account{{u"health"_s, int(carrier.health)}, {u"problem"_s, int(carrier.problem)},
        {u"account"_s, carrier.account}, {u"currency"_s, carrier.currency}};
    if (carrier.balance)
        account[u"balance"_s] = *carrier.balance;
    const QJsonObject outbox{{u"waiting"_s, status.outbox.waiting}, {u"oldest"_s, toJson(status.outbox.oldestDue)},
        {u"unclear"_s, status.outbox.unclear}, {u"parked"_s, status.outbox.parked}};
    return {{u"carrier"_s, account}, {u"outbox"_s, outbox}, {u"health"_s, int(status.listener.health)},
        {u"problem"_s, int(status.listener.problem)}, {u"port"_s, status.listener.port},
        {u"wantedPort"_s, status.listener.wantedPort}, {u"last"_s, toJson(status.listener.lastEvent)},
        {u"down"_s, toJson(status.listener.downSince)}, {u"refused"_s, status.listener.refusedToday},
        {u"recent"_s, recent}};
}

DeskStatus statusFrom(const QJsonObject &json)
{
    DeskStatus status;
    status.listener.health = Health(std::clamp(json.value(u"health").toInt(), 0, int(Health::Down)));
    status.listener.problem =
        ListenerStatus::Problem(std::clamp(json.value(u"problem").toInt(), 0, int(ListenerStatus::Problem::NoAccount)));
    status.listener.port = json.value(u"port").toInt();
    status.listener.wantedPort = json.value(u"wantedPort").toInt();
    status.listener.lastEvent = instantFrom(json.value(u"last"));
    status.listener.downSince = instantFrom(json.value(u"down"));
    status.listener.refusedToday = json.value(u"refused").toInt();
    const QJsonObject account = json.value(u"carrier").toObject();
    status.carrier.health = Health(std::clamp(account.value(u"health").toInt(), 0, int(Health::Down)));
    status.carrier.problem = CarrierStatus::Problem(
        std::clamp(account.value(u"problem").toInt(), 0, int(CarrierStatus::Problem::TokenRefused)));
    status.carrier.account = account.value(u"account").toString();
    status.carrier.currency = account.value(u"currency").toString();
    if (account.value(u"balance").isDouble())
        status.carrier.balance = account.value(u"balance").toDouble();
    const QJsonObject outbox = json.value(u"outbox").toObject();
    status.outbox.waiting = outbox.value(u"waiting").toInt();
    status.outbox.oldestDue = instantFrom(outbox.value(u"oldest"));
    status.outbox.unclear = outbox.value(u"unclear").toInt();
    status.outbox.parked = outbox.value(u"parked").toInt();
    for (const QJsonValue &line : json.value(u"recent").toArray()) {
        status.recent << WebhookLine{instantFrom(line[u"at"]).value_or(Instant()), line[u"path"].toString(),
            line[u"word"].toString(), line[u"status"].toInt(), std::chrono::milliseconds(line[u"ms"].toInteger())};
    }
    return status;
}

} // namespace cb::engine

#include "moc_deskobserver.cpp"

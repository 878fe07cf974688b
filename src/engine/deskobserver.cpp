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

void DeskObserver::doorOpened(int port, bool verifies, int refusedToday)
{
    {
        const std::lock_guard lock(m_mutex);
        m_status.listener = {};
        m_status.listener.health = verifies ? Health::Ok : Health::Degraded;
        m_status.listener.problem = verifies ? ListenerStatus::Problem::None : ListenerStatus::Problem::WrongToken;
        m_status.listener.port = port;
        m_status.listener.refusedToday = refusedToday;
        m_refusalsOf = m_site.day(m_clock.now());
    }
    Q_EMIT changed();
}

void DeskObserver::doorFailed(ListenerStatus::Problem problem, int port)
{
    {
        const std::lock_guard lock(m_mutex);
        m_status.listener.health = Health::Down;
        m_status.listener.problem = problem;
        m_status.listener.port = port;
        m_status.listener.downSince = m_clock.now();
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
        return;
    }
    m_status.listener.lastEvent = event.at;
    if (event.httpStatus < 500 && m_status.listener.problem == ListenerStatus::Problem::Storage) {
        m_status.listener.problem = ListenerStatus::Problem::None;
        m_status.listener.health = Health::Ok;
        m_status.listener.downSince.reset();
    }
    m_status.recent.prepend({event.at, event.path, event.word, event.httpStatus, event.took});
    if (m_status.recent.size() > linesKept)
        m_status.recent.removeLast();
}

void DeskObserver::storageFailed()
{
    const std::lock_guard lock(m_mutex);
    m_dirty = true;
    m_status.listener.health = Health::Down;
    m_status.listener.problem = ListenerStatus::Problem::Storage;
    if (!m_status.listener.downSince)
        m_status.listener.downSince = m_clock.now();
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
    {
        const std::lock_guard lock(m_mutex);
        dirty = std::exchange(m_dirty, false);
    }
    if (dirty)
        Q_EMIT changed();
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
        {u"last"_s, toJson(status.listener.lastEvent)}, {u"down"_s, toJson(status.listener.downSince)},
        {u"refused"_s, status.listener.refusedToday}, {u"recent"_s, recent}};
}

DeskStatus statusFrom(const QJsonObject &json)
{
    DeskStatus status;
    status.listener.health = Health(std::clamp(json.value(u"health").toInt(), 0, int(Health::Down)));
    status.listener.problem =
        ListenerStatus::Problem(std::clamp(json.value(u"problem").toInt(), 0, int(ListenerStatus::Problem::Storage)));
    status.listener.port = json.value(u"port").toInt();
    status.listener.lastEvent = instantFrom(json.value(u"last"));
    status.listener.downSince = instantFrom(json.value(u"down"));
    status.listener.refusedToday = json.value(u"refused").toInt();
    const QJsonObject account = json.value(u"carrier").toObject();
    status.carrier.health = Health(std::clamp(account.value(u"health").toInt(), 0, int(Health::Down)));
    status.carrier.problem = CarrierStatus::Problem(
        std::clamp(account.value(u"problem").toInt(), 0, int(CarrierStatus::Problem::Unreachable)));
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

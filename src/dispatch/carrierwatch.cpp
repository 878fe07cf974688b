// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/carrierwatch.h"

#include <QPointer>

using namespace std::chrono_literals;

namespace cb::dispatch {

namespace {

constexpr std::chrono::milliseconds whenWell = 5min;
constexpr std::chrono::milliseconds whenNot = 30s;

} // namespace

CarrierWatch::CarrierWatch(twilio::rest::Client &client, bool byToken, double speed, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_byToken(byToken)
    , m_speed(speed)
{
    m_timer.setParent(this);
    connect(&m_timer, &QTimer::timeout, this, &CarrierWatch::ask);
    connect(&m_client, &twilio::rest::Client::reached, this, &CarrierWatch::heard);
}

void CarrierWatch::ask()
{
    const auto wait = m_status.health == Health::Ok ? whenWell : whenNot;
    m_timer.start(std::max(1000ms, std::chrono::milliseconds(qint64(double(wait.count()) / m_speed))));
    const QPointer<CarrierWatch> self(this);
    m_client.account([self](const twilio::rest::Answer<twilio::rest::AccountInfo> &account) {
        if (!self || !account)
            return;
        CarrierStatus status = self->m_status;
        status.account = account->friendlyName;
        self->set(status);
    });
    m_client.balance([self](const twilio::rest::Answer<twilio::rest::Balance> &balance) {
        if (!self || !balance)
            return;
        CarrierStatus status = self->m_status;
        status.balance = balance->amount;
        status.currency = balance->currency;
        self->set(status);
    });
}

void CarrierWatch::heard(twilio::rest::Reach reach)
{
    CarrierStatus status = m_status;
    switch (reach) {
    case twilio::rest::Reach::Answered:
        status.health = Health::Ok;
        status.problem = CarrierStatus::Problem::None;
        break;
    case twilio::rest::Reach::KeyRefused:
        status.health = Health::Down;
        status.problem = m_byToken ? CarrierStatus::Problem::TokenRefused : CarrierStatus::Problem::KeyRefused;
        break;
    case twilio::rest::Reach::Unreachable:
        status.health = Health::Down;
        status.problem = CarrierStatus::Problem::Unreachable;
        break;
    }
    const bool worse = status.health != Health::Ok && m_status.health == Health::Ok;
    set(status);
    if (worse) // look for its coming back sooner than in five minutes
        m_timer.start(std::max(1000ms, std::chrono::milliseconds(qint64(double(whenNot.count()) / m_speed))));
}

void CarrierWatch::set(const CarrierStatus &status)
{
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT changed(m_status);
}

} // namespace cb::dispatch

#include "moc_carrierwatch.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "twilio/rest/client.h"

#include <QObject>
#include <QTimer>

namespace cb::dispatch {

/// How the account at Twilio answers: from what every exchange says, and from asking for its name and balance now and
/// then (every five minutes; every half minute while something is wrong). In the client's thread.
class CarrierWatch final : public QObject
{
    Q_OBJECT
public:
    /// `client` outlives it. `byToken`: it asks with the account's auth token, not with an API key. `speed`: how many
    /// seconds of the desk's clock pass in one of ours.
    CarrierWatch(twilio::rest::Client &client, bool byToken, double speed, QObject *parent = nullptr);
    [[nodiscard]] const CarrierStatus &status() const { return m_status; }

public Q_SLOTS:
    void ask();

Q_SIGNALS:
    void changed(const cb::CarrierStatus &status);

private:
    void heard(twilio::rest::Reach reach);
    void set(const CarrierStatus &status);

    twilio::rest::Client &m_client;
    bool m_byToken;
    double m_speed;
    CarrierStatus m_status;
    QTimer m_timer;
};

} // namespace cb::dispatch

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace cb {

/// How a part of the desk is doing: the dot in the status bar.
enum class Health {
    Off, // not set up or switched off: nothing is wrong
    Ok,
    Degraded, // works, but not all of it
    Down
};

/// The part that takes the vendors' webhooks.
struct ListenerStatus {
    enum class Problem {
        None,
        PortInUse, // another program has it
        PortForbidden, // the system does not let us have it
        WrongToken, // the auth token is not the account's: every signature fails, every call is refused
        Storage, // the database does not take what arrives
        NoAccount // none is set up: whose webhooks should be believed?
    };
    Health health = Health::Off;
    Problem problem = Problem::None;
    int port = 0; // 0: none yet
    int wantedPort = 0; // could not be had, so that `port` is still the one before; 0: nothing else is wanted
    std::optional<Instant> lastEvent; // last accepted webhook; empty: none since the start
    std::optional<Instant> downSince;
    int refusedToday = 0; // webhooks without a valid signature, since the site's day began
    friend bool operator==(const ListenerStatus &, const ListenerStatus &) = default;
};

/// The account at Twilio, as its REST API last answered.
struct CarrierStatus {
    enum class Problem {
        None,
        KeyRefused, // the API key: what the desk asks for is refused, calls still arrive
        Unreachable,
        TokenRefused // there is no API key, and the auth token is refused: calls are, too
    };
    Health health = Health::Off;
    Problem problem = Problem::None;
    QString account; // its friendly name, empty when not known
    std::optional<double> balance; // in `currency`; empty when not known
    QString currency; // ISO 4217, "USD"
    friend bool operator==(const CarrierStatus &, const CarrierStatus &) = default;
};

/// The sending domain at the mail provider.
struct MailStatus {
    Health health = Health::Off;
    QString provider; // "Mailgun"
    QString domain;
    std::optional<double> delivered; // share of the last 30 days, 0 to 1; empty when nothing was sent
    int waiting = 0; // mails in the outbox
    friend bool operator==(const MailStatus &, const MailStatus &) = default;
};

/// How far the window's rows are behind the database.
struct SyncStatus {
    Health health = Health::Off;
    std::optional<Instant> at; // last time the rows agreed with the database
    friend bool operator==(const SyncStatus &, const SyncStatus &) = default;
};

/// What is to go out into the world and has not gone yet.
struct OutboxStatus {
    int waiting = 0; // due; at most 1000 are counted
    std::optional<Instant> oldestDue; // of the due ones: since when the first waits for its turn
    int unclear = 0; // may have been carried out: being looked for
    int parked = 0; // a person decides: send again, or it arrived
    friend bool operator==(const OutboxStatus &, const OutboxStatus &) = default;
};

/// One webhook as the listener's log shows it.
struct WebhookLine {
    Instant at;
    QString path; // without the vendor's part: "voice/status"
    QString word; // the vendor's word for what it told ("ringing", "in-progress"); may be empty
    int httpStatus = 0; // our answer
    std::chrono::milliseconds took{0};
    friend bool operator==(const WebhookLine &, const WebhookLine &) = default;
};

/// Everything the frame around the pages shows about the desk.
struct DeskStatus {
    ListenerStatus listener;
    CarrierStatus carrier;
    MailStatus mail;
    SyncStatus sync;
    OutboxStatus outbox;
    QList<WebhookLine> recent; // newest first; a handful
    friend bool operator==(const DeskStatus &, const DeskStatus &) = default;
};

/// Where app writes the desk's status and the window reads it. Lives on the GUI thread.
class DeskBoard final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const DeskStatus &status() const { return m_status; }
    /// Emits changed() when something did.
    void set(const DeskStatus &status);

Q_SIGNALS:
    void changed();

private:
    DeskStatus m_status;
};

} // namespace cb

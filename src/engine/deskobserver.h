// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "base/sitetime.h"
#include "listener/router.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <mutex>
#include <optional>

namespace cb::engine {

/// Keeps the desk's status up to date: fed from the door's thread on every webhook, told to others at most five times a
/// second. Lives on the engine's thread; saw(), storageFailed() and storageRecovered() may be called from any.
class DeskObserver final : public QObject
{
    Q_OBJECT
public:
    DeskObserver(const Clock &clock, SiteTime site, QObject *parent = nullptr);

    void doorOpened(int port, int refusedToday);
    /// `open`: the port before, which is still open; 0: none is.
    void doorFailed(ListenerStatus::Problem problem, int wanted, int open);
    void saw(const listener::Handled &event);
    void storageFailed();
    void storageRecovered();
    /// Another account or token is set up, or (false) none is.
    void accountSet(bool any);
    /// What Twilio says of the auth token.
    void tokenJudged(bool right);
    void setSite(const SiteTime &site);
    void setCarrier(const CarrierStatus &carrier);
    void setOutbox(const OutboxStatus &outbox);
    [[nodiscard]] DeskStatus status() const;

Q_SIGNALS:
    void changed();
    /// A webhook of our own account was signed with another token than ours, and none came meanwhile that was signed
    /// well. At most five times a second.
    void tokenDoubted();

private:
    void tell();
    void judge();

    const Clock &m_clock;
    SiteTime m_site;
    mutable std::mutex m_mutex;
    DeskStatus m_status;
    QDate m_refusalsOf; // the day refusedToday counts
    ListenerStatus::Problem m_door = ListenerStatus::Problem::None; // PortInUse, PortForbidden
    bool m_open = false;
    bool m_account = false;
    bool m_tokenWrong = false;
    bool m_storageFails = false;
    bool m_doubted = false;
    std::optional<Instant> m_believed; // the last webhook that was signed well, with the account as it is set up
    bool m_dirty = false;
    QTimer m_timer;
};

/// For the local link: the status as an engine tells it to consoles, and back.
[[nodiscard]] QJsonObject toJson(const DeskStatus &status);
[[nodiscard]] DeskStatus statusFrom(const QJsonObject &json);

} // namespace cb::engine

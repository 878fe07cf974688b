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

namespace cb::engine {

/// Keeps the desk's status up to date: fed from the door's thread on every webhook, told to others at most five times a
/// second. Lives on the engine's thread; saw() and storageFailed() may be called from any.
class DeskObserver final : public QObject
{
    Q_OBJECT
public:
    DeskObserver(const Clock &clock, SiteTime site, QObject *parent = nullptr);

    void doorOpened(int port, bool verifies, int refusedToday);
    void doorFailed(ListenerStatus::Problem problem, int port);
    void saw(const listener::Handled &event);
    void storageFailed();
    void setCarrier(const CarrierStatus &carrier);
    void setOutbox(const OutboxStatus &outbox);
    [[nodiscard]] DeskStatus status() const;

Q_SIGNALS:
    void changed();

private:
    void tell();

    const Clock &m_clock;
    SiteTime m_site;
    mutable std::mutex m_mutex;
    DeskStatus m_status;
    QDate m_refusalsOf; // the day refusedToday counts
    bool m_dirty = false;
    QTimer m_timer;
};

/// For the local link: the status as an engine tells it to consoles, and back.
[[nodiscard]] QJsonObject toJson(const DeskStatus &status);
[[nodiscard]] DeskStatus statusFrom(const QJsonObject &json);

} // namespace cb::engine

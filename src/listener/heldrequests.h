// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "listener/webhook.h"
#include "store/database.h"

#include <QByteArray>
#include <QHostAddress>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

namespace cb::listener {

/// Each takes a connection: beyond these a request goes on at once, and its caller asks again.
struct HeldLimits {
    int inAll = 128;
    int perClient = 32;
};

/// One request that the door may hold.
struct HeldRequest {
    /// What becomes of it.
    enum class End {
        GoesOn, // to its hook
        Leaves, // nobody waits for its answer, or nobody will be there to give one
    };
    QByteArray key; // of its event: a repeat waits no longer than the first
    QHostAddress client;
    quint64 exchange = 0; // http::Request::exchange
    Pending pending;
    std::function<void(End)> ended; // called once, later
};

/// Requests of callers who wait for something outside: held until it has come, for eight seconds at most (the vendor
/// gives up after fifteen). The database tells after each commit, and is asked once a second for what others wrote.
/// Lives in the door's thread; nothing runs while nobody is held.
class HeldRequests final : public QObject
{
    Q_OBJECT
public:
    using End = HeldRequest::End;
    static constexpr std::chrono::seconds patience{8};

    HeldRequests(HeldLimits limits, store::Database &database, const Clock &clock, QObject *parent = nullptr);

    /// For those who come from now on.
    void setLimits(HeldLimits limits) { m_limits = limits; }
    /// False: there is no room, or nobody is held any more; `request.ended` is then not called.
    [[nodiscard]] bool hold(HeldRequest request);
    /// Its peer has left.
    void leave(quint64 exchange);
    /// Its peer may be leaving, or wait for an answer still: it gets one now.
    void hurry(quint64 exchange);
    /// All end like this, now, and nobody is held from now on.
    void close(End end);
    [[nodiscard]] int count() const { return int(m_entries.size()); }

private:
    struct Entry {
        quint64 wait = 0; // a repeat shares that of the first
        Instant since;
        HeldRequest request;
    };
    [[nodiscard]] bool hasRoomFor(const QHostAddress &client) const;
    void begin();
    void nudge();
    void look();
    void found(const Result<QList<quint64>> &over, const QList<quint64> &asked);
    void tick();
    template <typename Which>
    void end(End how, Which which);

    HeldLimits m_limits;
    store::Database &m_database;
    const Clock &m_clock;
    std::vector<Entry> m_entries; // in the order they came
    quint64 m_lastWait = 0;
    bool m_closed = false;
    bool m_looking = false;
    bool m_again = false; // something was written since the look began
    std::chrono::steady_clock::time_point m_lastLook;
    QTimer m_tick;
    QTimer m_rest; // between two looks
};

} // namespace cb::listener

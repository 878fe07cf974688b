// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/addresses.h"
#include "http/epoll.h"
#include "http/message.h"
#include "http/scanner.h"

#include <QHash>
#include <QTcpServer>
#include <QTimer>

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <optional>

namespace cb::http {

class Connection;

/// What the door lets in. The defaults suit an address on the open internet.
struct Limits {
    ScanLimits request;
    int connections = 512;
    int connectionsPerAddress = 64; // proxies are not counted by address
    qint64 bodiesInFlight = 64 * 1024 * 1024; // bytes of bodies that have come, of all connections together …
    qint64 freeBody = 16 * 1024; // … without the first of each: a webhook is not refused for the sake of uploads
    qsizetype webSocketMessage = 1024 * 1024;
    // A deadline for each phase of a connection; the last two count from the last byte that moved.
    std::chrono::milliseconds idle{15'000}; // between requests
    std::chrono::milliseconds header{5'000};
    std::chrono::milliseconds body{15'000};
    std::chrono::milliseconds handling{60'000}; // until our own answer
    std::chrono::milliseconds writing{20'000}; // the peer does not read
    std::chrono::milliseconds lingering{1'000}; // after an answer that closes
    std::chrono::milliseconds tick{250}; // how often deadlines are looked at
    AddressList allowed; // empty: everybody
    AddressList proxies; // always allowed: the forwarded address is the router's to judge
};

/// Why a connection or request was turned away before any handler saw it.
enum class Refusal {
    Address, // not on the allow list
    Connections, // too many in all
    ConnectionsPerAddress,
    Malformed, // 400, 405, 411, 417, 501, 505
    TooLarge, // 413, 414, 431
    Busy, // 503: bodiesInFlight
    HeaderTimeout, // 408
    BodyTimeout, // 408
    HandlingTimeout, // 503
    WritingTimeout, // aborted
    Upgrade, // 403, 404: a WebSocket that nobody wants
    Route, // 404, 405: nothing is at that path, or not for this method
};
constexpr int refusalCount = int(Refusal::Route) + 1;

/// Stands between the network and QHttpServer: accepts, reads and scans, and lets exactly one whole request at a time
/// through each connection; what comes behind it waits in the kernel's buffer. Owns framing and time: 100-continue,
/// Connection: close, HEAD, deadlines, caps. After a WebSocket upgrade it passes bytes on untouched.
/// Lives in the door's thread; counters may be read from anywhere.
class Guard final : public QTcpServer
{
    Q_OBJECT
public:
    /// Asked before an upgrade is let through; a response refuses it.
    using UpgradeCheck = std::function<std::optional<Response>(const Request &)>;
    using Exchange = quint64; // one request and its answer; 0: none

    Guard(Limits limits, UpgradeCheck upgradeCheck);
    ~Guard() override;

    /// The request being handed to QHttpServer at this moment. Whoever takes it owes finished(); a request nobody takes
    /// is refused, for then QHttpServer has read it differently than we have.
    [[nodiscard]] Exchange take(Request *request);
    /// True when the answer must carry "Connection: close".
    [[nodiscard]] bool closes(Exchange exchange) const;
    /// The answer has been written.
    void finished(Exchange exchange);
    /// Counts it, and logs it unless there are too many a second; how many had no line is told afterwards.
    void refuse(Refusal why, const QHostAddress &peer, const char *detail);

    /// Other limits from now on. A connection from an address that is no longer let in is answered once more, then
    /// closed.
    void setLimits(const Limits &limits);
    /// Lets nobody in any more. What is under way is answered, each connection is closed behind its next answer, and an
    /// idle one at its usual time. drained() follows when the last is gone, at once when there is none.
    void drain();

    [[nodiscard]] int connections() const { return int(m_connections.size()); }
    [[nodiscard]] quint64 refused(Refusal why) const { return m_refused[size_t(why)].load(std::memory_order_relaxed); }
    [[nodiscard]] quint64 requests() const { return m_requests.load(std::memory_order_relaxed); }
    [[nodiscard]] const Limits &limits() const { return m_limits; }

Q_SIGNALS:
    void gone(quint64 exchange); // the peer left, or the deadline passed, before the answer
    void leaving(quint64 exchange); // before the answer, or with its request, the peer ended its side; it may read on
    void drained();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class Connection;
    [[nodiscard]] bool letsIn(const QHostAddress &peer) const;
    void remove(Connection *connection);
    void breathe();
    void checkDeadlines();
    void logSuppressed();

    Limits m_limits;
    UpgradeCheck m_upgradeCheck;
    Epoll m_epoll;
    QTimer m_tick;
    QHash<Connection *, QHostAddress> m_connections; // with the address it counts for; null: a proxy
    QHash<QHostAddress, int> m_perAddress;
    QHash<Exchange, Connection *> m_exchanges;
    Connection *m_current = nullptr;
    bool m_draining = false;
    Exchange m_lastExchange = 0;
    qint64 m_bodyBytes = 0;
    std::chrono::steady_clock::time_point m_logWindow;
    int m_logged = 0;
    std::array<std::atomic<quint64>, refusalCount> m_refused{};
    std::atomic<quint64> m_requests{0};
};

} // namespace cb::http

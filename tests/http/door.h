// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/server.h"

#include <QThread>

#include <atomic>
#include <functional>
#include <thread>

namespace cb::test {

/// A Server in a thread of its own, as the program runs it, so that a test may block on plain sockets.
class Door
{
public:
    using Setup = std::function<void(http::Server &)>;
    explicit Door(const Setup &setup, http::Limits limits = {});
    ~Door();
    Q_DISABLE_COPY_MOVE(Door)

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] quint64 refused(http::Refusal why) const { return m_server->guard()->refused(why); }
    [[nodiscard]] quint64 requests() const { return m_server->guard()->requests(); }
    [[nodiscard]] int connections(); // asked in the door's thread
    /// Runs in the door's thread and waits for it.
    void run(const std::function<void(http::Server &)> &work);

private:
    QThread m_thread;
    http::Server *m_server = nullptr;
    quint16 m_port = 0;
};

/// "/ping" answers "pong", "/echo" (GET, POST) target, newline, body.
void usualRoutes(http::Server &server);

/// A client that says exactly what a test wants said: a plain blocking socket. Waits at most 10 s for anything.
class RawPeer
{
public:
    explicit RawPeer(quint16 port, const char *from = "127.0.0.1");
    ~RawPeer();
    RawPeer(RawPeer &&other) noexcept;
    RawPeer(const RawPeer &) = delete;
    RawPeer &operator=(const RawPeer &) = delete;
    RawPeer &operator=(RawPeer &&) = delete;

    [[nodiscard]] bool isConnected() const { return m_descriptor >= 0; }
    /// False when the other side has closed or reset meanwhile.
    bool send(QByteArrayView bytes);
    /// Sends bytes again and again until so many have gone, the other side ends it, or it takes no more for a while.
    /// Returns how many went.
    qint64 flood(QByteArrayView bytes, qint64 total);
    /// One answer, header and body by its Content-Length (a 1xx or `headOnly` has none). Empty: closed before.
    [[nodiscard]] QByteArray answer(bool headOnly = false);
    /// Everything until the other side closes. A reset counts as closed.
    [[nodiscard]] QByteArray untilClosed();
    [[nodiscard]] bool isClosedSoon(); // nothing more comes and the connection ends
    void finish(); // sends no more, and reads on
    void reset(); // closes with RST

    [[nodiscard]] static int status(const QByteArray &answer); // 0: none
    [[nodiscard]] static QByteArray body(const QByteArray &answer);

private:
    bool receive(int timeoutMs = 10'000);
    int m_descriptor = -1;
    QByteArray m_received;
};

/// By how much the resident memory of this process grew at most since this object was made, looked at every
/// millisecond. Source: proc(5), statm.
class PeakMemory
{
public:
    PeakMemory();
    [[nodiscard]] qint64 growth() const { return m_peak - m_start; } // bytes

private:
    qint64 m_start;
    std::atomic<qint64> m_peak;
    std::jthread m_watcher;
};
/// The sanitizer keeps freed memory for a while, so that growth says nothing there.
#ifdef __SANITIZE_ADDRESS__
constexpr bool memoryIsTelling = false;
#else
constexpr bool memoryIsTelling = true;
#endif

} // namespace cb::test

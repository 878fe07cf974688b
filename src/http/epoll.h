// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <sys/epoll.h>

#include <array>

class QSocketNotifier;

namespace cb::http {

/// Any number of sockets behind one notifier of the event loop. A QTcpSocket brings a notifier of its own, which Qt's
/// loop polls one by one and switches off and on for each answer; here a request costs a receive and a send.
/// Edge triggered (epoll(7)): who is told reads until nothing is left, or remembers that there is more.
class Epoll final : public QObject
{
    Q_OBJECT
public:
    class Watcher
    {
    public:
        virtual ~Watcher() = default;
        /// What epoll_wait said: EPOLLIN, EPOLLOUT, EPOLLRDHUP, EPOLLHUP, EPOLLERR. May end the watcher.
        virtual void happened(quint32 events) = 0;
    };

    explicit Epoll(QObject *parent = nullptr);
    ~Epoll() override;

    /// False when the system has no room for one more.
    [[nodiscard]] bool watch(int descriptor, Watcher *watcher);
    /// Nothing is told from here on, not even what has been fetched already.
    void forget(int descriptor, Watcher *watcher);

private:
    void fetch();

    int m_epoll;
    QSocketNotifier *m_notifier;
    std::array<epoll_event, 128> m_events{};
    int m_next = 0; // of m_events, while they are told
    int m_end = 0;
};

} // namespace cb::http

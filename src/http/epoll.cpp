// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/epoll.h"

#include <QSocketNotifier>

#include <unistd.h>

namespace cb::http {

Epoll::Epoll(QObject *parent)
    : QObject(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_notifier(new QSocketNotifier(m_epoll, QSocketNotifier::Read, this))
{
    connect(m_notifier, &QSocketNotifier::activated, this, &Epoll::fetch);
}

Epoll::~Epoll()
{
    m_notifier->setEnabled(false);
    ::close(m_epoll);
}

bool Epoll::watch(int descriptor, Watcher *watcher)
{
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.ptr = watcher;
    return ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Epoll::forget(int descriptor, Watcher *watcher)
{
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    for (int i = m_next; i < m_end; ++i) {
        if (m_events[size_t(i)].data.ptr == watcher)
            m_events[size_t(i)].data.ptr = nullptr;
    }
}

/// One round only: what else is ready keeps the notifier awake, and others of this thread have their turn first.
void Epoll::fetch()
{
    if (m_next < m_end)
        return; // a loop within a watcher
    m_next = 0;
    m_end = ::epoll_wait(m_epoll, m_events.data(), int(m_events.size()), 0);
    while (m_next < m_end) {
        const epoll_event &event = m_events[size_t(m_next++)];
        if (auto *watcher = static_cast<Watcher *>(event.data.ptr))
            watcher->happened(event.events);
    }
    m_next = m_end = 0;
}

} // namespace cb::http

#include "moc_epoll.cpp"

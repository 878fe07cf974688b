// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load.h"

#include "bench/httpanswer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <deque>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace cb::bench {

namespace {

constexpr uint64_t second = 1'000'000'000;
constexpr uint64_t drainNs = 2 * second; // for the last answers

class Load
{
public:
    explicit Load(const LoadOptions &options)
        : m_options(options)
        , m_requests(options.hook, options.port, options.run)
        , m_connections(size_t(options.connections))
    { }
    ~Load()
    {
        for (Connection &connection : m_connections) {
            if (connection.socket >= 0)
                close(connection.socket);
        }
        close(m_timer);
        close(m_epoll);
    }

    LoadResult run()
    {
        if (!m_options.stamped && m_options.perSecond == 0) {
            // What this machine can sign in good time; should the server be faster, the rest is signed on the way.
            const double most = 60'000 * (m_options.warmUpSeconds + m_options.seconds);
            m_requests.signAhead(uint64_t(most) / uint64_t(eventsOf(m_options.hook)));
        }
        for (size_t i = 0; i < m_connections.size(); ++i) {
            if (!open(i))
                return std::move(m_result);
        }
        m_began = monotonicNs();
        m_countFrom = m_began + uint64_t(m_options.warmUpSeconds * second);
        m_end = m_countFrom + uint64_t(m_options.seconds * second);
        if (m_options.perSecond > 0) {
            watch(m_timer, timerTag);
            sendDue();
        } else {
            for (size_t i = 0; i < m_connections.size(); ++i)
                sendNext(i, monotonicNs());
        }
        loop();
        m_result.seconds = double(std::min(m_lastAnswer, m_end) - m_countFrom) / double(second);
        std::sort(m_result.microseconds.begin(), m_result.microseconds.end());
        return std::move(m_result);
    }

private:
    struct Connection {
        int socket = -1;
        bool waiting = false; // for an answer
        uint64_t due = 0; // when its request was to be sent
        Event next; // flat out, a connection goes through the events of its own call
        std::string received;
    };
    static constexpr uint64_t timerTag = ~uint64_t(0);

    bool fail(const char *what)
    {
        m_result.trouble = std::string(what) + ": " + std::strerror(errno);
        return false;
    }

    void watch(int descriptor, uint64_t tag)
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = tag;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    }

    bool open(size_t index)
    {
        Connection &connection = m_connections[index];
        connection.socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_options.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(connection.socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            return fail("connect");
        const int on = 1;
        setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        watch(connection.socket, index);
        connection.next = {.call = m_calls++};
        return true;
    }

    void reopen(size_t index)
    {
        close(m_connections[index].socket);
        m_connections[index] = {};
        if (open(index) && !isFixedRate())
            sendNext(index, monotonicNs());
    }

    [[nodiscard]] bool isFixedRate() const { return m_options.perSecond > 0; }

    void sendNext(size_t index, uint64_t due)
    {
        Connection &connection = m_connections[index];
        Event event = connection.next;
        if (m_options.stamped)
            event.stamp = monotonicNs();
        m_requests.write(event, m_scratch);
        connection.due = due;
        connection.waiting = true;
        // A request is far smaller than the socket's buffer, which is empty: it goes out whole.
        (void)!::send(connection.socket, m_scratch.data(), m_scratch.size(), MSG_NOSIGNAL);
        if (++connection.next.event == eventsOf(m_options.hook))
            connection.next = {.call = m_calls++};
    }

    /// Fixed rate: what is due goes out on connections that are free; the rest waits, and its time counts.
    void sendDue()
    {
        const uint64_t now = monotonicNs();
        for (; dueAt(m_scheduled) <= now && dueAt(m_scheduled) < m_end; ++m_scheduled)
            m_dueTimes.push_back(dueAt(m_scheduled));
        for (size_t tried = 0; tried < m_connections.size() && !m_dueTimes.empty(); ++tried) {
            m_turn = (m_turn + 1) % m_connections.size();
            if (m_connections[m_turn].waiting || m_connections[m_turn].socket < 0)
                continue;
            sendNext(m_turn, m_dueTimes.front());
            m_dueTimes.pop_front();
        }
        const uint64_t next = dueAt(m_scheduled);
        itimerspec timer{};
        timer.it_value.tv_sec = time_t(next / second);
        timer.it_value.tv_nsec = long(next % second);
        timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &timer, nullptr);
    }

    [[nodiscard]] uint64_t dueAt(uint64_t number) const
    {
        return m_began + uint64_t(double(number) * double(second) / m_options.perSecond);
    }

    void loop()
    {
        std::array<epoll_event, 128> events{};
        while (true) {
            const int count = epoll_wait(m_epoll, events.data(), int(events.size()), 100);
            const uint64_t now = monotonicNs();
            const bool ended = now >= m_end;
            for (int i = 0; i < count; ++i) {
                if (events[size_t(i)].data.u64 != timerTag)
                    read(size_t(events[size_t(i)].data.u64));
            }
            if (isFixedRate() && !ended) {
                uint64_t expirations = 0;
                (void)!::read(m_timer, &expirations, sizeof expirations);
                sendDue();
            }
            const bool silent = std::none_of(m_connections.begin(), m_connections.end(),
                [](const Connection &connection) { return connection.waiting; });
            if (ended && (silent || now >= m_end + drainNs))
                return;
        }
    }

    void read(size_t index)
    {
        Connection &connection = m_connections[index];
        std::array<char, 16384> buffer;
        const ssize_t size = recv(connection.socket, buffer.data(), buffer.size(), 0);
        if (size <= 0) {
            m_result.lost += connection.waiting ? 1 : 0;
            reopen(index);
            return;
        }
        connection.received.append(buffer.data(), size_t(size));
        const HttpAnswer answer = readAnswer(connection.received);
        if (answer.state == HttpAnswer::State::Incomplete)
            return;
        const uint64_t now = monotonicNs();
        if (answer.state == HttpAnswer::State::Unreadable) {
            ++m_result.refused;
            reopen(index);
            return;
        }
        connection.received.erase(0, answer.size);
        connection.waiting = false;
        if (answer.status / 100 != 2)
            ++m_result.refused;
        // Flat out, what was answered within the time counts; at a fixed rate, what was due within it.
        const uint64_t belongs = isFixedRate() ? connection.due : now;
        if (belongs >= m_countFrom && belongs < m_end && answer.status / 100 == 2) {
            ++m_result.answered;
            m_lastAnswer = now;
            m_result.microseconds.push_back(uint32_t((now - connection.due) / 1000));
        }
        if (!isFixedRate() && now < m_end)
            sendNext(index, now);
    }

    LoadOptions m_options;
    SignedRequests m_requests;
    std::vector<Connection> m_connections;
    LoadResult m_result;
    std::string m_scratch;
    std::deque<uint64_t> m_dueTimes;
    uint64_t m_calls = 0;
    uint64_t m_scheduled = 0;
    uint64_t m_began = 0;
    uint64_t m_countFrom = 0;
    uint64_t m_end = 0;
    uint64_t m_lastAnswer = 0;
    size_t m_turn = 0;
    int m_epoll = epoll_create1(EPOLL_CLOEXEC);
    int m_timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
};

} // namespace

uint64_t monotonicNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return uint64_t(now.tv_sec) * second + uint64_t(now.tv_nsec);
}

double LoadResult::percentileMs(double share) const
{
    if (microseconds.empty())
        return 0;
    const double place = std::ceil(share * double(microseconds.size())) - 1;
    return double(microseconds[size_t(std::clamp(place, 0.0, double(microseconds.size() - 1)))]) / 1000;
}

std::string LoadResult::json() const
{
    std::array<char, 512> text{};
    std::snprintf(text.data(), text.size(),
        R"({"answered": %llu, "refused": %llu, "lost": %llu, "seconds": %.3f, "per_second": %.0f, "p50_ms": %.3f, )"
        R"("p99_ms": %.3f, "p999_ms": %.3f, "max_ms": %.3f, "trouble": "%s"})",
        static_cast<unsigned long long>(answered), static_cast<unsigned long long>(refused),
        static_cast<unsigned long long>(lost), seconds, seconds > 0 ? double(answered) / seconds : 0, percentileMs(0.5),
        percentileMs(0.99), percentileMs(0.999), percentileMs(1), trouble.c_str());
    return text.data();
}

LoadResult runLoad(const LoadOptions &options)
{
    return Load(options).run();
}

} // namespace cb::bench

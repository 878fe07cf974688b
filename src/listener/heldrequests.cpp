// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listener/heldrequests.h"

#include "store/liveness.h"

#include <QLoggingCategory>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace std::chrono_literals;

namespace cb::listener {

Q_DECLARE_LOGGING_CATEGORY(lcListener)

namespace {

constexpr auto betweenTicks = 100ms;
constexpr auto betweenLooks = 20ms; // commits may come by the thousand
constexpr auto unaskedAtMost = 1s; // what another process wrote may not have been told

struct Question {
    quint64 wait = 0;
    Pending pending;
};

/// A call whose state cannot be read is over, alone. An error: the connection is lost, and each further question might
/// take as long to find that out.
Result<QList<quint64>> overAmong(const std::vector<Question> &questions, store::Connection &connection, Instant now)
{
    QList<quint64> over;
    for (const Question &question : questions) {
        const Result<bool> pending = question.pending(connection, now);
        if (!pending) {
            if (pending.error().kind == Error::Kind::Storage && !store::isAnswering(connection))
                return tl::unexpected(pending.error());
            qCInfo(lcListener, "a held request goes on: %ls", qUtf16Printable(pending.error().detail));
        }
        if (!pending || !*pending)
            over << question.wait;
    }
    return over;
}

} // namespace

HeldRequests::HeldRequests(HeldLimits limits, store::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_database(database)
    , m_clock(clock)
{
    m_tick.setParent(this); // they move along to another thread
    m_rest.setParent(this);
    m_tick.setInterval(betweenTicks);
    m_rest.setInterval(betweenLooks);
    m_rest.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &HeldRequests::tick);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_again)
            look();
    });
}

bool HeldRequests::hold(HeldRequest request)
{
    if (m_closed || !hasRoomFor(request.client))
        return false;
    const auto first = std::ranges::find(m_entries, request.key, [](const Entry &one) { return one.request.key; });
    Entry entry{.wait = 0, .since = m_clock.now(), .request = std::move(request)};
    if (first != m_entries.end()) {
        entry.wait = first->wait;
        entry.since = first->since;
    } else {
        entry.wait = ++m_lastWait;
    }
    m_entries.push_back(std::move(entry));
    if (m_entries.size() == 1)
        begin();
    nudge(); // it may have come already, or never come at all
    return true;
}

bool HeldRequests::hasRoomFor(const QHostAddress &client) const
{
    const auto ofClient = std::ranges::count(m_entries, client, [](const Entry &one) { return one.request.client; });
    return count() < m_limits.inAll && ofClient < m_limits.perClient;
}

void HeldRequests::begin()
{
    connect(&m_database, &store::Database::committed, this, &HeldRequests::nudge);
    m_tick.start();
}

void HeldRequests::nudge()
{
    if (m_looking || m_rest.isActive())
        m_again = true;
    else
        look();
}

void HeldRequests::look()
{
    m_again = false;
    if (m_looking || m_entries.empty())
        return;
    m_looking = true;
    m_lastLook = std::chrono::steady_clock::now();
    std::vector<Question> questions;
    QList<quint64> asked;
    for (const Entry &entry : m_entries) {
        if (asked.contains(entry.wait))
            continue;
        asked << entry.wait;
        questions.push_back({entry.wait, entry.request.pending});
    }
    m_database.readFor<QList<quint64>>(
        [questions = std::move(questions), now = m_clock.now()](
            store::Connection &connection) { return overAmong(questions, connection, now); },
        this, [this, asked](const Result<QList<quint64>> &over) { found(over, asked); });
}

void HeldRequests::found(const Result<QList<quint64>> &over, const QList<quint64> &asked)
{
    m_looking = false;
    m_rest.start();
    // Whoever cannot be told whether to wait goes on: the hook meets the same trouble, and knows what to say.
    if (!over)
        qCInfo(lcListener, "held requests go on: %ls", qUtf16Printable(over.error().detail));
    const QList<quint64> &those = over ? *over : asked;
    end(End::GoesOn, [&those](const Entry &entry) { return those.contains(entry.wait); });
}

void HeldRequests::tick()
{
    // A clock that was set back must not make a caller wait for it.
    const Instant now = m_clock.now();
    end(End::GoesOn, [now](const Entry &entry) { return now < entry.since || now - entry.since >= patience; });
    if (!m_entries.empty() && std::chrono::steady_clock::now() - m_lastLook >= unaskedAtMost)
        nudge();
}

void HeldRequests::leave(quint64 exchange)
{
    if (exchange != 0)
        end(End::Leaves, [exchange](const Entry &entry) { return entry.request.exchange == exchange; });
}

void HeldRequests::hurry(quint64 exchange)
{
    if (exchange != 0)
        end(End::GoesOn, [exchange](const Entry &entry) { return entry.request.exchange == exchange; });
}

void HeldRequests::close(End how)
{
    m_closed = true;
    end(how, [](const Entry &) { return true; });
}

/// They are held no more when they are told: whatever that leads to finds us in order.
template <typename Which>
void HeldRequests::end(End how, Which which)
{
    const auto rest =
        std::stable_partition(m_entries.begin(), m_entries.end(), [&which](const Entry &one) { return !which(one); });
    if (rest == m_entries.end())
        return;
    const std::vector<Entry> over(std::make_move_iterator(rest), std::make_move_iterator(m_entries.end()));
    m_entries.erase(rest, m_entries.end());
    if (m_entries.empty()) {
        disconnect(&m_database, &store::Database::committed, this, &HeldRequests::nudge);
        m_tick.stop();
    }
    for (const Entry &entry : over)
        entry.request.ended(how);
}

} // namespace cb::listener

#include "moc_heldrequests.cpp"

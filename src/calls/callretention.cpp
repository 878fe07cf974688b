// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callretention.h"

#include "store/database.h"

#include <QLoggingCategory>

#include <algorithm>

Q_LOGGING_CATEGORY(lcCallRetention, "callboard.calls.retention", QtInfoMsg)

using namespace std::chrono_literals;

namespace cb::calls {

namespace {
constexpr int lookedAt = 500;
constexpr int fewestDays = 2;
} // namespace

CallRetention::CallRetention(store::Database &database, const Clock &clock, HeldBack heldBack, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_heldBack(std::move(heldBack))
{
    m_hourly.setInterval(1h);
    connect(&m_hourly, &QTimer::timeout, this, &CallRetention::begin);
}

void CallRetention::setDays(int days)
{
    const int kept = days <= 0 ? 0 : std::max(days, fewestDays);
    if (kept == m_days)
        return;
    m_days = kept;
    if (m_days == 0) {
        m_hourly.stop(); // what is being removed stops at its next look
        return;
    }
    m_hourly.start();
    begin();
}

void CallRetention::begin()
{
    if (m_running)
        return; // the next hour looks at what this one left
    m_running = true;
    m_removed = 0;
    look({});
}

void CallRetention::look(Call::Id after)
{
    if (m_passDays != m_days) { // another time was set: from the oldest again
        m_passDays = m_days;
        after = {};
    }
    if (m_days == 0) {
        m_running = false;
        return;
    }
    m_database.readFor<OldCalls>(
        [before = limit(), after, heldBack = m_heldBack](
            store::Connection &connection) { return oldCalls(connection, before, after, lookedAt, heldBack); },
        this,
        [this](const Result<OldCalls> &found) {
            if (!found)
                return stop(found.error());
            if (m_passDays != m_days)
                return look({});
            if (!found->sids.isEmpty())
                return remove(found->sids, found->last);
            if (found->last.isValid()) // all of these are held back
                return look(found->last);
            m_running = false;
            if (m_removed > 0)
                qCInfo(lcCallRetention, "%d calls were older than they are to be kept", m_removed);
            Q_EMIT finished(m_removed);
        });
}

void CallRetention::remove(const QStringList &sids, Call::Id last)
{
    m_database.writeFor<RemovedCalls>(
        store::Lane::Bulk, "calls.retention",
        [sids, before = limit(), heldBack = m_heldBack](
            store::Transaction &tx) { return removeCalls(tx, sids, before, heldBack); },
        this,
        [this, sids, last](const Result<RemovedCalls> &slice) {
            if (!slice)
                return stop(slice.error());
            m_removed += slice->removed;
            if (m_passDays == m_days && slice->handled < sids.size())
                remove(sids.mid(slice->handled), last);
            else
                look(last);
        });
}

/// What began before it is removed.
Instant CallRetention::limit() const
{
    return m_clock.now() - std::chrono::days(m_passDays);
}

void CallRetention::stop(const Error &error)
{
    m_running = false;
    if (error.kind != Error::Kind::Cancelled)
        qCWarning(lcCallRetention, "old calls were not removed: %ls", qUtf16Printable(error.detail));
}

} // namespace cb::calls

#include "moc_callretention.cpp"

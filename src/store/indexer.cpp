// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/indexer.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcIndex, "callboard.store.index", QtInfoMsg)

using namespace std::chrono_literals;

namespace cb::store {

namespace {
constexpr int sliceRows = 200; // some 5 ms
constexpr auto pause = 200ms; // a call rings, is answered, changes its name: indexed once
} // namespace

Indexer::Indexer(Database &database, Work work, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_work(std::move(work))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &Indexer::look);
    connect(&database, &Database::committed, this, [this] {
        if (m_running)
            m_again = true;
        else if (!m_soon.isActive())
            m_soon.start();
    });
    m_soon.start(); // what an earlier run left
}

/// Reads first: most commits leave nothing to do, and a write that does nothing would be one more commit to look after.
void Indexer::look()
{
    m_running = true;
    m_again = false;
    m_database.readFor<bool>(m_work.isThere, this, [this](const Result<bool> &there) {
        if (!there)
            failed(there.error());
        else if (*there)
            slice();
        else
            rest();
    });
}

void Indexer::slice()
{
    m_database.writeFor<int>(
        Lane::Bulk, m_work.subject, [work = m_work.slice](Transaction &tx) { return work(tx, sliceRows); }, this,
        [this](const Result<int> &done) {
            if (!done)
                failed(done.error());
            else if (*done == sliceRows)
                slice();
            else
                rest();
        });
}

/// The next commit tries again, or that which came meanwhile.
void Indexer::failed(const Error &error)
{
    m_running = false;
    if (error.kind == Error::Kind::Cancelled)
        return;
    qCWarning(lcIndex, "%s: %ls", m_work.subject.constData(), qUtf16Printable(error.detail));
    if (m_again)
        m_soon.start();
}

void Indexer::rest()
{
    m_running = false;
    if (m_again)
        m_soon.start();
    else
        Q_EMIT upToDate();
}

} // namespace cb::store

#include "moc_indexer.cpp"

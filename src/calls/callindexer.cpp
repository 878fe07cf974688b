// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callindexer.h"

#include "calls/textindexstore.h"
#include "store/database.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcCallIndex, "callboard.calls.index", QtInfoMsg)

using namespace std::chrono_literals;

namespace cb::calls {

namespace {
constexpr int sliceRows = 200; // some 5 ms
constexpr auto pause = 200ms; // a call rings, is answered, changes its name: indexed once
} // namespace

CallIndexer::CallIndexer(store::Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &CallIndexer::look);
    connect(&database, &store::Database::committed, this, [this] {
        if (m_running)
            m_again = true;
        else if (!m_soon.isActive())
            m_soon.start();
    });
    m_soon.start(); // what an earlier run left
}

/// Reads first: most commits end no call, and a write that has nothing to do would be one more commit to look after.
void CallIndexer::look()
{
    m_running = true;
    m_again = false;
    m_database.readFor<bool>([](store::Connection &connection) { return hasMarkedCalls(connection); }, this,
        [this](const Result<bool> &marked) {
            if (marked && *marked)
                slice();
            else
                rest();
        });
}

void CallIndexer::slice()
{
    m_database.writeFor<int>(
        store::Lane::Bulk, "calls.text", [](store::Transaction &tx) { return indexCalls(tx, sliceRows); }, this,
        [this](const Result<int> &indexed) {
            if (!indexed) {
                m_running = false;
                if (indexed.error().kind != Error::Kind::Cancelled)
                    qCWarning(lcCallIndex, "calls were not indexed: %ls", qUtf16Printable(indexed.error().detail));
                return; // the next commit tries again
            }
            if (*indexed == sliceRows)
                slice();
            else
                rest();
        });
}

void CallIndexer::rest()
{
    m_running = false;
    if (m_again)
        m_soon.start();
    else
        Q_EMIT upToDate();
}

} // namespace cb::calls

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailindexer.h"

#include "store/database.h"
#include "voicemail/textindexstore.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcVoicemailIndex, "callboard.voicemail.index", QtInfoMsg)

using namespace std::chrono_literals;

namespace cb::voicemail {

namespace {
constexpr int sliceRows = 200; // some 5 ms
constexpr auto pause = 200ms; // a message comes, then its transcript: indexed once when both are soon
} // namespace

VoicemailIndexer::VoicemailIndexer(store::Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &VoicemailIndexer::slice);
    connect(&database, &store::Database::committed, this, [this] {
        if (m_running)
            m_again = true;
        else if (!m_soon.isActive())
            m_soon.start();
    });
    m_soon.start(); // what an earlier run left
}

void VoicemailIndexer::slice()
{
    m_running = true;
    m_again = false;
    m_database.writeFor<int>(
        store::Lane::Bulk, "voicemail.text", [](store::Transaction &tx) { return indexMessages(tx, sliceRows); }, this,
        [this](const Result<int> &indexed) {
            m_running = false;
            if (!indexed) {
                if (indexed.error().kind != Error::Kind::Cancelled)
                    qCWarning(
                        lcVoicemailIndex, "messages were not indexed: %ls", qUtf16Printable(indexed.error().detail));
                return; // the next commit tries again
            }
            if (*indexed == sliceRows)
                m_soon.start(0ms);
            else if (*indexed > 0 && m_again)
                m_soon.start(pause);
            else
                Q_EMIT upToDate();
        });
}

} // namespace cb::voicemail

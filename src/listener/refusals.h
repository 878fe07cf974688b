// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "http/ratelimit.h"

#include <QHostAddress>

namespace cb::listener {

/// Counts requests that were refused, and decides how many of them are worth a row in the journal: a stranger must not
/// be able to fill the disk. Belongs to the door's thread.
class Refusals
{
public:
    /// `journalledPerMinute` over all addresses together.
    Refusals(const Clock &clock, int journalledPerMinute);

    void setJournalledPerMinute(int most) { m_journalledPerMinute = most; }

    struct Verdict {
        bool tooMany = false; // answer 429 instead of the reason, and write nothing
        bool journal = false;
        bool log = false; // of those that are too many: a line may be written
        int unlogged = 0; // with `log`: how many had none since the last one
    };
    [[nodiscard]] Verdict count(const QHostAddress &client);
    /// Whether the next refusal of this address is one too many. Counts nothing.
    [[nodiscard]] bool isTired(const QHostAddress &client) const;
    /// Since the program started.
    [[nodiscard]] qint64 total() const { return m_total; }

private:
    const Clock &m_clock;
    int m_journalledPerMinute;
    http::RateLimit m_limit;
    qint64 m_minute = 0;
    int m_journalled = 0;
    qint64 m_second = 0;
    int m_logged = 0;
    int m_unlogged = 0;
    qint64 m_total = 0;
};

} // namespace cb::listener

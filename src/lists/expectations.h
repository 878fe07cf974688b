// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/changefeed.h"

#include <QList>
#include <QSet>

#include <chrono>
#include <functional>
#include <map>
#include <optional>

namespace cb::lists {

/// A read that failed is tried once more after that long, or when the feed has news.
inline constexpr std::chrono::milliseconds untilReadOnceMore{250};

/// What rows will be once the commands under way are carried out, laid over what is stored from the press of the button
/// on. A read that began before the command was stored brings the row as it was, however late it comes back; so an
/// expectation ends with the first read that saw the position of the command's answer, or with its refusal (or when
/// reading fails twice: nobody else would tell of it). The rows themselves stay as they were read: putting one back is
/// to forget what was expected of it.
template <typename Row, typename Key = qint64>
class Expectations
{
public:
    using Ticket = quint64; // of one command
    using Change = std::function<void(const Key &key, Row &row)>;

    /// `change` may meet a row that has it already: it sets, and never counts.
    [[nodiscard]] Ticket expect(const QList<Key> &rows, Change change)
    {
        m_expected.emplace(++m_last, Expected{{rows.begin(), rows.end()}, std::move(change), {}});
        return m_last;
    }
    /// The command is stored, and its answer has this position. Returns its rows: they are to be read again.
    QList<Key> carriedOut(Ticket ticket, store::Position at)
    {
        const auto found = m_expected.find(ticket);
        if (found == m_expected.end())
            return {};
        found->second.at = at;
        return found->second.rows.values();
    }
    /// Nothing was done. Returns the rows that are what they were.
    QList<Key> refused(Ticket ticket)
    {
        const auto found = m_expected.find(ticket);
        if (found == m_expected.end())
            return {};
        const QList<Key> rows = found->second.rows.values();
        m_expected.erase(found);
        return rows;
    }
    /// These rows were read (or are no more) as they stand at that position.
    void seen(const QSet<Key> &rows, store::Position at)
    {
        end(at, [&rows](QSet<Key> &expected) { expected.subtract(rows); });
    }
    /// All rows were.
    void allSeen(store::Position at)
    {
        end(at, [](QSet<Key> &expected) { expected.clear(); });
    }

    /// These rows could not be read, and their commands are answered: nothing but another read ends what is expected.
    struct NotRead {
        QList<Key> again; // to be tried once more, by themselves: they may be why the others could not be read
        QList<Key> over; // for the second time: they are what was read last
    };
    [[nodiscard]] NotRead notRead(const QSet<Key> &rows)
    {
        NotRead found;
        for (auto &[ticket, expected] : m_expected) {
            if (!expected.at)
                continue;
            for (const Key &key : rows) {
                if (!expected.rows.contains(key))
                    continue;
                if (expected.notRead.contains(key)) {
                    expected.rows.remove(key);
                    found.over << key;
                } else {
                    expected.notRead.insert(key);
                    found.again << key;
                }
            }
        }
        forgetEnded();
        return found;
    }

    [[nodiscard]] bool awaits(const Key &key) const
    {
        for (const auto &[ticket, expected] : m_expected) {
            if (expected.rows.contains(key))
                return true;
        }
        return false;
    }
    /// From what is stored to what is expected, in the order of the commands.
    void adjust(const Key &key, Row &row) const
    {
        for (const auto &[ticket, expected] : m_expected) {
            if (expected.rows.contains(key))
                expected.change(key, row);
        }
    }

private:
    struct Expected {
        QSet<Key> rows; // not seen yet
        Change change;
        std::optional<store::Position> at; // absent: not answered
        QSet<Key> notRead{}; // although they were tried to be, since it was answered
    };
    template <typename Function>
    void end(store::Position at, Function forget)
    {
        for (auto &[ticket, expected] : m_expected) {
            if (expected.at && *expected.at <= at)
                forget(expected.rows);
        }
        forgetEnded();
    }
    void forgetEnded()
    {
        std::erase_if(m_expected, [](const auto &each) { return each.second.rows.isEmpty(); });
    }

    std::map<Ticket, Expected> m_expected; // few: what one desk does within a moment
    Ticket m_last = 0;
};

} // namespace cb::lists

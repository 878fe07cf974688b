// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "voicemail/voicemailmodel.h"

/// What VoicemailModel asks. For this room only.
namespace cb::voicemail {

/// Messages by days: a question of lists::DayList.
struct VoicemailQuestion {
    using Row = Voicemail;
    using Beside = VoicemailCounts;
    VoicemailFilter filter;
    Reader reader;

    [[nodiscard]] static QString kind() { return QStringLiteral("voicemail"); }
    [[nodiscard]] static QString dayKind() { return QStringLiteral("voicemail.day"); }
    [[nodiscard]] static QString textKind() { return QStringLiteral("voicemail.text"); }
    [[nodiscard]] bool searches() const;
    [[nodiscard]] lists::Order order() const { return filter.order; }
    [[nodiscard]] Result<VoicemailCounts> beside(store::Connection &connection) const;
    /// Days with messages to show, from the counters: no message is read. The filter's text is not looked at.
    [[nodiscard]] Result<QList<lists::Day>> days(store::Connection &connection) const;
    [[nodiscard]] Result<lists::Day> day(store::Connection &connection, QDate day) const;
    [[nodiscard]] Result<QList<Voicemail>> rows(store::Connection &connection, QDate day, int offset, int limit) const;
    /// Messages that match the text and the rest, behind `after` (0: from the start).
    [[nodiscard]] Result<QList<Voicemail>> search(store::Connection &connection, qint64 after, int limit) const;
    /// How many match, counted up to `most`.
    [[nodiscard]] Result<int> countFound(store::Connection &connection, int most) const;
    [[nodiscard]] Result<QList<Voicemail>> byId(store::Connection &connection, const QList<qint64> &ids) const;
    /// How many messages of its day stand above a message.
    [[nodiscard]] Result<int> rank(store::Connection &connection, const Voicemail &message) const;
    /// Whether a message is one the filter shows, its text aside.
    [[nodiscard]] bool shows(const Voicemail &message) const;
};

} // namespace cb::voicemail

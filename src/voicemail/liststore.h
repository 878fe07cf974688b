// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "voicemail/voicemailmodel.h"

/// What VoicemailModel asks. For this room only.
namespace cb::voicemail {

/// A day of the list: how many of its messages the filter shows.
struct VoicemailDay {
    QDate day;
    int count = 0;
    friend bool operator==(const VoicemailDay &, const VoicemailDay &) = default;
};

struct Question {
    VoicemailFilter filter;
    Reader reader;
};

/// Days with messages to show, in the filter's order, from the counters: no message is read. The filter's text is not
/// looked at.
[[nodiscard]] Result<QList<VoicemailDay>> listDays(store::Connection &connection, const Question &question);
[[nodiscard]] Result<VoicemailDay> listDay(store::Connection &connection, const Question &question, QDate day);
/// Messages of a day, in the filter's order.
[[nodiscard]] Result<QList<Voicemail>> listMessages(
    store::Connection &connection, const Question &question, QDate day, int offset, int limit);
/// How many messages of its day stand above a message.
[[nodiscard]] Result<int> listRank(store::Connection &connection, const Question &question, const Voicemail &message);
/// Messages that match the text and the rest, in the filter's order, behind `after` (0: from the start).
[[nodiscard]] Result<QList<Voicemail>> searchMessages(
    store::Connection &connection, const Question &question, Voicemail::Id after, int limit);
/// How many match, counted up to `most`.
[[nodiscard]] Result<int> countFound(store::Connection &connection, const Question &question, int most);

/// Whether a message is one the filter shows, its text aside.
[[nodiscard]] bool shows(const Question &question, const Voicemail &message);

[[nodiscard]] Result<QList<Voicemail>> messagesById(store::Connection &connection, const QList<qint64> &ids);

} // namespace cb::voicemail

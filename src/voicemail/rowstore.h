// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "voicemail/voicemail.h"

/// The row of a message as this room keeps it. For this room only.
namespace cb::voicemail {

/// The columns of readRow(), parted by commas, of a table called voicemail.
extern const QString voicemailColumns;
[[nodiscard]] Voicemail readRow(const store::Statement &query);
/// All rows of a query of voicemailColumns.
[[nodiscard]] Result<QList<Voicemail>> readRows(store::Statement &query);

// To be changed, as a whole and with its counters: nobody else changes the row until the transaction ends. Whoever
// needs the row of its recording, too, takes that one first.
[[nodiscard]] Result<std::optional<Voicemail>> locked(store::Transaction &tx, Voicemail::Id id);
[[nodiscard]] Result<std::optional<Voicemail>> lockedBySid(store::Transaction &tx, const QString &recordingSid);
[[nodiscard]] Result<QList<Voicemail>> lockedOfCall(store::Transaction &tx, const QString &callSid);

/// A new row, its counters and its change; draws another id while the one it has is taken. The text index follows.
[[nodiscard]] Result<> insert(store::Transaction &tx, Voicemail &message, const QString &transcript);
/// What changed of a locked row but its transcript, its counters and its change. Equal rows write nothing.
[[nodiscard]] Result<> update(store::Transaction &tx, const Voicemail &before, const Voicemail &after);
/// Replaces the transcript; the text index follows.
[[nodiscard]] Result<> setTranscript(
    store::Transaction &tx, const Voicemail &before, TranscriptState state, const QString &transcript);

/// Days are stored as the number 20261120.
[[nodiscard]] inline int toNumber(QDate day)
{
    return day.isValid() ? day.year() * 10000 + day.month() * 100 + day.day() : 0;
}
[[nodiscard]] inline QDate toDay(qint64 number)
{
    return {int(number / 10000), int(number / 100 % 100), int(number % 100)};
}

} // namespace cb::voicemail

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

/// Transcripts as the vendor told them, by recording. For this room only.
namespace cb::voicemail {

struct StoredTranscript {
    QString sid; // "TR…"
    QString callSid;
    bool completed = false; // false: the vendor could not, or heard no words
    QString text;
};

[[nodiscard]] Result<std::optional<StoredTranscript>> storedTranscript(
    store::Connection &connection, const QString &recordingSid);
/// True when this is news: the first word on a recording, or words after a failure. Words are never taken back.
[[nodiscard]] Result<bool> keepTranscript(
    store::Transaction &tx, const QString &recordingSid, const StoredTranscript &transcript);
/// Forgets the words, not that there were some (retention).
[[nodiscard]] Result<> forgetTranscript(store::Transaction &tx, const QString &recordingSid);

} // namespace cb::voicemail

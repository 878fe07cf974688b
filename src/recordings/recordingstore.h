// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recordings/recording.h"
#include "store/connection.h"

#include <QHash>

/// What is known of recordings' sound, as stored. Changes are told as "recording".
namespace cb::recordings {

[[nodiscard]] Result<std::optional<RecordingAudio>> bySid(store::Connection &connection, const QString &sid);
/// To be changed: nobody else changes the row until this ends.
[[nodiscard]] Result<std::optional<RecordingAudio>> bySid(store::Transaction &tx, const QString &sid);
/// Of one call, oldest first.
[[nodiscard]] Result<QList<RecordingAudio>> ofCall(store::Connection &connection, const QString &callSid);

/// A new row; false when there is one with this SID already (nothing is changed then).
[[nodiscard]] Result<bool> insert(store::Transaction &tx, RecordingAudio &recording);
/// All that changed of a row, and the counters of use.
[[nodiscard]] Result<> update(store::Transaction &tx, const RecordingAudio &before, const RecordingAudio &after);

/// What the recordings kept here take.
struct Use {
    qint64 files = 0;
    qint64 bytes = 0;
    std::chrono::seconds length{0};
    friend bool operator==(const Use &, const Use &) = default;
};
[[nodiscard]] Result<Use> use(store::Connection &connection);

/// What is not here although the vendor told of it, begun since `since`, by what keeps it: how many. Without those that
/// are simply still being fetched.
[[nodiscard]] Result<QHash<AudioProblem, int>> missing(store::Connection &connection, Instant since);

/// Not on its way any more, nor removed; not flagged, begun before `before`; oldest first. To be changed, as above.
[[nodiscard]] Result<QList<RecordingAudio>> removable(store::Transaction &tx, Instant before, int limit);
/// Whether a file of the folder belongs to a recording.
[[nodiscard]] Result<bool> isKept(store::Connection &connection, const QString &file);
/// Kept here under another key than `keyId`; oldest first.
[[nodiscard]] Result<QList<RecordingAudio>> underOtherKey(
    store::Connection &connection, const QString &keyId, RecordingAudio::Id after, int limit);

} // namespace cb::recordings

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dispatch/twiliodesk.h"
#include "recordings/archive.h"
#include "recordings/recordingfacts.h"

#include <functional>
#include <memory>

namespace cb::store {
class Database;
}

namespace cb::dispatch {

struct RecordingFetchOptions {
    qint64 maxBytes = 100 * 1024 * 1024; // a larger one stays at the vendor
    bool mp3 = false; // an eighth of the bytes
    int channels = 2; // of a recording with two; 1: mixed
    int triesUntilAbsent = 8; // 404 that often, 5 to 10 s apart: it is not there
    int triesUntilGivenUp = 30; // without connection or right
    std::chrono::milliseconds again{5'000}; // after the first 404; twice that from the second on
};

/// "recording.fetch": downloads a recording by its SID from the configured vendor, never from the address a callback
/// named (its key would go there, too), looks whether it can be played, and keeps it encrypted. Row and file agree: the
/// file is there before the row says so, and one that no row names is swept away. `database` outlives its use.
[[nodiscard]] std::unique_ptr<Handler> recordingFetch(std::shared_ptr<TwilioDesk> desk, store::Database &database,
    const recordings::Archive &archive, recordings::Observer observer, const RecordingFetchOptions &options = {});
/// The same; `options` is asked in the dispatcher's thread for each recording, as settings may change.
[[nodiscard]] std::unique_ptr<Handler> recordingFetch(std::shared_ptr<TwilioDesk> desk, store::Database &database,
    const recordings::Archive &archive, recordings::Observer observer, std::function<RecordingFetchOptions()> options);

} // namespace cb::dispatch

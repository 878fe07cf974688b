// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recordings/recordingfacts.h"

#include <QStringList>

namespace cb::recordings {

struct RemovedOld {
    int recordings = 0; // 0: none is left that old
    /// To be deleted once this is committed: one that is left behind (a power cut) belongs to nobody and is swept.
    QStringList files;
};
/// Removes at most `limit` recordings that began before `before` and are not flagged, whether their sound came or not,
/// with one line in the audit chain for them all.
[[nodiscard]] Result<RemovedOld> removeOld(store::Transaction &tx, Instant before, int limit, const Observer &observer);

/// About how many bytes a recording takes here. Source: Twilio, Recordings: WAV is 8 kHz 16-bit PCM, MP3 32 kbit/s.
[[nodiscard]] constexpr qint64 estimatedBytes(std::chrono::seconds length, bool mp3, int channels)
{
    constexpr qint64 wavPerSecond = 16'000; // of each channel
    constexpr qint64 mp3PerSecond = 4'000; // whatever the channels
    return length.count() * (mp3 ? mp3PerSecond : wavPerSecond * channels);
}

} // namespace cb::recordings

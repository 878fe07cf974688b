// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace cb {

/// Where the sound of a recording is. Numbers are stored.
enum class AudioState {
    OnItsWay = 1, // being fetched, or not there yet: the vendor needs 5 to 10 s
    Here = 2, // kept here, encrypted; whoever reads it sees whether the file still is
    Absent = 3, // the vendor has none, or does not give it to us: AudioProblem says why
    Damaged = 4, // it came, but cannot be played
    TooLarge = 5, // over the limit of the setting recording.max_bytes
    Removed = 6, // by retention
};

/// What keeps the sound from being here. Of OnItsWay: what the last try met, while it is tried again. Of Here: what
/// kept a file that was lost from being fetched once more.
enum class AudioProblem {
    None = 0,
    NotThereYet = 1, // 404, a moment after the call
    NotFound = 2, // still 404 after several tries, or the vendor said "absent"
    Permission = 3, // 401, 403: the account's key may not read recordings
    Address = 4, // the URL is not one of the configured vendor's: nothing was asked
    Balance = 5, // the account is suspended or out of money
    Unreachable = 6, // no connection, or the vendor is in trouble
    Damaged = 7, // neither WAV nor MP3, or cut short
    TooLarge = 8,
    NoKey = 9, // there is no key to encrypt with (or the one it was encrypted with is gone)
    Disk = 10, // it could not be written here
};

/// The sound of one recording, a voicemail's or a call's: what is known of it, and where it lies.
/// Source: Twilio recording status callback; the media is fetched soon after.
struct RecordingAudio {
    using Id = cb::Id<struct RecordingAudioTag>; // time-ordered
    enum class Purpose { Voicemail = 1, Call = 2 };
    Id id;
    QString sid; // "RE" + 32 hex digits
    QString callSid;
    Purpose purpose = Purpose::Call;
    AudioState state = AudioState::OnItsWay;
    AudioProblem problem = AudioProblem::None;
    int tries = 0; // that brought nothing
    Instant startedAt{};
    std::optional<std::chrono::seconds> length; // told by the vendor of its file, else of the file itself
    qint64 sizeBytes = 0; // of the sound as fetched; 0: not here yet
    bool mp3 = false; // else WAV
    int channels = 1;
    QByteArray checksum; // SHA-256 of the sound as fetched; empty: not here yet
    QString keyId; // of the key it is encrypted with
    QString file; // below the recordings folder; empty: none
    QString url; // the vendor's, needs its key
    bool flagged = false; // retention leaves it alone
    std::optional<Instant> fetchedAt;
    std::optional<Instant> removedAt;
    friend bool operator==(const RecordingAudio &, const RecordingAudio &) = default;
};

} // namespace cb

Q_DECLARE_METATYPE(cb::AudioState)
Q_DECLARE_METATYPE(cb::AudioProblem)

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/mp3.h"
#include "audio/wav.h"

namespace cb::audio {

/// What is read before we give up, of either kind of file.
struct SoundLimits {
    WavLimits wav;
    Mp3Limits mp3;
};

/// A recording as Twilio gives it, WAV or MP3, told apart by its first bytes, with one or two channels (more are mixed
/// into one). Error::Kind::Invalid says what is wrong, and when there is no sound in it. Reads hostile input.
[[nodiscard]] Result<Pcm> readSound(QByteArrayView file, const SoundLimits &limits = {});

/// A recording as a WAV file, which every program opens: one that is WAV stays as it is, MP3 becomes 16-bit PCM of the
/// same length. Errors as readSound(). Decoding takes about 10 ms for each minute.
[[nodiscard]] Result<QByteArray> asWav(const QByteArray &file);

} // namespace cb::audio

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/pcm.h"
#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace cb::audio {

enum class WavCoding { Pcm16, MuLaw };

/// What is read before we give up.
struct WavLimits {
    qsizetype bytes = 64 * 1024 * 1024; // of the file: an hour of telephone sound
    int channels = 8;
    int rate = 192'000;
};

/// Reads hostile input: RIFF/WAVE with 16-bit PCM or mu-law, also in the extensible form; other chunks are skipped, a
/// data chunk that says more than there is ends with the file (as cut-off downloads do). Error::Kind::Invalid says what
/// is wrong. Source: Microsoft, Multimedia Programming Interface and Data Specifications 1.0; RFC 2361.
[[nodiscard]] Result<Pcm> readWav(QByteArrayView file, const WavLimits &limits = {});
[[nodiscard]] QByteArray writeWav(const Pcm &sound, WavCoding coding = WavCoding::Pcm16);

} // namespace cb::audio

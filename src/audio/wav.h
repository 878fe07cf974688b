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
    int lowestRate = 4000; // below it speech cannot be understood
    int rate = 192'000;
};

/// The sound of a WAV file where it lies: samples are decoded as they are asked for. Valid while the bytes are.
/// Reads hostile input: RIFF/WAVE with 8, 16 or 24-bit PCM or mu-law, also in the extensible form; other chunks are
/// skipped, a data chunk that says more than there is ends with the file (as cut-off downloads do).
/// Source: Microsoft, Multimedia Programming Interface and Data Specifications 1.0; RFC 2361; mmreg.h.
class WavView
{
public:
    /// Error::Kind::Invalid says what is wrong.
    [[nodiscard]] static Result<WavView> open(QByteArrayView file, const WavLimits &limits = {});

    [[nodiscard]] int rate() const { return m_rate; }
    [[nodiscard]] int channels() const { return m_channels; }
    [[nodiscard]] qsizetype frames() const { return m_data.size() / (m_width * m_channels); }
    /// `frames` frames from `first` on, which must be there, into frames * channels() samples.
    void decode(qsizetype first, qsizetype frames, qint16 *out) const;

private:
    WavView() = default;
    [[nodiscard]] static Result<WavView> readFormat(QByteArrayView chunk, const WavLimits &limits);

    QByteArrayView m_data;
    int m_rate = 0;
    int m_channels = 1;
    int m_width = 2; // bytes of a sample: 1, 2 or 3
    bool m_muLaw = false;
};

/// All of it at once.
[[nodiscard]] Result<Pcm> readWav(QByteArrayView file, const WavLimits &limits = {});
[[nodiscard]] QByteArray writeWav(const Pcm &sound, WavCoding coding = WavCoding::Pcm16);

} // namespace cb::audio

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/pcm.h"
#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace cb::audio {

/// What is known of a sound without its samples: how long it is, the picture of it, where nothing is said, how loud it
/// is. Made once when a recording arrives and kept beside it, so that a list of recordings can be drawn undecoded.
struct Outline {
    /// Frames from `start` up to, not including, `end`.
    struct Span {
        qint64 start = 0;
        qint64 end = 0;
        friend bool operator==(const Span &, const Span &) = default;
    };
    int rate = telephoneRate; // frames per second
    qint64 frames = 0;
    qint64 bucketFrames = 1; // how many frames a peak stands for; the last bucket may be shorter
    QList<qint8> lows; // the lowest sample of each bucket, of all channels, -128 to 127 of full scale
    QList<qint8> highs; // the highest; as many
    QList<Span> quiet; // stretches of 400 ms and more in which nobody speaks, in order
    qint16 peak = 0; // the greatest magnitude of any sample
    std::optional<float> loudness; // LUFS by EBU R 128; empty when there is nothing to hear

    [[nodiscard]] std::chrono::milliseconds length() const
    {
        return std::chrono::milliseconds(rate > 0 ? frames * 1000 / rate : 0);
    }
    /// By how much to multiply samples so that all recordings sound about equally loud.
    [[nodiscard]] float levellingGain() const;

    /// For keeping: a versioned form that holds the checksum of the file it was made from (any kind, at most 64 bytes).
    [[nodiscard]] QByteArray toBytes(QByteArrayView checksum) const;
    /// Error::Kind::NotFound when it is of another version or another file: make it anew. Error::Kind::Invalid when it
    /// is damaged.
    [[nodiscard]] static Result<Outline> fromBytes(QByteArrayView bytes, QByteArrayView checksum);

    friend bool operator==(const Outline &, const Outline &) = default;
};

enum class Loudness { Leave, Measure }; // measuring takes several times as long as all the rest

[[nodiscard]] Outline outlineOf(const Pcm &sound, Loudness loudness = Loudness::Measure);
/// Of a WAV or MP3 file; a WAV file is never decoded as a whole. Errors as of readSound.
[[nodiscard]] Result<Outline> outlineOf(QByteArrayView file, Loudness loudness = Loudness::Measure);

} // namespace cb::audio

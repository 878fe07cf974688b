// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/pcm.h"
#include "base/result.h"

#include <QByteArrayView>

namespace cb::audio {

/// What is read before we give up.
struct Mp3Limits {
    qsizetype bytes = 64 * 1024 * 1024; // of the file
    qsizetype samples = 64 * 1024 * 1024; // decoded: two hours of telephone sound
};

/// MPEG audio layers 1 to 3 through libmpg123, mono or stereo. A file that breaks off or turns bad is read up to there;
/// one that changes its rate on the way, up to the change. Error::Kind::Invalid when there is no sound in it or more
/// than the limits allow. Reads hostile input.
[[nodiscard]] Result<Pcm> readMp3(QByteArrayView file, const Mp3Limits &limits = {});

} // namespace cb::audio

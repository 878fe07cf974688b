// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/recording.h"

#include "audio/sound.h"

namespace cb::audio {

Result<RecordingPtr> openRecording(QByteArrayView file, const std::optional<Outline> &known)
{
    Result<Pcm> sound = readSound(file);
    if (!sound)
        return tl::unexpected(sound.error());
    const bool fits = known && known->rate == sound->rate && known->frames == sound->frames();
    Outline outline = fits ? *known : outlineOf(*sound);
    return std::make_shared<const Recording>(Recording{std::move(*sound), std::move(outline)});
}

} // namespace cb::audio

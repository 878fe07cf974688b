// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/outline.h"

#include <memory>

namespace cb::audio {

/// A sound ready to be played: decoded, with its outline. Never changes, so threads may share it.
struct Recording {
    Pcm sound; // one or two channels
    Outline outline; // of this sound
};
using RecordingPtr = std::shared_ptr<const Recording>;

/// Decodes a file; `known` is its outline where one was kept (one that does not fit is made anew). Errors as of
/// readSound. Takes some milliseconds a minute of sound: not for the GUI thread.
[[nodiscard]] Result<RecordingPtr> openRecording(QByteArrayView file, const std::optional<Outline> &known = {});

} // namespace cb::audio

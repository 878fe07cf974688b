// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/pcm.h"

namespace cb::audio {

/// The same mono sound at another rate, through a windowed sinc that keeps what the lower rate cannot carry out of it.
[[nodiscard]] Pcm resampled(const Pcm &sound, int rate);

} // namespace cb::audio

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mediasource.h"

#include <functional>

namespace cb::ui {

/// A recording as a WAV file for whoever takes a copy. It is fetched, and decoded in the thread pool: an hour of MP3
/// takes the better part of a second. `done` is called on the GUI thread, later, and not at all when `context` is gone.
/// Errors as those of the source; Invalid: the recording is damaged.
void copyAsWav(MediaSource &media, const QString &recording, QObject *context,
    const std::function<void(const Result<QByteArray> &)> &done);

} // namespace cb::ui

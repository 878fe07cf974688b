// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recordings/recording.h"
#include "ui/player/playerbar.h"

/// The sound of a recording in words and as the player shows it: one place for messages and calls.
namespace cb::ui {

/// "0.8 MB WAV"; empty while the sound is not here.
[[nodiscard]] QString soundWords(qint64 sizeBytes, bool mp3);
/// What is true about a sound that cannot be played, and what happens or what to do; empty when it can, and for a file
/// of this desk that was not fetched anew since it was lost.
[[nodiscard]] QString soundSentence(AudioState state, AudioProblem problem);
/// What the player shows of it; with `mayListen` false, that this needs a right.
[[nodiscard]] PlayerItem::State playerState(AudioState state, AudioProblem problem, bool mayListen);
/// Fit for the name of a file: what is neither letter, number nor hyphen becomes a blank.
[[nodiscard]] QString fileNamePart(QString name);
/// Why it cannot be fetched once more; empty: it can (recordings::fetchAgain). `lost`: its file was found gone or
/// damaged.
[[nodiscard]] QString fetchReason(AudioState state, bool lost = false);

} // namespace cb::ui

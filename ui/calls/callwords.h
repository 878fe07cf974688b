// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "calls/call.h"
#include "ui/kit/badge.h"

#include <QModelIndex>
#include <QString>

/// Calls in words, icons and colours: one place for lists, detail and screen readers.
namespace cb::ui {

[[nodiscard]] QString callerName(const QString &name); // "Unknown caller" for an empty one
[[nodiscard]] QString numberText(const QString &e164); // in groups; "Number withheld" for an empty one
[[nodiscard]] QString groupTitle(CallGroup group);
[[nodiscard]] Tone groupTone(CallGroup group);
[[nodiscard]] QString directionIcon(CallDirection direction, bool missed = false);

/// "06:51"; from one hour "1:06:51". Timers that run.
[[nodiscard]] QString timerText(std::chrono::milliseconds span);
/// "4:12": lengths that are over.
[[nodiscard]] QString lengthText(std::chrono::milliseconds span);
/// "6 minutes 51 seconds", for screen readers.
[[nodiscard]] QString spokenSpan(std::chrono::milliseconds span);

enum class Haste { None, Soon, Now }; // ink, amber, red
/// How urgent a call has become by the time it spent in its state.
[[nodiscard]] Haste hasteOf(CallState state, std::chrono::milliseconds inState);

[[nodiscard]] BadgeText stateBadge(CallState state, int queuePosition);
[[nodiscard]] BadgeText hangingUpBadge(); // instead of the state's
[[nodiscard]] BadgeText recordingBadge();
[[nodiscard]] BadgeText outcomeBadge(CallOutcome outcome);
/// "6 agents", "Next: first free", or empty.
[[nodiscard]] QString agentWords(CallState state, int agentCount);
/// The second line of a history row, below the line's name: where the call ended and why. "Intake, waited 4:12".
[[nodiscard]] QString endWords(const QModelIndex &index);

/// "Beatrix Holloway, talking with Ruth Okafor, 6 minutes 51 seconds, recording".
[[nodiscard]] QString liveSentence(const QModelIndex &index, Instant now);
/// "Irene Castellanos, left the queue, Main line, 09:41, 4 minutes 12 seconds".
/// When a call of the history ended, which is the time its row shows.
[[nodiscard]] Instant endedAt(const QModelIndex &index);
[[nodiscard]] QString historySentence(const QModelIndex &index, const QDateTime &endedAt);

/// "Today, Friday 20 November".
[[nodiscard]] QString dayTitle(QDate day, QDate today);

} // namespace cb::ui

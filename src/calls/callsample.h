// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "store/connection.h"

class QJsonObject;

/// The calls of a sample organisation (resources/practice/sample/calls.json): our numbers, live calls, missed ones, and
/// so many answered ones a quarter of an hour. All of it is told as facts, so counters and states come about as they
/// would.
namespace cb::calls {

/// The moment at which the sample is as the pictures show it; and where its desk stands.
[[nodiscard]] Instant sampleClock(const QJsonObject &sample);
[[nodiscard]] SiteTime sampleSite(const QJsonObject &sample);

/// Brings it in so that `now` is that moment. People come first (people::importSample). Twice is the same as once with
/// the same `now`. Invalid says which entry is wrong.
[[nodiscard]] Result<> importSample(store::Transaction &tx, const QJsonObject &sample, Instant now);

} // namespace cb::calls

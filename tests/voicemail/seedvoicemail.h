// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "voicemail/voicemail.h"

namespace cb::store {
class Database;
}

namespace cb::test {

/// Adds messages of the days before `last` (some 100 a day), each with a transcript, with counters and text index, the
/// same every time: most are heard, every tenth is new, every fifth archived. In slices of the bulk lane.
[[nodiscard]] Result<> seedVoicemail(store::Database &database, int messages, QDate last = QDate(2026, 11, 20));

} // namespace cb::test

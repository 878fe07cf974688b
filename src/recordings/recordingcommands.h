// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recordings/recordingfacts.h"

namespace cb::commands {
class Registry;
}

namespace cb::recordings {

/// recordings.fetch { recording: SID }: the sound again, when it could not be had; of a call or a message. NotFound;
/// Conflict: there is nothing to fetch. Needs Operator.
void addCommands(commands::Registry &registry, const Observer &observer);

} // namespace cb::recordings

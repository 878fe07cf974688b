// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command.h"

#include <optional>

/// The answers of commands that were run, by their uuid. For this room; the engine forgets old ones.
namespace cb::commands {

/// Conflict: the uuid belongs to another command or person.
[[nodiscard]] Result<std::optional<Outcome>> storedOutcome(
    store::Transaction &tx, const Actor &actor, const Command &command);
/// Removes at most 500 answers given before then; returns how many. A command sent again after that is run again.
[[nodiscard]] Result<qint64> forgetAnswersBefore(store::Transaction &tx, Instant before);
[[nodiscard]] Result<> keep(store::Transaction &tx, const Actor &actor, const Command &command, const Outcome &outcome);

} // namespace cb::commands

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/actioncommands.h"
#include "commands/command.h"

namespace cb::engine {

/// Every command of every room: what window, palette, command line and API share.
[[nodiscard]] commands::Registry allCommands(const calls::PlaceRuleSource &rule = {});

} // namespace cb::engine

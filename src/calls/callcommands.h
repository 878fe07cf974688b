// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/actioncommands.h"
#include "people/people.h"
#include "store/connection.h"

#include <optional>

namespace cb::commands {
class Registry;
}

namespace cb::calls {

/// calls.block { number, note? } -> {} and calls.unblock { number } -> {}; both need Operator. The number may be
/// written in any usual notation. And what is done to calls (actioncommands.h).
void addCommands(commands::Registry &registry, const PlaceRuleSource &rule = {});

/// A contact was saved (people::ContactSaved): its name goes to the calls of its numbers, and leaves those of the
/// numbers it no longer has.
[[nodiscard]] Result<> contactSaved(store::Transaction &tx, const std::optional<Contact> &before, const Contact &after);

} // namespace cb::calls

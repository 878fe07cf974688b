// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callaction.h"

#include <functional>

namespace cb::commands {
class Registry;
}

namespace cb::calls {

/// The rule of the settings as it holds now; asked on database threads.
using PlaceRuleSource = std::function<PlaceRule()>;

/// What is done to calls; all need Operator. `call` is a call's id (as text) or its SID. Conflict: that call has ended,
/// or is in no state for it. Each answers { action: id } and is carried out by the outbox; its outcome comes as a
/// change of "callaction". One that is under way already is not ordered twice: its id is answered.
///
///     calls.hangUp    { call }
///     calls.transfer  { call, number | operator: id | team }   blind: the agent's leg drops
///     calls.recording { call, action: start | pause | resume | stop }
///     calls.place     { to, from?, operator?: id, attempts?, delay?: seconds } -> { placed: id }   rings the operator
///                     first; of somebody else's telephone it needs Supervisor. Without `from`: the first of our
///                     numbers; without attempts and delay: the rule of the settings
///     calls.cancelPlaced { placed: id } -> {}
void addActionCommands(commands::Registry &registry, const PlaceRuleSource &rule);

} // namespace cb::calls

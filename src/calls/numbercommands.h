// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cb::commands {
class Registry;
}

namespace cb::calls {

/// What the settings page does about our numbers at Twilio; what comes of it is read back into numberstore.h.
///     numbers.check        { number } -> { order: row of the outbox }   reads how it is set
///     numbers.provision    { number } -> { order }   points it here, with its fallback; needs Administrator
///     numbers.putBack      { number } -> { order }   points it where it pointed before; needs Administrator. Conflict:
///                          nothing of somebody else's was replaced, or it is back
///     numbers.testFallback { number, to } -> { order }   rings `to` from it, who hears what callers hear when a
///                          document of ours does not reach them; needs Supervisor
void addNumberCommands(commands::Registry &registry);

} // namespace cb::calls

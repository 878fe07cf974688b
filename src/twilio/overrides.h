// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

/// What stands behind the '#' of an address of ours: how often Twilio tries it, and after what. It is never sent to us,
/// nor signed. Source: Twilio docs "Webhooks: Connection Overrides" (twilio.md 4.7).
namespace cb::twilio::overrides {

/// Call control: tried once more at once when Twilio cannot connect or hears 5xx, then the fallback is.
inline constexpr QLatin1StringView control{"rc=1&rp=ct,5xx"};
/// A callback whose answer nobody waits for: up to three times more. Without it one 500 loses what it tells.
inline constexpr QLatin1StringView callback{"rc=3&rp=5xx,ct,rt"};

} // namespace cb::twilio::overrides

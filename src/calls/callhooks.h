// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callfacts.h"

namespace cb::twilio {
struct CallStatusEvent;
}

namespace cb::calls {

/// /twilio/voice/status: how far a call or one of its legs is.
[[nodiscard]] Result<> callStatus(
    store::Transaction &tx, const twilio::CallStatusEvent &event, CallOrigin origin, const SiteTime &site);

} // namespace cb::calls

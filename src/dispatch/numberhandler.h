// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dispatch/twiliodesk.h"

#include <memory>

namespace cb::store {
class Database;
}

namespace cb::dispatch {

/// "number.provision" (calls::ProvisionNumber): reads how a number is set, points it here when that is wanted, and
/// keeps what Twilio says it is set to then. What stood there before is kept before it is replaced, and forgotten when
/// it was not, or when somebody else has set the number since. The database outlives it.
[[nodiscard]] std::unique_ptr<Handler> numberHandler(std::shared_ptr<TwilioDesk> desk, store::Database &database);

} // namespace cb::dispatch

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dispatch/twiliodesk.h"

#include <memory>

namespace cb::dispatch {

/// "number.provision" (calls::ProvisionNumber): reads how a number is set, points it here when that is wanted, and
/// keeps what Twilio says it is set to then.
[[nodiscard]] std::unique_ptr<Handler> numberHandler(std::shared_ptr<TwilioDesk> desk);

} // namespace cb::dispatch

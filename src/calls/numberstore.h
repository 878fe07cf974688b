// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/numbersetting.h"
#include "store/connection.h"

/// Numbers as Twilio last said they are set.
namespace cb::calls {

/// Replaces what was known of the number; `before` is kept once there. Tells "number.setting" with id 0.
[[nodiscard]] Result<> keepSetting(store::Transaction &tx, const NumberSetting &setting);
/// What stood there before has been put back, was never replaced, or has made way for something else: what is replaced
/// next is kept anew.
[[nodiscard]] Result<> forgetFormer(store::Transaction &tx, const QString &number);
[[nodiscard]] Result<QList<NumberSetting>> numberSettings(store::Connection &connection); // by number
[[nodiscard]] Result<std::optional<NumberSetting>> numberSetting(store::Connection &connection, const QString &number);

} // namespace cb::calls

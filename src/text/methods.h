// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/invocation.h"

#include <optional>

namespace cb::text {

/// `value.name(arguments)` for the Python methods that templates use: of str, dict and list, and of `loop`.
/// A failure when there is no such method.
[[nodiscard]] Value callMethod(Run &run, const Value &value, const QString &name, const Given &given);

/// `range(…)`, `namespace(…)`, `dict(…)`; nothing when no global function is named so.
[[nodiscard]] std::optional<Value> callGlobal(Run &run, const QString &name, const Given &given);
[[nodiscard]] bool isGlobal(const QString &name);

} // namespace cb::text

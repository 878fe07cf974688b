// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/role.h"

namespace cb::ui {

/// "Manager".
[[nodiscard]] QString roleText(commands::Role role);
/// Of several the one that may most; "Viewer" of none.
[[nodiscard]] QString rolesText(commands::Roles roles);

} // namespace cb::ui

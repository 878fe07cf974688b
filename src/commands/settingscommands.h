// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command.h"

namespace cb::commands {

/// Whether a setting exists and may have this value (src/config knows); an empty value goes back to the default.
using SettingCheck = std::function<Result<>(const QString &key, const QString &value)>;

/// settings.set { key, value: text } -> {}; needs Administrator.
void addSettingsCommands(Registry &registry, const SettingCheck &check);

} // namespace cb::commands

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command.h"

namespace cb::commands {

/// What people saved in the app, by name ("site.timezone"). src/config mixes them with file and environment.
[[nodiscard]] Result<QHash<QString, QString>> settings(store::Connection &connection);
/// Tells "setting" (id 0: read all again). An empty value takes the setting back to its default.
[[nodiscard]] Result<> saveSetting(store::Transaction &tx, const QString &key, const QString &value, OperatorId by);

/// settings.set { key, value: text } -> {}; needs Administrator. `check` knows the names and their values (src/config).
using SettingCheck = std::function<Result<>(const QString &key, const QString &value)>;
void addSettingsCommands(Registry &registry, const SettingCheck &check);

} // namespace cb::commands

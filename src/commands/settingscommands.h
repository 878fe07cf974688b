// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command.h"

namespace cb::commands {

/// The value as it is kept, or why a setting cannot have it (src/config knows). An empty value goes back to the
/// default, whatever this says about it; an unknown key is an error all the same.
using SettingRule = std::function<Result<QString>(const QString &key, const QString &value)>;

/// settings.set { key, value: text } or { values: {key: text, …} } -> {}: all of them or none.
/// settings.secret_kept { secret, place: text } -> {}: the audit line of a secret that was put into a vault, and the
/// word to every engine and console that it is to be read anew. The secret itself never travels in a command.
/// Both need Administrator.
void addSettingsCommands(Registry &registry, const SettingRule &rule);

} // namespace cb::commands

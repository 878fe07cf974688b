// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QHash>
#include <QJsonValue>

/// What was set in the app: above callboard.yaml, below the environment. Never a secret. Changes are told as "setting".
namespace cb::store::settings {

[[nodiscard]] Result<QHash<QString, QJsonValue>> all(Connection &connection);
[[nodiscard]] Result<std::optional<QJsonValue>> get(Connection &connection, const QString &name);
[[nodiscard]] Result<> set(Transaction &tx, const QString &name, const QJsonValue &value);
/// Back to what the lower places say.
[[nodiscard]] Result<> remove(Transaction &tx, const QString &name);

} // namespace cb::store::settings

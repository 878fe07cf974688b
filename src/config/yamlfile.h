// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace cb::config {

/// callboard.yaml as flat keys: `twilio: {account_sid: AC…}` is "twilio.account_sid"; a list becomes "a,b".
/// Errors: NotFound when there is no such file, Invalid with the line when it is not YAML, too deep or over 1 MB.
[[nodiscard]] Result<QHash<QString, QString>> readYaml(const QString &path);
[[nodiscard]] Result<QHash<QString, QString>> parseYaml(const QByteArray &text);

} // namespace cb::config

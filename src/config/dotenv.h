// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace cb::config {

/// What a .env file brings: settings and secrets by our keys, names that mean nothing here, and lines that were wrong.
struct DotEnv {
    QHash<QString, QString> settings;
    QHash<QString, Secret> secrets;
    QStringList unknown; // variable names
    QStringList problems; // "line 7: …", never a secret's value
    /// The same lines for a window; `key` is empty when the line is not of the form NAME=value.
    struct Problem {
        int line = 0;
        QString key;
    };
    QList<Problem> mistakes;
};

/// Reads NAME=value lines: `export ` before them, '#' comments, single quotes (as they stand), double quotes with
/// \\n, \\", \\\\ escapes. Error::Kind::Invalid when it is over 1 MB or not UTF-8.
[[nodiscard]] Result<DotEnv> parseDotEnv(const QByteArray &text);

} // namespace cb::config

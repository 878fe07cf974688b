// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace cb {

/// A cell of a CSV file (RFC 4180), UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe before
/// it. Source: OWASP, "CSV Injection".
[[nodiscard]] QByteArray csvCell(const QString &text);
/// Cells and the end of the line.
[[nodiscard]] QByteArray csvLine(const QStringList &texts);

} // namespace cb

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace cb {

/// A text for a cell of a spreadsheet, whatever way it gets there: one that would be taken for a formula gets an
/// apostrophe before it. Source: OWASP, "CSV Injection".
[[nodiscard]] QString spreadsheetText(const QString &text);
/// A cell of a CSV file (RFC 4180), UTF-8, as spreadsheetText() of it.
[[nodiscard]] QByteArray csvCell(const QString &text);
/// Cells and the end of the line.
[[nodiscard]] QByteArray csvLine(const QStringList &texts);

} // namespace cb

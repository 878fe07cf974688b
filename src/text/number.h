// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace cb::text {

/// As Python's repr: shortest digits that read back the same, ".0" for whole numbers, exponent from 1e+16 and below
/// 1e-04.
[[nodiscard]] QString floatText(double number);

/// As Python's int(text, base): blanks around, a sign, underscores between digits, a prefix of its base. Nothing for
/// other text; `tooLarge` is set when only 64 bits were missing.
[[nodiscard]] std::optional<qint64> parseInteger(QStringView text, int base, bool *tooLarge);

/// As Python's float(text).
[[nodiscard]] std::optional<double> parseFloat(QStringView text);

/// As Python's round(number, digits): correctly rounded, half to even.
[[nodiscard]] double roundDecimal(double number, int digits);

} // namespace cb::text

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cb::ui {

/// Registers the bundled Inter as "Inter Callboard" (regular, medium, semibold). Called by Theme; later calls do
/// nothing.
void loadFonts();

/// The family for code and ids. Registers the bundled JetBrains Mono when first asked, as no first page shows it.
[[nodiscard]] QString monoFamily();

} // namespace cb::ui

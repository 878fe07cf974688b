// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cb::ui {

/// What screen readers learn of Button, Toggle and CheckBox: unavailable counts as disabled and cannot be pressed
/// through them either. Installed once by the first of them.
void installButtonAccess();

} // namespace cb::ui

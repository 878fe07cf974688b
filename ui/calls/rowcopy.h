// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/call.h"

class QMimeData;

namespace cb::ui {

/// A call as a row for the clipboard: a line of CSV, and a table with one row for what shows tables.
[[nodiscard]] QMimeData *rowForClipboard(const Call &call, const SiteTime &site);

} // namespace cb::ui

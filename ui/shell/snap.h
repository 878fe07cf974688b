// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <functional>

namespace cb::ui {

class MainWindow;

/// Once the window's page is settled, writes its inside as a PNG of exactly that size, then calls `done`: Storage when
/// the file cannot be written, Cancelled when the page did not settle within 20 s.
void snap(MainWindow &window, const QString &file, std::function<void(Result<>)> done);

} // namespace cb::ui

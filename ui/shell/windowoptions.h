// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

#include <optional>

namespace cb::ui {

/// What the command line says about the window; empty means the saved setting, else the default.
struct WindowOptions {
    QString page = QStringLiteral("calls"); // a name of pages.h that is built
    std::optional<bool> dark;
    QSize size; // of the window's inside; empty: as it was left, else 1440x900
    std::optional<int> textSize; // per cent: 90, 100, 115 or 130
    bool practice = false; // the practice organisation, not real lines
    bool forPicture = false; // a snap: nothing moves, no saved layout is read or written
    bool safe = false; // no saved layout is read; the one at the end replaces it, as it may be what was broken
};

} // namespace cb::ui

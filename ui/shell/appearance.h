// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/theme.h"

#include <QString>

namespace cb::ui {

/// How this person wants the window on this computer. Kept beside the window's layout, not with the desk's settings.
struct Appearance {
    Theme::Choice theme = Theme::Choice::System;
    int textPercent = 100; // 90, 100, 115 or 130
    bool highContrast = false;
    bool reduceMotion = false;
    QString language; // "en", "es"; empty: the system's

    /// What was saved; a value nobody knows is the default.
    [[nodiscard]] static Appearance saved();
    void save() const;
    /// All but the language, at once.
    void applyTo(Theme &theme) const;

    friend bool operator==(const Appearance &, const Appearance &) = default;
};

} // namespace cb::ui

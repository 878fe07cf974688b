// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace cb::ui {

/// One page of the window, by the name the command line knows (`--page`).
struct PageInfo {
    enum class Group { Live, Inbox, Build, Review, Foot, None }; // where the rail lists it; None: reached from another
    QString name;
    QString icon; // Lucide
    QString action; // its id in keymap.json
    Group group = Group::None;
    bool built = false; // false: comes with a later version; the rail shows it as unavailable
};

/// All pages there will be, in the order of the rail.
[[nodiscard]] const QList<PageInfo> &pages();
/// Nothing for a name that is unknown or whose page is not built yet: both end the program with exit code 2.
[[nodiscard]] const PageInfo *builtPage(const QString &name);
/// The page's title in the rail, translated.
[[nodiscard]] QString pageTitle(const QString &name);

} // namespace cb::ui

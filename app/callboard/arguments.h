// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "ui/shell/windowoptions.h"

#include <QString>
#include <QStringList>

namespace cb::app {

/// What the command line of `callboard` says.
struct Arguments {
    ui::WindowOptions window;
    QString dataFolder;
    QString configFile;
    QString language; // "en", "es"; empty: the system's
    QString snapFile; // write the picture there and end
    bool help = false;
    bool version = false;
};

/// Error::Kind::Invalid names the argument that is wrong: the program ends with 2. Needs no application, so it can be
/// called before there is one; Qt's own options are passed over.
[[nodiscard]] Result<Arguments> parseArguments(const QStringList &arguments);
/// Needs an application for the program's name; one without a display will do.
[[nodiscard]] QString helpText();

} // namespace cb::app

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace cb::ui {

/// Words, dates, money and numbers of the whole program from here on: "en" or "es"; empty takes the system's language
/// where we have it, else English. Call it after QApplication and before the window; a second call replaces the first.
/// False for a language we do not have; then nothing changes.
[[nodiscard]] bool setLanguage(const QString &language = {});
[[nodiscard]] QStringList languages();

} // namespace cb::ui

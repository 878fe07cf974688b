// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QDialog;
class QWidget;

namespace cb::ui {

/// Asks before something that cannot be taken back; `then` runs after yes. The dialog goes when it is answered.
QDialog *ask(QWidget *over, const QString &question, const QString &consequence, const QString &yes, const QString &no,
    std::function<void()> then);

} // namespace cb::ui

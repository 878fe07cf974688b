// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/callboard/console.h"
#include "ui/kit/theme.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QStringList>

#include <memory>
#include <utility>

namespace cb::test {

/// `callboard` with these words behind its name.
class Program
{
public:
    explicit Program(const QStringList &words, std::unique_ptr<ui::Tray> tray = nullptr)
        : m_console(*app::parseArguments(QStringList{QStringLiteral("callboard")} + words), std::move(tray))
        , opened(m_console.open())
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<ui::MainWindow *>(widget))
                window = found;
        }
    }

private:
    const ui::Theme m_theme{ui::Theme::Choice::Light};
    app::Console m_console;

public:
    const Result<> opened;
    ui::MainWindow *window = nullptr;
};

} // namespace cb::test

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "ui/shell/windowoptions.h"

#include <QMenu>
#include <QObject>
#include <QPointer>

#include <optional>

class QAction;
class QDialog;

namespace cb::ui {

class MainWindow;
class Tray;

/// For a window whose program answers the calls: closing it keeps the program at work, in the tray, from where the
/// window comes back and the program is ended. Where there is no tray closing ends it, after a question when callers
/// would be left to the fallback.
class DeskKeeper final : public QObject
{
    Q_OBJECT
public:
    struct Setup {
        Tray &tray;
        MainWindow &window;
        const DeskBoard &board;
        WindowOptions options;
    };
    /// What it is given outlives it.
    explicit DeskKeeper(const Setup &setup, QObject *parent = nullptr);
    ~DeskKeeper() override;

    void showWindow();
    /// The program is to end, whatever is open.
    void quit();
    [[nodiscard]] QMenu *menu() { return &m_menu; }
    /// What was asked when the window was closed; null: nothing is.
    [[nodiscard]] QDialog *question() const;

Q_SIGNALS:
    /// App ends the program; the window lets itself be closed from now on.
    void quitAsked();

private:
    [[nodiscard]] bool mayClose();
    void hideWindow();
    void refresh();
    [[nodiscard]] QString stateWords() const;
    /// Callers reach this desk at the moment.
    [[nodiscard]] bool answersCalls() const;

    Setup m_setup;
    QMenu m_menu;
    QAction *m_state = nullptr;
    std::optional<Health> m_shown; // by the icon
    QPointer<QDialog> m_question;
    bool m_quitting = false;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <chrono>
#include <functional>

namespace cb::ui {

class Toast;

/// A short message over the page.
struct ToastText {
    Tone tone = Tone::Green; // of the icon
    QString icon;
    QString text;
    QString action; // "Undo"; empty: none
    QString actionKey; // the cap beside it; empty: none
    std::function<void()> run; // when the action is pressed
    std::chrono::milliseconds life{10'000}; // as long as undo is possible
};

/// Toasts at the bottom centre of the page, the newest below, at most three. They rise 4 px, wait while the pointer is
/// over them, and are announced to screen readers. Ctrl+Z presses the newest undo.
class ToastHost final : public QWidget
{
    Q_OBJECT
public:
    explicit ToastHost(QWidget *over);
    void add(const ToastText &toast);
    /// Presses the newest toast's action; false when none has one.
    bool runNewest();
    [[nodiscard]] int count() const { return int(m_toasts.size()); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Shown {
        Toast *toast;
        class QTimer *life;
        ToastText text;
    };
    void arrange();
    void run(Toast *toast);
    void remove(Toast *toast);

    QList<Shown> m_toasts;
};

} // namespace cb::ui

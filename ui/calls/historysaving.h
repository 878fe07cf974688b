// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/historymodel.h"
#include "ui/shell/toasthost.h"

#include <QObject>

namespace cb::ui {

class Button;
class CallsSource;

/// The history as a file: asks where to, has it written while the window goes on, and says what became of it.
class HistorySaving final : public QObject
{
    Q_OBJECT
public:
    /// `button` is busy while a file is written.
    HistorySaving(CallsSource &source, Button *button, QWidget *parent);

    /// Asks for a file for the calls of a filter; one with the day in its name is offered.
    void ask(const calls::HistoryFilter &filter, QDate today);
    void write(const calls::HistoryFilter &filter, const QString &file);

Q_SIGNALS:
    void toastAsked(const cb::ui::ToastText &toast);

private:
    CallsSource &m_source;
    Button *m_button;
    QWidget *m_window;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "ui/shell/toasthost.h"

#include <QObject>

#include <array>

class QAction;
class QMenu;

namespace cb::ui {

class CallsSource;

/// What can be done about a call: the actions that menus, rows, the detail pane and keys share. Each follows the call
/// that is shown, and says why when it is not to be had.
class CallActions final : public QObject
{
    Q_OBJECT
public:
    /// Actions whose keys count in the whole window are added to `page`, all are its children.
    CallActions(CallsSource &source, QWidget *page);

    /// The call they are about; without one they keep their places.
    void setCall(const std::optional<CallDetail> &detail);
    [[nodiscard]] const std::optional<CallDetail> &call() const { return m_call; }
    /// Binds an action of the page to its key; it is listed with the others.
    QAction *addKeyAction(
        const QString &id, const QString &text, const QString &icon = {}, const QString &unavailable = {});
    [[nodiscard]] const QList<QAction *> &withKeys() const { return m_withKeys; }
    /// Keys that belong to the lists: a button beside them keeps its own Enter.
    [[nodiscard]] QList<QAction *> ofLists() const;

    [[nodiscard]] QAction *newCall() const { return m_newCall; }
    [[nodiscard]] const QList<QAction *> &steering() const { return m_steering; } // transfer, hold, record, hang up
    [[nodiscard]] const QList<QAction *> &joining() const { return m_joining; } // listen, coach, join
    [[nodiscard]] QAction *nextCallback() const { return m_nextCallback; }
    [[nodiscard]] QAction *copyNumber() const { return m_copy; }
    [[nodiscard]] QAction *ofCaller() const { return m_ofCaller; }
    [[nodiscard]] QAction *block() const { return m_block; }
    /// What a menu about the call holds.
    void fill(QMenu &menu) const;

Q_SIGNALS:
    void callChanged(); // something was done: the call is to be read again
    void historyAsked(const cb::PhoneNumber &number);
    void toastAsked(const cb::ui::ToastText &toast);

private:
    void copy();
    void toggleBlock();

    CallsSource &m_source;
    QWidget *m_page;
    std::optional<CallDetail> m_call;
    QList<QAction *> m_withKeys;
    QAction *m_newCall = nullptr;
    QList<QAction *> m_steering;
    QList<QAction *> m_joining;
    QAction *m_record = nullptr;
    QAction *m_nextCallback = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_ofCaller = nullptr;
    QAction *m_block = nullptr;
};

} // namespace cb::ui

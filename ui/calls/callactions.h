// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/callservice.h"
#include "ui/shell/toasthost.h"

#include <QObject>
#include <QSet>

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
    /// `me`: whose telephone rings when somebody is called; 0: nobody's.
    CallActions(CallsSource &source, SiteTime site, Operator::Id me, QWidget *page);

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
    [[nodiscard]] QAction *callNumber() const { return m_callNumber; } // rings me first, then them
    [[nodiscard]] QAction *copyNumber() const { return m_copy; }
    [[nodiscard]] QAction *ofCaller() const { return m_ofCaller; }
    [[nodiscard]] QAction *block() const { return m_block; }
    /// What a menu about the call holds.
    void fill(QMenu &menu) const;

Q_SIGNALS:
    void callChanged(); // something is being done, or was: the call is to be read again
    void historyAsked(const cb::PhoneNumber &number);
    void toastAsked(const cb::ui::ToastText &toast);

private:
    using Recording = calls::CallService::Recording;
    void copy();
    void copyRow();
    void toggleBlock();
    void refresh(); // texts and reasons, by the call that is shown
    [[nodiscard]] bool isUnderWay(CallAction::Kind kind) const;
    void hangUp();
    void transfer();
    void toggleRecording();
    void record(Recording what);
    void place();
    void cancelPlaced(PlacedCall::Id placed);
    /// The answer to an order: waited for, or told as the failure it is.
    void ordered(const Result<CallAction::Id> &action);
    void onAction(const CallAction &action);
    void onPlaced(const PlacedCall &placed);
    void tellFailure(const QString &sentence);

    CallsSource &m_source;
    SiteTime m_site;
    Operator::Id m_me;
    QWidget *m_page;
    std::optional<CallDetail> m_call;
    QSet<CallAction::Id> m_awaited; // ordered here, outcome unknown
    QSet<PlacedCall::Id> m_placed; // placed here, and still open
    QList<QAction *> m_withKeys;
    QAction *m_newCall = nullptr;
    QList<QAction *> m_steering;
    QList<QAction *> m_joining;
    QAction *m_transfer = nullptr;
    QAction *m_record = nullptr;
    QAction *m_hangUp = nullptr;
    QAction *m_stopRecording = nullptr;
    QAction *m_callNumber = nullptr;
    QAction *m_cancelNext = nullptr;
    QAction *m_nextCallback = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_copyRow = nullptr;
    QAction *m_ofCaller = nullptr;
    QAction *m_block = nullptr;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "calls/call.h"
#include "ui/calls/livedelegate.h"
#include "ui/calls/mycalls.h"

#include <QWidget>

class QStackedLayout;

namespace cb::ui {

class CallList;
class EmptyState;
class LiveFilter;

/// The live calls, or why there are none.
class LiveView final : public QWidget
{
    Q_OBJECT
public:
    LiveView(QAbstractItemModel *calls, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] CallList *list() const { return m_list; }
    [[nodiscard]] LiveDelegate *delegate() const { return m_delegate; }
    [[nodiscard]] LiveFilter *filter() const { return m_filter; }
    void setText(const QString &text);
    void setMine(const std::optional<MyCalls> &mine); // absent: everybody's
    void setFigures(const DayFigures &figures); // for the empty page
    /// Repaints the running times only.
    void tick(Instant now);
    /// The call the pane shows before anybody chose one: the first in progress, else the first.
    void chooseFirst();
    /// The menu of what rows show beside the caller.
    void showColumns(const QPoint &global);

Q_SIGNALS:
    void historyAsked();
    void clearAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showWhatThereIs();
    void restyle();

    LiveFilter *m_filter;
    LiveDelegate *m_delegate;
    CallList *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QString m_text;
    DayFigures m_figures;
    bool m_mine = false;
};

} // namespace cb::ui

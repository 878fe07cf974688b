// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/button.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/segmented.h"
#include "ui/kit/text.h"

#include <QList>
#include <QPointer>
#include <QWidget>

class QComboBox;

namespace cb::ui {

/// The line over each page: title, tabs, filter, actions. When the room gets short, in this order: the main action's
/// key hint goes, the filter becomes a button, the other actions move into "…" from the left, the tabs become a combo
/// box. The main action always keeps icon and words.
class PageHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit PageHeader(const QString &title, QWidget *parent = nullptr);

    /// Each may be called once; the header takes the widgets.
    Segmented *addTabs(const QString &name);
    SearchField *addFilter(const QString &placeholder);
    Button *addAction(QAction *action);
    Button *setMainAction(QAction *action);
    /// The part of the page in view, after the title: "Settings > Listener". Empty takes it away.
    void setCrumb(const QString &text);
    /// A soft line before the actions; it is the first to go when the room gets short. Empty takes it away.
    void setRemark(const QString &text);

    /// Shows the filter if it was folded, and puts the caret into it.
    void focusFilter();
    [[nodiscard]] SearchField *filter() const { return m_filter; }
    [[nodiscard]] Segmented *tabs() const { return m_tabs; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();
    [[nodiscard]] int filterWidth() const;
    void fillTabBox();
    void showMore();

    Label *m_title;
    Label *m_crumb;
    Label *m_remark;
    QRect m_chevron; // between title and crumb
    Segmented *m_tabs = nullptr;
    QComboBox *m_tabBox = nullptr;
    SearchField *m_filter = nullptr;
    Button *m_filterButton = nullptr;
    QList<Button *> m_actions;
    QList<QAction *> m_folded;
    Button *m_more;
    Button *m_main = nullptr;
    QString m_mainHint;
    bool m_filterOpen = false; // while folded: over the actions
};

} // namespace cb::ui

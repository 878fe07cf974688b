// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/button.h"
#include "ui/kit/focus.h"

#include <QAbstractButton>
#include <QHash>
#include <QString>
#include <QWidget>

class QAction;
class QVBoxLayout;

namespace cb::ui {

/// One page in the rail: icon, title, a live dot and a counter; the icon alone when the rail is folded.
class RailItem final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit RailItem(QAction *action, QWidget *parent = nullptr);

    [[nodiscard]] QAction *action() const { return m_action; }
    void setCurrent(bool current);
    void setFolded(bool folded);
    /// 0 hides it. `urgent` makes it the red pill.
    void setCounter(int count, bool urgent = false);
    void setLive(bool live);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void nextCheckState() override { }
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void describe();

    QAction *m_action;
    bool m_folded = false;
    bool m_live = false;
    bool m_urgent = false;
    int m_counter = 0;
    FocusMark m_focus;
};

/// The left edge of the window: brand, search, pages with counters, settings and who sits here. 208 px, folded 56.
class Rail final : public QWidget
{
    Q_OBJECT
public:
    /// `actions` by page name; those made unavailable are shown so, with their reason.
    Rail(const QHash<QString, QAction *> &actions, QAction *palette, QWidget *parent = nullptr);

    void setOrganisation(const QString &name);
    /// `role` is the second line; an empty name asks to sign in.
    void setOperator(const QString &name, const QString &role);
    void setCurrent(const QString &page);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    [[nodiscard]] RailItem *item(const QString &page) const { return m_items.value(page); }

Q_SIGNALS:
    /// The block at the foot was pressed: who sits here?
    void operatorAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    class Brand;
    class SearchField;
    class Operator;
    class Divider;

    QHash<QString, RailItem *> m_items;
    QList<QWidget *> m_headings;
    QList<QWidget *> m_dividers;
    Brand *m_brand;
    SearchField *m_search;
    Operator *m_operator;
    QVBoxLayout *m_column;
    bool m_folded = false;
};

} // namespace cb::ui

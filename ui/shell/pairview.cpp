// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pairview.h"

#include <QSettings>

namespace cb::ui {

PairView::PairView(QWidget *list, QWidget *detail, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
    addWidget(list);
    addWidget(detail);
}

void PairView::restore(const QString &name, bool safe)
{
    m_name = name;
    m_placed = !safe && restoreState(QSettings().value(name).toByteArray());
}

void PairView::save() const
{
    if (!m_name.isEmpty())
        QSettings().setValue(m_name, saveState());
}

void PairView::arrange(bool narrow, bool detailAlone)
{
    widget(0)->setVisible(!narrow || !detailAlone);
    widget(1)->setVisible(!narrow || detailAlone);
}

void PairView::place(int listWidth, int detailWidth)
{
    if (m_placed)
        return;
    setSizes({listWidth, detailWidth});
    m_placed = true; // from here on it is the person's
}

} // namespace cb::ui

#include "moc_pairview.cpp"

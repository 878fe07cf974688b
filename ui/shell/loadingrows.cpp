// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/loadingrows.h"

#include "ui/kit/button.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <array>

namespace cb::ui {

LoadingRows::LoadingRows(QWidget *parent)
    : QWidget(parent)
    , m_line(new QWidget(this))
{
    setAccessibleName(tr("Loading"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 12);
    auto *row = new QHBoxLayout(m_line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *cancel = new Button(tr("Cancel"), Button::Kind::Normal, m_line);
    row->addStretch(1);
    row->addWidget(new Label(TextRole::Body, Ink::Medium, tr("Still loading"), m_line));
    row->addWidget(cancel);
    row->addStretch(1);
    column->addStretch(1);
    column->addWidget(m_line);
    m_line->hide();
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        m_due = true;
        Q_EMIT dueChanged();
    });
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_line->show();
        setAccessibleName(tr("Still loading"));
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    });
    connect(cancel, &QAbstractButton::clicked, this, [this] {
        end();
        Q_EMIT cancelled();
    });
}

void LoadingRows::setRowHeight(int px)
{
    m_rowHeight = px;
    update();
}

void LoadingRows::begin()
{
    if (m_patience.isActive() || m_line->isVisible())
        return; // a newer question: the person has waited since the first
    m_quiet.start();
    m_patience.start();
}

void LoadingRows::end()
{
    m_quiet.stop();
    m_patience.stop();
    m_line->hide();
    setAccessibleName(tr("Loading"));
    if (std::exchange(m_due, false))
        Q_EMIT dueChanged();
}

void LoadingRows::paintEvent(QPaintEvent *)
{
    constexpr std::array shares{0.62, 0.48, 0.55, 0.7}; // lines of unequal length look like rows, not like a table
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    const int bottom = m_line->isVisible() ? m_line->y() : height();
    int number = 0;
    for (int top = 0; top + m_rowHeight <= bottom; top += m_rowHeight, ++number) {
        const qreal middle = top + m_rowHeight / 2.0;
        const double share = shares[size_t(number) % shares.size()];
        const qreal column = (width() - 60) / 2.0;
        paintBox(&painter, QRectF(20, middle - scaled(8), scaled(16), scaled(16)), scaled(8), t.hover);
        for (const qreal left : {qreal(20 + scaled(30)), 20 + column}) {
            paintBox(&painter, QRectF(left, middle - scaled(11), column * share, scaled(8)), 4, t.hover);
            paintBox(&painter, QRectF(left, middle + scaled(5), column * share * 0.7, scaled(6)), 3, t.hover);
        }
        painter.fillRect(QRectF(0, top + m_rowHeight - 1, width(), 1), t.line);
    }
}

} // namespace cb::ui

#include "moc_loadingrows.cpp"

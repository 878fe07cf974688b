// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/focus.h"

#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QFocusFrame>
#include <QPainter>
#include <QWidget>

namespace cb::ui {

namespace {

/// Follows the control as its sibling, 2 px larger on each side, beneath it.
class Ring final : public QFocusFrame
{
public:
    Ring(QWidget *control, int radius)
        : QFocusFrame(control)
        , m_control(control)
        , m_radius(radius)
    { }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintBox(&painter, rect(), scaled(m_radius) + 2, Tokens::of(m_control).accentbg);
    }

private:
    QWidget *m_control;
    int m_radius;
};

} // namespace

FocusMark::FocusMark(QWidget *control, int radius)
    : m_control(control)
    , m_radius(radius)
{ }

FocusMark::~FocusMark()
{
    // The ring is a child of the control's parent, which may outlive the control.
    delete m_ring;
}

void FocusMark::focusIn(const QFocusEvent *event)
{
    switch (event->reason()) {
    case Qt::TabFocusReason:
    case Qt::BacktabFocusReason:
    case Qt::ShortcutFocusReason:
        show(true);
        break;
    default: // a window that comes back, a popup that closed: as it was
        break;
    }
}

void FocusMark::focusOut()
{
    if (!m_pinned)
        show(false);
}

void FocusMark::pressed()
{
    if (!m_pinned)
        show(false);
}

void FocusMark::keyUsed()
{
    show(true);
}

void FocusMark::pin()
{
    m_pinned = true;
    show(true);
}

void FocusMark::show(bool on)
{
    if (m_shown == on)
        return;
    m_shown = on;
    if (on && !m_ring)
        m_ring = new Ring(m_control, m_radius);
    if (m_ring)
        m_ring->setWidget(on ? m_control : nullptr);
    m_control->update();
}

} // namespace cb::ui

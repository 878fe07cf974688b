// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/sidepane.h"

#include "ui/calls/listenerlog.h"
#include "ui/kit/button.h"
#include "ui/kit/text.h"

#include <QAction>
#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

/// As high as the call needs; scrolls where the window has less.
class DetailScroll final : public QScrollArea
{
public:
    DetailScroll(QWidget *detail, QWidget *parent)
        : QScrollArea(parent)
    {
        setWidget(detail);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
        detail->installEventFilter(this);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        // The area shows a bar for anything under the smallest height that the detail asks for, too.
        QSize size = widget()->sizeHint().expandedTo(widget()->minimumSizeHint());
        if (isVisible() && widget()->hasHeightForWidth()) // words that wrap need more than they say
            size.setHeight(std::max(size.height(), widget()->heightForWidth(contentsRect().width())));
        return size;
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const QSize inner = widget()->minimumSizeHint();
        return {inner.width(), std::min(inner.height(), 160)};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // Queued: the pane may be in the midst of placing its parts.
        if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
            QMetaObject::invokeMethod(
                this, [this] { updateGeometry(); }, Qt::QueuedConnection);
        return QScrollArea::eventFilter(watched, event);
    }
};

/// The head of the callback queue. The queue itself is a later room; its place says so.
class CallbackSection final : public QWidget
{
public:
    CallbackSection(QAction *next, QWidget *parent)
        : QWidget(parent)
        , m_title(new Label(TextRole::Small, Ink::Strong, SidePane::tr("Callback queue"), this))
    {
        setAccessibleName(m_title->text());
        m_title->setRole(TextRole::Small, 600);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(16, 0, 8, 0);
        column->setSpacing(0);
        m_head = new QWidget(this);
        auto *row = new QHBoxLayout(m_head);
        row->setContentsMargins(0, 7, 0, 8);
        row->addWidget(m_title);
        row->addStretch(1);
        auto *button = new Button(next->text(), Button::Kind::Quiet, m_head);
        button->setSize(Button::Size::Small);
        button->setAction(next);
        button->setKeyHint({});
        row->addWidget(button);
        column->addWidget(m_head);
        auto *text = new Label(TextRole::Small, Ink::Soft,
            SidePane::tr("Callbacks come with a later version. Callers who left the queue are in "
                         "History, under Missed."),
            this);
        text->setWordWrap(true);
        text->setContentsMargins(0, 10, 8, 10);
        column->addWidget(text);
        column->addStretch(1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(0, m_head->geometry().bottom(), width(), 1, Tokens::of(this).line);
    }

private:
    Label *m_title;
    QWidget *m_head;
};

} // namespace

SidePane::SidePane(const CallDetailPane::Actions &actions, QAction *nextCallback, const DeskBoard &board,
    const Clock &clock, SiteTime site, const std::optional<CallSound::Setup> &sound, QWidget *parent)
    : QWidget(parent)
    , m_detail(new CallDetailPane(actions, clock, site, sound, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *scroll = new DetailScroll(m_detail, this);
    column->addWidget(scroll);
    if (nextCallback) {
        m_callbacks = new CallbackSection(nextCallback, this);
        m_log = new ListenerLog(board, std::move(site), this);
        column->addWidget(m_callbacks, 1);
        column->addWidget(m_log);
    } else {
        column->addStretch(1);
    }
}

void SidePane::setAlone(bool alone)
{
    m_detail->setAlone(alone);
    for (QWidget *part : {m_callbacks, m_log}) {
        if (part)
            part->setVisible(!alone);
    }
}

QSize SidePane::minimumSizeHint() const
{
    return QWidget::minimumSizeHint().expandedTo({280, 0});
}

void SidePane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Tokens::of(this).surface);
}

} // namespace cb::ui

#include "moc_sidepane.cpp"

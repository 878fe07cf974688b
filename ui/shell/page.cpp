// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page.h"

#include "ui/kit/button.h"
#include "ui/shell/pageheader.h"

#include <QAccessible>
#include <QAction>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cb::ui {

Page::Page(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_header(new PageHeader(title, this))
    , m_practice(new NoticeBar(this))
    , m_notice(new NoticeBar(this))
{
    setAccessibleName(title);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_header);
    m_column->addWidget(m_practice);
    m_column->addWidget(m_notice);
    m_practice->setObjectName(u"practiceBar"_s);
    m_practice->setNotice(NoticeBar::Severity::Practice, tr("Practice mode."),
        tr("Calls, texts and mail are simulated on this computer. No one is called and nothing is charged."));
    m_practice->hide();
    m_notice->setObjectName(u"notice"_s);
    m_notice->hide();
}

void Page::setPractice(bool on, QAction *connect)
{
    m_practice->setVisible(on);
    m_practice->clearActions();
    if (on)
        m_practice->addAction(connect->text())->setAction(connect);
}

void Page::setNotice(const std::optional<DeskNotice> &notice)
{
    if (notice == m_shown)
        return;
    const bool isNew = notice && (!m_shown || m_shown->headline != notice->headline);
    m_shown = notice;
    m_notice->setVisible(notice.has_value());
    if (!notice)
        return;
    m_notice->setNotice(notice->tone == Tone::Red ? NoticeBar::Severity::Stopped : NoticeBar::Severity::Warning,
        notice->headline, notice->text, notice->icon);
    m_notice->clearActions();
    if (notice->action != DeskNotice::Action::None) {
        Button *button = m_notice->addAction(notice->actionText);
        connect(button, &QAbstractButton::clicked, this,
            [this, action = notice->action] { Q_EMIT noticeActionAsked(action); });
    }
    if (isNew) {
        QAccessibleEvent event(m_notice, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void Page::open(const QString &name)
{
    Q_UNUSED(name);
}

void Page::tick(Instant now)
{
    Q_UNUSED(now);
}

void Page::setBody(QWidget *body)
{
    m_column->addWidget(body, 1);
}

void Page::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Tokens::of(this).surface);
}

} // namespace cb::ui

#include "moc_page.cpp"

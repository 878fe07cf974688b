// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/outgoingrow.h"

#include "ui/kit/badge.h"
#include "ui/kit/button.h"
#include "ui/kit/text.h"
#include "ui/traffic/outgoingwords.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace cb::ui {

OutgoingRow::OutgoingRow(const Outgoing &outgoing, Instant now, QWidget *parent)
    : QWidget(parent)
    , m_badge(new Badge(outgoingBadge(outgoing), this))
    , m_title(new Label(TextRole::Body, Ink::Strong, {}, this))
    , m_sentence(new Label(TextRole::Small, Ink::Medium, {}, this))
    , m_error(new Label(TextRole::Small, Ink::Red, {}, this))
    , m_itArrived(new Button(tr("It arrived"), Button::Kind::Normal, this))
    , m_sendAgain(new Button(tr("Send again"), Button::Kind::Normal, this))
    , m_cancel(new Button(tr("Do not send"), Button::Kind::Quiet, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 10);
    column->setSpacing(4);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_title->setRole(TextRole::Body, 600);
    m_title->setWordWrap(true);
    head->addWidget(m_badge, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    column->addLayout(head);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    for (Button *button : {m_itArrived, m_sendAgain, m_cancel}) {
        button->setSize(Button::Size::Small);
        buttons->addWidget(button);
    }
    column->addLayout(buttons);
    setOutgoing(outgoing, now);
}

void OutgoingRow::setOutgoing(const Outgoing &outgoing, Instant now)
{
    if (outgoing.state != m_outgoing.state || outgoing.attempt != m_outgoing.attempt) { // what was said is over
        showError({});
        setBusy(false);
    }
    m_outgoing = outgoing;
    m_badge->setBadge(outgoingBadge(outgoing));
    m_title->setText(outgoingTitle(outgoing));
    m_sentence->setText(outgoingSentence(outgoing, now));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_sentence->text());
    for (Button *button : {m_itArrived, m_sendAgain, m_cancel}) // several rows have the same buttons
        button->setAccessibleName(tr("%1: %2", "button, what it is about").arg(button->text(), m_title->text()));
    const bool parked = outgoing.state == Outgoing::State::Parked;
    m_itArrived->setVisible(parked);
    m_sendAgain->setVisible(parked);
    m_cancel->setVisible(outgoing.state == Outgoing::State::Waiting);
}

void OutgoingRow::setBusy(bool busy)
{
    for (Button *button : {m_itArrived, m_sendAgain, m_cancel})
        button->setBusy(busy);
}

void OutgoingRow::showError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

void OutgoingRow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, 0, width(), 1, Tokens::of(this).line);
}

} // namespace cb::ui

#include "moc_outgoingrow.cpp"

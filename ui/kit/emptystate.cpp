// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/emptystate.h"

#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace cb::ui {

/// The tinted square with the icon.
class EmptyState::Tile final : public QWidget
{
public:
    Tile() { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }
    void show(Tone tone, const QString &iconName)
    {
        m_tone = tone;
        m_iconName = iconName;
        update();
    }
    QSize sizeHint() const override { return {scaled(44), scaled(44)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_iconName.isEmpty())
            return;
        QPainter painter(this);
        const Tokens &t = Tokens::of(this);
        paintBox(&painter, rect(), scaled(10), t.tint(m_tone));
        Icon::paint(&painter, rect(), m_iconName, scaled(22), t.text(m_tone));
    }
    void changeEvent(QEvent *event) override
    {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::StyleChange)
            updateGeometry();
    }

private:
    Tone m_tone = Tone::Grey;
    QString m_iconName;
};

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_tile(new Tile)
    , m_title(new Label(TextRole::Heading))
    , m_text(new Label(TextRole::Body, Ink::Medium))
    , m_actions(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(0);
    column->addStretch();
    column->addWidget(m_tile, 0, Qt::AlignHCenter);
    column->addSpacing(12);
    for (Label *label : {m_title, m_text}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setMaximumWidth(scaled(360));
        auto *centred = new QHBoxLayout; // a wrapping label that is itself aligned would wrap at its minimum
        centred->addStretch(1);
        centred->addWidget(label, 100);
        centred->addStretch(1);
        column->addLayout(centred);
        column->addSpacing(label == m_title ? 4 : 12);
    }
    connect(m_text, &QLabel::linkActivated, this, &EmptyState::linkFollowed);
    m_actions->setSpacing(6);
    m_actions->addStretch();
    m_actions->addStretch();
    column->addLayout(m_actions);
    column->addStretch();
}

EmptyState::EmptyState(Tone tone, const QString &iconName, const QString &title, const QString &text, QWidget *parent)
    : EmptyState(parent)
{
    setState(tone, iconName, title, text);
}

void EmptyState::setState(Tone tone, const QString &iconName, const QString &title, const QString &text)
{
    m_tile->show(tone, iconName);
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

Button *EmptyState::addAction(const QString &text, Button::Kind kind)
{
    auto *button = new Button(text, kind);
    button->setSize(Button::Size::Small);
    m_actions->insertWidget(m_actions->count() - 1, button);
    return button;
}

void EmptyState::clearActions()
{
    while (m_actions->count() > 2) {
        QLayoutItem *item = m_actions->takeAt(1);
        item->widget()->deleteLater();
        delete item;
    }
}

} // namespace cb::ui

#include "moc_emptystate.cpp"

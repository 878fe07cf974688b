// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/checklist.h"

#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int longestTitle = 150;

Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Amber:
        return Ink::Amber;
    case Tone::Red:
        return Ink::Red;
    default:
        return Ink::Soft;
    }
}

class Row final : public QWidget
{
public:
    Row(const CheckList::Item &item, bool last, int titleWidth, QWidget *parent)
        : QWidget(parent)
        , m_item(item)
        , m_last(last)
    {
        setAccessibleName(item.title + u": "_s + item.state);
        setAccessibleDescription(item.text + u' ' + item.detail);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(scaled(14) + scaled(16) + scaled(10), 6, 10, 7);
        row->setSpacing(10);
        auto *title = new Label(TextRole::Body, Ink::Strong, item.title, this);
        title->setRole(TextRole::Body, 600);
        title->setWordWrap(true);
        title->setFixedWidth(titleWidth);
        row->addWidget(title);
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        const auto say = [&](TextRole role, Ink ink, const QString &text) {
            if (text.isEmpty())
                return;
            auto *label = new Label(role, ink, text, this);
            label->setTextFormat(Qt::PlainText); // names and answers come from outside
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            words->addWidget(label);
        };
        say(TextRole::Body, Ink::Strong, item.text);
        say(TextRole::Small, inkOf(item.tone), item.detail);
        row->addLayout(words, 1);
    }
    Button *addButton()
    {
        auto *button = new Button(m_item.action, Button::Kind::Quiet, this);
        button->setSize(Button::Size::Small);
        if (!m_item.actionName.isEmpty())
            button->setAccessibleName(m_item.actionName);
        layout()->addWidget(button);
        return button;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = Tokens::of(this);
        if (m_item.marked)
            painter.fillRect(rect(), t.tint(m_item.tone));
        if (!m_last)
            painter.fillRect(0, height() - 1, width(), 1, t.line);
        Icon::paint(&painter, QRectF(scaled(14), 0, scaled(16), height()), m_item.icon, scaled(16),
            m_item.tone == Tone::Grey ? t.ink3 : t.text(m_item.tone));
    }

private:
    CheckList::Item m_item;
    bool m_last;
};

} // namespace

CheckList::CheckList(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(name);
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void CheckList::setItems(const QList<Item> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    while (QLayoutItem *old = m_column->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater(); // its own button may have led here
        delete old;
    }
    const QFontMetricsF metrics(fontFor(TextRole::Body, 600));
    qreal widest = 0;
    for (const Item &item : items)
        widest = std::max(widest, metrics.horizontalAdvance(item.title));
    const int titleWidth = std::min(scaled(longestTitle), int(widest) + 2);
    for (int i = 0; i < items.size(); ++i) {
        auto *row = new Row(items.at(i), i + 1 == items.size(), titleWidth, this);
        if (!items.at(i).action.isEmpty()) {
            Button *button = row->addButton();
            connect(button, &QAbstractButton::clicked, this, [this, i] { Q_EMIT actionAsked(i); });
        }
        m_column->addWidget(row);
    }
    updateGeometry();
}

void CheckList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    paintBox(&painter, rect(), scaled(10), t.surface, t.line, t.border);
}

} // namespace cb::ui

#include "moc_checklist.cpp"

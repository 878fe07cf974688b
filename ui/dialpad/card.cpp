// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/card.h"

#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int radius = 10;
constexpr int headingHeight = 32;

/// A glyph before a heading.
class Glyph final : public QWidget
{
public:
    Glyph(const QString &name, QWidget *parent)
        : QWidget(parent)
        , m_name(name)
    { }
    [[nodiscard]] QSize sizeHint() const override { return {scaled(16), scaled(16)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        Icon::paint(&painter, rect(), m_name, scaled(14), Tokens::of(this).ink2);
    }

private:
    QString m_name;
};

} // namespace

CardScroller::CardScroller(QWidget *body, QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    setWidget(body);
    body->setAutoFillBackground(false); // the card's own colour and corners show
}

QSize CardScroller::minimumSizeHint() const
{
    const int inner = widget() ? widget()->minimumSizeHint().width() : 0;
    return {inner, scaled(80)};
}

Card::Card(const QString &title, const QString &iconName, QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_heading(new QHBoxLayout)
    , m_title(new Label(TextRole::Small, Ink::Strong, title, this))
    , m_remark(new Label(TextRole::Small, Ink::Soft, {}, this))
    , m_badge(new Badge(BadgeText(), this))
{
    setAccessibleName(title);
    m_title->setRole(TextRole::Small, 600);
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    m_heading->setContentsMargins(scaled(15), 0, scaled(12), 0);
    m_heading->setSpacing(scaled(8));
    if (!iconName.isEmpty())
        m_heading->addWidget(new Glyph(iconName, this));
    m_heading->addWidget(m_title);
    m_heading->addWidget(m_remark);
    m_heading->addStretch();
    m_heading->addWidget(m_badge);
    m_remark->hide();
    m_badge->hide();
    auto *top = new QWidget(this);
    top->setFixedHeight(scaled(headingHeight));
    top->setLayout(m_heading);
    m_column->addWidget(top);
}

void Card::setRemark(const QString &remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void Card::setTitleInk(bool soft)
{
    m_title->setInk(soft ? Ink::Medium : Ink::Strong);
    m_title->setRole(TextRole::Small, soft ? 400 : 600);
}

void Card::setBadge(const std::optional<BadgeText> &badge)
{
    m_badge->setVisible(badge.has_value());
    if (badge)
        m_badge->setBadge(*badge);
}

void Card::addTrailing(QWidget *widget)
{
    m_heading->addWidget(widget);
}

void Card::setBody(QWidget *body)
{
    m_column->insertWidget(1, new CardScroller(body, this), 1);
}

void Card::setFixedBody(QWidget *body)
{
    m_column->insertWidget(1, body, 1);
}

QHBoxLayout *Card::foot()
{
    if (!m_foot) {
        m_foot = new QHBoxLayout;
        m_foot->setContentsMargins(scaled(15), scaled(12), scaled(15), scaled(14));
        m_foot->setSpacing(8);
        m_column->addLayout(m_foot);
    }
    return m_foot;
}

QSize Card::minimumSizeHint() const
{
    return {QWidget::minimumSizeHint().width(), scaled(160)};
}

void Card::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(&painter, rect(), scaled(radius), t.surface, t.line2, 1);
    QPainterPath whole;
    whole.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), scaled(radius) - 1, scaled(radius) - 1);
    painter.setClipPath(whole);
    const int height = scaled(headingHeight) + 1;
    painter.fillRect(QRect(0, 0, width(), height), t.sunken);
    painter.fillRect(QRect(0, height, width(), 1), t.line);
}

} // namespace cb::ui

#include "moc_card.cpp"

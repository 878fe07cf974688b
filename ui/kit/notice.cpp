// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/notice.h"

#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"

#include <QEvent>
#include <QPainter>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int glyphSide = 16;
constexpr int actionGap = 8;

void prepare(QTextDocument &document, const QString &markup, qreal width)
{
    document.setDocumentMargin(0);
    document.setDefaultFont(fontFor(TextRole::Body));
    document.setHtml(markup);
    document.setTextWidth(width);
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
{
    // Not fixed: that would hold it to the height of one line when its words need two.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NoticeBar::placeActions()
{
    int right = width() - scaled(edge());
    for (auto at = m_actions.crbegin(); at != m_actions.crend(); ++at) {
        const QSize size = (*at)->sizeHint();
        (*at)->setGeometry(right - size.width(), (height() - size.height()) / 2, size.width(), size.height());
        right -= size.width() + scaled(actionGap);
    }
}

void NoticeBar::resizeEvent(QResizeEvent *)
{
    placeActions();
}

Tone NoticeBar::tone() const
{
    switch (m_severity) {
    case Severity::Practice:
        return Tone::Violet;
    case Severity::Warning:
        return Tone::Amber;
    case Severity::Stopped:
        return Tone::Red;
    }
    Q_UNREACHABLE();
}

void NoticeBar::setNotice(Severity severity, const QString &headline, const QString &more, const QString &iconName)
{
    m_severity = severity;
    m_headline = headline;
    m_more = more;
    m_iconName = iconName;
    if (iconName.isEmpty())
        m_iconName = severity == Severity::Stopped ? u"circle-x"_s
            : severity == Severity::Warning        ? u"triangle-alert"_s
                                                   : u"flask-conical"_s;
    setAccessibleName(more.isEmpty() ? headline : headline + u' ' + more);
    updateGeometry();
    update();
}

Button *NoticeBar::addAction(const QString &text)
{
    auto *button = new Button(text, Button::Kind::Normal, this);
    button->setSize(Button::Size::Small);
    if (m_severity == Severity::Practice)
        button->setTone(Tone::Violet);
    button->show();
    m_actions.append(button);
    placeActions();
    updateGeometry();
    return button;
}

void NoticeBar::clearActions()
{
    for (Button *action : m_actions) {
        action->hide();
        action->deleteLater(); // its own press may have led here
    }
    m_actions.clear();
    updateGeometry();
}

void NoticeBar::setRounded(bool rounded)
{
    m_rounded = rounded;
    placeActions();
    updateGeometry();
    update();
}

QString NoticeBar::markup() const
{
    return u"<span style=\"font-weight:600\">%1</span> %2"_s.arg(m_headline.toHtmlEscaped(), m_more.toHtmlEscaped());
}

/// Under a header its words begin where the page's do.
int NoticeBar::edge() const
{
    return m_rounded ? 12 : 20;
}

int NoticeBar::textLeft() const
{
    return edge() + glyphSide + (m_rounded ? 7 : 10);
}

int NoticeBar::lowest() const
{
    return m_rounded ? 32 : 36;
}

int NoticeBar::actionsWidth() const
{
    int width = 0;
    for (const Button *action : m_actions)
        width += action->sizeHint().width() + scaled(actionGap);
    return width;
}

QSize NoticeBar::sizeHint() const
{
    QTextDocument document;
    prepare(document, markup(), -1);
    const int words = static_cast<int>(std::ceil(document.idealWidth()));
    const int width = scaled(textLeft() + edge()) + words + actionsWidth();
    return {width, heightForWidth(width)};
}

QSize NoticeBar::minimumSizeHint() const
{
    const int width = scaled(textLeft() + edge() + 160) + actionsWidth();
    return {width, scaled(lowest())};
}

int NoticeBar::heightForWidth(int width) const
{
    QTextDocument document;
    prepare(document, markup(), std::max(1, width - scaled(textLeft() + edge()) - actionsWidth()));
    return std::max(scaled(lowest()), static_cast<int>(std::ceil(document.size().height())) + scaled(14));
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    const QColor ink = t.text(tone());
    paintBox(&painter, rect(), m_rounded ? scaled(6) : 0, t.tint(tone()));
    Icon::paint(&painter, QRectF(scaled(edge()), 0, scaled(glyphSide), height()), m_iconName, scaled(glyphSide), ink);

    QTextDocument document;
    const qreal room = width() - scaled(textLeft() + edge()) - actionsWidth();
    prepare(document, u"<span style=\"color:%1\">%2</span>"_s.arg(ink.name(), markup()), room);
    painter.translate(scaled(textLeft()), std::round((height() - document.size().height()) / 2));
    document.drawContents(&painter);
}

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        placeActions();
        updateGeometry();
    }
}

} // namespace cb::ui

#include "moc_notice.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/numberfield.h"

#include "base/numberinfo.h"
#include "ui/kit/button.h"
#include "ui/kit/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int mostCharacters = 64;

} // namespace

NumberField::NumberField(const QString &name, QWidget *parent)
    : LineEdit(name, parent)
    , m_back(Button::iconOnly(u"delete"_s, tr("Take back the last digit"), this))
{
    setMaxLength(mostCharacters);
    setInputMethodHints(Qt::ImhPreferNumbers);
    auto *inside = new QHBoxLayout(this);
    inside->setContentsMargins(0, 0, 4, 0);
    inside->addStretch();
    m_back->setSize(Button::Size::Small);
    m_back->setCursor(Qt::ArrowCursor);
    m_back->setFocusPolicy(Qt::NoFocus); // Backspace does the same
    m_back->setVisible(false);
    inside->addWidget(m_back);
    connect(m_back, &QAbstractButton::clicked, this, &NumberField::takeBack);
    connect(this, &QLineEdit::textEdited, this, &NumberField::group);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) { m_back->setVisible(!text.isEmpty()); });
    restyle();
}

void NumberField::setRegion(const QString &region)
{
    m_region = region;
    group();
}

/// Only while the caret is at the end: a number that is mended in its middle stays under the hand.
void NumberField::group()
{
    if (cursorPosition() != text().size())
        return;
    const QString grouped = NumberInfo::grouped(text(), m_region);
    if (grouped != text() && !grouped.isEmpty())
        setText(grouped);
}

void NumberField::type(QChar sign)
{
    insert(QString(sign));
    group();
}

void NumberField::takeBack()
{
    QString left = text();
    while (!left.isEmpty() && !left.back().isLetterOrNumber() && left.size() > 1)
        left.chop(1);
    left.chop(1);
    setText(left.trimmed());
    group();
    setFocus(Qt::OtherFocusReason);
}

QSize NumberField::sizeHint() const
{
    return {scaled(220), scaled(40)};
}

QSize NumberField::minimumSizeHint() const
{
    return {scaled(150), scaled(40)};
}

void NumberField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down) {
        Q_EMIT downPressed();
        return;
    }
    LineEdit::keyPressEvent(event);
}

void NumberField::changeEvent(QEvent *event)
{
    LineEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void NumberField::restyle()
{
    const QFont large = fontFor(TextRole::Title, 500);
    if (font() != large)
        setFont(large);
    setTextMargins(scaled(10), 0, scaled(34), 0);
}

} // namespace cb::ui

#include "moc_numberfield.cpp"

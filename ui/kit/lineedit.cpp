// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/lineedit.h"

#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int iconSide = 14;

} // namespace

LineEdit::LineEdit(const QString &name, QWidget *parent)
    : QLineEdit(parent)
    , m_focus(this, 6)
{
    setAccessibleName(name);
    setFrame(false); // the box is painted here, as a style sheet cannot draw the ring
    setProperty("cb_kit", true);
    restyle();
}

void LineEdit::setIconName(const QString &name)
{
    m_iconName = name;
    restyle();
    update();
}

void LineEdit::setKeyHint(const QString &keys)
{
    m_keyHint = keys;
    restyle();
    update();
}

void LineEdit::setError(const QString &sentence)
{
    if (m_error == sentence)
        return;
    m_error = sentence;
    setAccessibleDescription(sentence);
    update();
    Q_EMIT errorChanged(sentence);
}

void LineEdit::restyle()
{
    const int left = m_iconName.isEmpty() ? scaled(8) : scaled(10 + iconSide + 5);
    // A style sheet's colour would make the placeholder half transparent.
    const Tokens &t = Tokens::of(this);
    QPalette colours = palette();
    colours.setColor(QPalette::PlaceholderText, t.ink3);
    colours.setColor(QPalette::Disabled, QPalette::PlaceholderText, t.dis);
    setPalette(colours);
    const int right = m_keyHint.isEmpty() ? scaled(9) : capSize(m_keyHint).width() + scaled(12);
    setTextMargins(left, 0, right, 0);
}

QSize LineEdit::sizeHint() const
{
    return {scaled(200), scaled(30)};
}

QSize LineEdit::minimumSizeHint() const
{
    return {scaled(60), scaled(30)};
}

int LineEdit::wordsWidth() const
{
    constexpr int inside = 6; // QLineEdit keeps 2 px beside its text, and a cursor's width
    const QMargins margins = textMargins();
    return int(std::ceil(QFontMetricsF(font()).horizontalAdvance(placeholderText()))) + margins.left() + margins.right()
        + inside;
}

void LineEdit::paintEvent(QPaintEvent *event)
{
    const Tokens &t = Tokens::of(this);
    {
        QPainter painter(this);
        const bool open = isEnabled() && !isReadOnly();
        const QColor fill = open ? t.field : t.sunken;
        QColor outline = open ? t.line2 : t.line;
        if (!m_error.isEmpty())
            outline = t.reds;
        if (m_focus.shown())
            outline = t.accent;
        paintBox(&painter, rect(), scaled(6), fill, outline, t.border);
        if (!m_iconName.isEmpty())
            Icon::paint(&painter, QRectF(scaled(10), 0, scaled(iconSide), height()), m_iconName, scaled(iconSide),
                isEnabled() ? t.ink2 : t.dis);
        if (!m_keyHint.isEmpty() && text().isEmpty() && !hasFocus()) {
            const QSize cap = capSize(m_keyHint);
            const QRectF box(
                width() - cap.width() - scaled(9), (height() - cap.height() + 1) / 2, cap.width(), cap.height());
            paintCap(&painter, box, m_keyHint, t.ink3, t.sunken, t.line2);
        }
    }
    QLineEdit::paintEvent(event);
}

void LineEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        restyle();
        updateGeometry();
    }
}

void LineEdit::focusInEvent(QFocusEvent *event)
{
    m_focus.keyUsed();
    QLineEdit::focusInEvent(event);
}

void LineEdit::focusOutEvent(QFocusEvent *event)
{
    m_focus.focusOut();
    QLineEdit::focusOutEvent(event);
}

SearchField::SearchField(const QString &name, QWidget *parent)
    : LineEdit(name, parent)
    , m_clear(Button::iconOnly(u"x"_s, tr("Clear"), this))
{
    setIconName(u"search"_s);
    setPlaceholderText(name);
    m_clear->setSize(Button::Size::Small);
    m_clear->setFocusPolicy(Qt::NoFocus); // Esc does it from the keyboard
    m_clear->hide();
    connect(m_clear, &Button::clicked, this, &QLineEdit::clear);
    connect(
        this, &QLineEdit::textChanged, m_clear, [this](const QString &text) { m_clear->setVisible(!text.isEmpty()); });
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        LineEdit::keyPressEvent(event);
        return;
    }
    if (text().isEmpty())
        Q_EMIT left();
    else
        clear();
    event->accept();
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    LineEdit::resizeEvent(event);
    const QSize size = m_clear->sizeHint();
    m_clear->setGeometry(width() - size.width() - 2, (height() - size.height()) / 2, size.width(), size.height());
}

Field::Field(const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_below(new Label(TextRole::Small, Ink::Soft))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(scaled(4));
    if (!label.isEmpty()) {
        auto *above = new Label(TextRole::Small, Ink::Medium, label);
        above->setBuddy(editor);
        column->addWidget(above);
    }
    column->addWidget(editor);
    m_below->setWordWrap(true);
    column->addWidget(m_below);
    if (auto *line = qobject_cast<LineEdit *>(editor))
        connect(line, &LineEdit::errorChanged, this, &Field::setError);
    showBelow();
}

void Field::setHint(const QString &sentence)
{
    m_hint = sentence;
    showBelow();
}

void Field::setError(const QString &sentence)
{
    m_error = sentence;
    showBelow();
}

void Field::showBelow()
{
    const bool wrong = !m_error.isEmpty();
    m_below->setInk(wrong ? Ink::Red : Ink::Soft);
    m_below->setText(wrong ? m_error : m_hint);
    m_below->setVisible(wrong || !m_hint.isEmpty());
}

} // namespace cb::ui

#include "moc_lineedit.cpp"

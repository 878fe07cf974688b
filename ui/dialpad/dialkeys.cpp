// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/dialkeys.h"

#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"
#include "ui/shell/rowtext.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int columns = 3;
constexpr int litMs = 400;

} // namespace

DialKey::DialKey(QChar sign, const QString &letters, QWidget *parent)
    : QAbstractButton(parent)
    , m_sign(sign)
    , m_letters(letters)
    , m_focus(this, 8)
{
    setFocusPolicy(Qt::ClickFocus); // DialKeys makes one of them the stop for Tab
    setAccessibleName(letters.isEmpty() || letters == "+"_L1 ? QString(sign)
                                                             : tr("%1, %2", "key, its letters").arg(sign).arg(letters));
    m_lit.setSingleShot(true);
    m_lit.setInterval(litMs);
    connect(&m_lit, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(this, &QAbstractButton::clicked, this, &DialKey::flash);
}

void DialKey::setDense(bool dense)
{
    m_dense = dense;
    updateGeometry();
}

void DialKey::flash()
{
    m_lit.start();
    update();
}

QSize DialKey::sizeHint() const
{
    return {scaled(m_dense ? 58 : 96), scaled(m_dense ? 40 : 48)};
}

QSize DialKey::minimumSizeHint() const
{
    return {scaled(44), scaled(m_dense ? 38 : 44)};
}

void DialKey::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = isDown() || m_lit.isActive();
    const QColor fill = lit ? t.greenbg : underMouse() ? t.hover : t.raised;
    paintBox(&painter, rect(), scaled(8), fill, m_focus.shown() ? t.accent : lit ? t.greens : t.line2, t.border);
    QFont digit = fontFor(TextRole::Title, 600);
    digit.setPixelSize(scaled(m_dense ? 16 : 18));
    const QFont small = fontFor(TextRole::Caption);
    const bool two = !m_letters.isEmpty();
    const qreal middle = height() / 2.0;
    painter.setPen(lit ? t.green : t.ink);
    const RowText sign(QString(m_sign), digit, width());
    sign.paint(&painter, (width() - sign.width()) / 2,
        baselineAround(digit, two || m_sign == u'1' ? middle - scaled(7) : middle - scaled(2)));
    if (!two)
        return;
    painter.setPen(lit ? t.green : t.ink3);
    const RowText letters(m_letters, small, width());
    letters.paint(&painter, (width() - letters.width()) / 2, baselineAround(small, middle + scaled(10)));
}

void DialKey::keyPressEvent(QKeyEvent *event)
{
    m_focus.keyUsed();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        event->ignore(); // DialKeys knows the neighbours
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        event->ignore(); // the card's own
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void DialKey::mousePressEvent(QMouseEvent *event)
{
    m_focus.pressed();
    QAbstractButton::mousePressEvent(event);
}

void DialKey::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    m_focus.focusIn(event);
}

void DialKey::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    m_focus.focusOut();
}

void DialKey::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

DialKeys::DialKeys(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(name);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    static constexpr std::pair<char16_t, const char *> signs[] = {{u'1', ""}, {u'2', "ABC"}, {u'3', "DEF"},
        {u'4', "GHI"}, {u'5', "JKL"}, {u'6', "MNO"}, {u'7', "PQRS"}, {u'8', "TUV"}, {u'9', "WXYZ"}, {u'*', ""},
        {u'0', "+"}, {u'#', ""}};
    int place = 0;
    for (const auto &[sign, letters] : signs) {
        auto *key = new DialKey(QChar(sign), QString::fromLatin1(letters), this);
        m_keys.insert(key->sign(), key);
        m_order << key;
        grid->addWidget(key, place / columns, place % columns);
        ++place;
        connect(key, &QAbstractButton::clicked, this, [this, key] { Q_EMIT pressed(key->sign()); });
    }
    m_order.first()->setFocusPolicy(Qt::StrongFocus);
    space();
}

void DialKeys::setDense(bool dense)
{
    m_dense = dense;
    for (DialKey *key : std::as_const(m_order))
        key->setDense(dense);
    space();
}

void DialKeys::space()
{
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->setHorizontalSpacing(scaled(m_dense ? 6 : 7));
    grid->setVerticalSpacing(scaled(m_dense ? 8 : 9));
}

void DialKeys::press(QChar sign)
{
    if (DialKey *key = m_keys.value(sign)) {
        key->flash();
        Q_EMIT pressed(sign);
    }
}

QChar DialKeys::signOf(const QKeyEvent *event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return {};
    const QString text = event->text();
    return text.size() == 1 && u"0123456789*#"_s.contains(text.at(0)) ? text.at(0) : QChar();
}

void DialKeys::keyPressEvent(QKeyEvent *event)
{
    if (const QChar sign = signOf(event); !sign.isNull()) {
        press(sign);
        return;
    }
    const auto at = m_order.indexOf(qobject_cast<DialKey *>(focusWidget()));
    qsizetype to = -1;
    if (at >= 0) {
        switch (event->key()) {
        case Qt::Key_Left:
            to = at % columns > 0 ? at - 1 : at;
            break;
        case Qt::Key_Right:
            to = at % columns < columns - 1 ? at + 1 : at;
            break;
        case Qt::Key_Up:
            to = at - columns;
            break;
        case Qt::Key_Down:
            to = at + columns;
            break;
        default:
            break;
        }
    }
    if (to >= 0 && to < m_order.size()) {
        for (DialKey *key : std::as_const(m_order))
            key->setFocusPolicy(key == m_order.at(to) ? Qt::StrongFocus : Qt::ClickFocus);
        m_order.at(to)->setFocus(Qt::OtherFocusReason);
        return;
    }
    QWidget::keyPressEvent(event);
}

void DialKeys::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        space();
}

} // namespace cb::ui

#include "moc_dialkeys.cpp"

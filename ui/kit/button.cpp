// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/button.h"

#include "ui/kit/buttonaccess.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QAction>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr const char *reasonProperty = "cb_reason";
constexpr const char *iconProperty = "cb_icon";
constexpr const char *dangerProperty = "cb_danger";
constexpr int gap = 6; // between icon, text and cap
constexpr int roundSide = 44;
constexpr int tipCapGap = 18; // on a toast the key stands apart

/// A name without its trailing "…" and without mnemonic marks, for "Record: the caller did not agree."
QString plainName(QString text)
{
    text.remove(u'&');
    if (text.endsWith(u'…'))
        text.chop(1);
    return text;
}

/// At most two lines broken at the space nearest the middle.
QStringList twoLines(const QString &text)
{
    qsizetype best = -1;
    for (qsizetype at = text.indexOf(u' '); at >= 0; at = text.indexOf(u' ', at + 1)) {
        if (best < 0 || std::abs(at - text.size() / 2) < std::abs(best - text.size() / 2))
            best = at;
    }
    return best < 0 ? QStringList{text} : QStringList{text.left(best), text.mid(best + 1)};
}

} // namespace

Button::Button(const QString &text, Kind kind, QWidget *parent)
    : QAbstractButton(parent)
    , m_kind(kind)
    , m_focus(this,
          kind == Kind::Round      ? roundSide / 2
              : kind == Kind::Chip ? 13
                                   : 6)
{
    installButtonAccess();
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    m_spin.setInterval(60);
    connect(&m_spin, &QTimer::timeout, this, [this] {
        m_turn = std::fmod(m_turn + 0.06, 1.0);
        update();
    });
}

Button::~Button() = default;

Button *Button::iconOnly(const QString &iconName, const QString &name, QWidget *parent)
{
    auto *button = new Button({}, Kind::Quiet, parent);
    button->m_iconOnly = true;
    button->m_iconName = iconName;
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Button::setSize(Size size)
{
    m_size = size;
    QSizePolicy policy(size == Size::Tile ? QSizePolicy::Preferred : QSizePolicy::Minimum, QSizePolicy::Fixed);
    policy.setHeightForWidth(size == Size::Tile);
    setSizePolicy(policy);
    updateGeometry();
    update();
}

void Button::setIconName(const QString &name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

void Button::setKeyHint(const QString &keys)
{
    m_keyHint = keys;
    updateGeometry();
    update();
}

void Button::setCheckedTone(Tone tone)
{
    m_checkedTone = tone;
    update();
}

void Button::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Button::setFlush(bool on)
{
    m_flush = on;
    updateGeometry();
    update();
}

void Button::setEndIconName(const QString &name)
{
    m_endIconName = name;
    updateGeometry();
    update();
}

void Button::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    // The width stays, also when there was no icon whose place the spinner takes.
    setMinimumWidth(busy ? std::max(width(), sizeHint().width()) : 0);
    m_busy = busy;
    m_turn = 0;
    if (busy && Theme::duration(1) > 0)
        m_spin.start();
    else
        m_spin.stop();
    updateGeometry();
    update();
}

void Button::setUnavailable(const QString &reason)
{
    const bool unavailable = !reason.isEmpty();
    if (unavailable && !m_unavailable)
        m_plainToolTip = toolTip();
    const bool wasUnavailable = m_unavailable;
    m_unavailable = unavailable;
    m_reason = reason;
    if (unavailable || wasUnavailable)
        describe();
    update();
}

void Button::describe()
{
    if (!m_unavailable) {
        setToolTip(m_plainToolTip);
        setAccessibleDescription({});
        return;
    }
    const QString name = plainName(text().isEmpty() ? accessibleName() : text());
    setAccessibleDescription(m_reason.isEmpty() ? QString() : tr("%1: %2", "action, why not").arg(name, m_reason));
    setToolTip(m_reason.isEmpty()
            ? m_plainToolTip
            : u"<b>%1</b> %2"_s.arg(tr("%1:", "action").arg(name).toHtmlEscaped(), m_reason.toHtmlEscaped()));
}

void Button::setAction(QAction *action)
{
    if (m_action)
        disconnect(m_action, nullptr, this, nullptr);
    m_action = action;
    if (!action)
        return;
    connect(action, &QAction::changed, this, &Button::takeFromAction);
    connect(this, &Button::clicked, action, &QAction::trigger, Qt::UniqueConnection);
    takeFromAction();
}

void Button::takeFromAction()
{
    if (m_iconOnly)
        setAccessibleName(plainName(m_action->text()));
    else
        setText(m_action->text());
    if (const QString name = cb::ui::iconName(m_action); !name.isEmpty())
        m_iconName = name;
    // The action toggles itself when triggered; the button only shows it.
    setCheckable(m_action->isCheckable());
    setChecked(m_action->isChecked());
    const QString reason = unavailableReason(m_action);
    if (m_action->isEnabled()) {
        setUnavailable({});
        const QString keys = m_action->shortcut().toString(QKeySequence::NativeText);
        const bool wordless = m_iconOnly || m_kind == Kind::Round;
        const QString name = m_iconOnly ? accessibleName() : plainName(m_action->text());
        setToolTip(keys.isEmpty() ? (wordless ? name : QString()) : tr("%1 (%2)", "action, keys").arg(name, keys));
    } else {
        if (!m_unavailable)
            m_plainToolTip = toolTip();
        m_unavailable = true;
        m_reason = reason;
        describe();
    }
    updateGeometry();
    update();
}

void Button::click()
{
    if (!blocked())
        QAbstractButton::click();
}

void Button::animateClick()
{
    if (!blocked())
        QAbstractButton::animateClick();
}

int Button::plannedHeight() const
{
    if (m_kind == Kind::Round)
        return scaled(roundSide);
    switch (m_size) {
    case Size::Small:
        return scaled(26);
    case Size::Medium:
        return scaled(30);
    case Size::Large:
        return scaled(34);
    case Size::Tile:
        return scaled(50);
    }
    Q_UNREACHABLE();
}

int Button::iconSide() const
{
    return scaled(m_kind == Kind::Round ? 20 : m_size == Size::Small ? 14 : 16);
}

int Button::padding() const
{
    if (m_flush)
        return 0;
    return m_kind == Kind::Tip ? 8 : m_size == Size::Small ? 11 : 13;
}

int Button::capGap() const
{
    return m_kind == Kind::Tip ? tipCapGap : gap;
}

QFont Button::textFont() const
{
    const bool small = m_size == Size::Small || m_size == Size::Tile;
    return fontFor(small ? TextRole::Small : TextRole::Body, m_kind == Kind::Tip ? 600 : 500);
}

QString Button::shownText() const
{
    QString shown = m_kind == Kind::Round ? QString() : text();
    return shown.remove(u'&');
}

QSize Button::sizeHint() const
{
    const int side = plannedHeight();
    if (m_iconOnly || m_kind == Kind::Round)
        return {side, side};
    const QFontMetricsF metrics(textFont());
    const qreal words = metrics.horizontalAdvance(shownText());
    if (m_size == Size::Tile)
        return {std::max(scaled(72), static_cast<int>(std::ceil(words)) + scaled(16)), side};
    qreal width = words + 2 * scaled(padding());
    if (hasGlyph())
        width += iconSide() + (words > 0 ? scaled(gap) : 0);
    if (!m_keyHint.isEmpty())
        width += capSize(m_keyHint).width() + scaled(capGap());
    if (!m_endIconName.isEmpty())
        width += scaled(14) + scaled(gap);
    return {static_cast<int>(std::ceil(width)), side};
}

QSize Button::minimumSizeHint() const
{
    if (m_size != Size::Tile)
        return sizeHint();
    const QFontMetricsF metrics(textFont());
    qreal widest = 0;
    for (const QString &line : twoLines(shownText()))
        widest = std::max(widest, metrics.horizontalAdvance(line));
    return {static_cast<int>(std::ceil(widest)) + scaled(12), scaled(50)};
}

int Button::heightForWidth(int width) const
{
    if (m_size != Size::Tile)
        return plannedHeight();
    const bool oneLine = QFontMetricsF(textFont()).horizontalAdvance(shownText()) + scaled(8) <= width;
    return oneLine ? scaled(50) : scaled(58);
}

Button::Colours Button::colours() const
{
    const Tokens &t = Tokens::of(this);
    const bool hovered = underMouse() && !blocked();
    if (m_unavailable || !isEnabled()) {
        const bool framed = m_kind != Kind::Quiet;
        return {framed ? t.sunken : QColor(), framed ? t.line : QColor(), t.dis, t.dis};
    }
    if (isChecked()) {
        const QColor text = t.text(m_checkedTone);
        const QColor outline = m_checkedTone == Tone::Accent ? t.accent : t.fill(m_checkedTone);
        return {t.tint(m_checkedTone), m_kind == Kind::Chip ? QColor() : outline, text, text};
    }
    const auto solid = [&](const QColor &fill, const QColor &text) -> Colours {
        return {isDown() ? fill.darker(112) : fill, {}, text, text};
    };
    const QColor rest = m_kind == Kind::Quiet ? QColor() : t.raised;
    const QColor fill = isDown() ? (t.dark ? t.hover.lighter(125) : t.hover.darker(105)) : hovered ? t.hover : rest;
    switch (m_kind) {
    case Kind::Main:
    case Kind::Round:
        return {isDown() ? t.accentH : t.accent, {}, t.onaccent, t.onaccent};
    case Kind::Approve:
        return solid(t.green, t.ongreen);
    case Kind::Danger:
        return solid(t.red, t.onred);
    case Kind::Deny:
        return {fill, t.line2, t.red, t.red};
    case Kind::Quiet:
        return {m_flush ? QColor() : fill, {}, t.ink2, t.ink2};
    case Kind::Tip: {
        QColor lit = t.tipink;
        lit.setAlphaF(isDown() ? 0.20F : 0.10F);
        return {hovered || isDown() ? lit : QColor(), {}, t.tipacc, t.tipacc};
    }
    case Kind::Normal:
    case Kind::Chip:
        if (m_tone)
            return {hovered || isDown() ? fill : QColor(), t.fill(*m_tone), t.text(*m_tone), t.text(*m_tone)};
        return {fill, t.line2, m_size == Size::Tile ? t.ink2 : t.ink, t.ink2};
    }
    Q_UNREACHABLE();
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    Colours c = colours();
    const bool solid = !m_unavailable
        && (m_kind == Kind::Main || m_kind == Kind::Round || m_kind == Kind::Approve || m_kind == Kind::Danger);
    if (m_focus.shown())
        c.outline = solid ? t.ink : t.accent;
    const qreal radius = m_kind == Kind::Chip || m_kind == Kind::Round ? height() / 2.0 : scaled(6);
    paintBox(&painter, rect(), radius, c.fill, c.outline, t.border);
    painter.setFont(textFont());
    m_size == Size::Tile ? paintTile(&painter, c) : paintRow(&painter, c);
}

void Button::paintRow(QPainter *painter, const Colours &c) const
{
    const QString words = shownText();
    if (m_flush && underMouse() && !blocked()) {
        QFont font = painter->font();
        font.setUnderline(true);
        painter->setFont(font);
    }
    const QFontMetricsF metrics(painter->font());
    qreal wordsWidth = metrics.horizontalAdvance(words);
    const QSize cap = m_keyHint.isEmpty() ? QSize() : capSize(m_keyHint);
    const int side = iconSide();
    qreal others = 0;
    if (hasGlyph())
        others += side + (words.isEmpty() ? 0 : scaled(gap));
    if (!m_keyHint.isEmpty())
        others += cap.width() + scaled(capGap());
    if (!m_endIconName.isEmpty())
        others += scaled(14) + scaled(gap);
    const qreal room = width() - others - (m_flush ? 0 : 2 * scaled(4));
    const QString shown = wordsWidth > room + 1 ? metrics.elidedText(words, Qt::ElideRight, room) : words;
    wordsWidth = std::min(wordsWidth, metrics.horizontalAdvance(shown));

    qreal x = (width() - others - wordsWidth) / 2;
    const qreal full = height();
    if (hasGlyph()) {
        const QRectF box(std::round(x), 0, side, full);
        if (m_busy)
            paintSpinner(painter, box, m_turn, c.icon);
        else
            Icon::paint(painter, box, m_iconName, side, c.icon);
        x += side + (words.isEmpty() ? 0 : scaled(gap));
    }
    painter->setPen(c.text);
    painter->drawText(QRectF(x, 0, wordsWidth + 2, full), Qt::AlignLeft | Qt::AlignVCenter, shown);
    x += wordsWidth;
    if (!m_keyHint.isEmpty()) {
        x += scaled(capGap());
        const Tokens &t = Tokens::of(this);
        const bool solid =
            m_kind == Kind::Main || m_kind == Kind::Approve || m_kind == Kind::Danger || m_kind == Kind::Tip;
        QColor outline = m_kind == Kind::Tip ? t.tipink : solid || isChecked() ? c.text : t.line2;
        if (solid || isChecked())
            outline.setAlphaF(m_kind == Kind::Tip ? 0.30F : 0.45F);
        const QRectF box(std::round(x), std::floor((full - cap.height() + 1) / 2), cap.width(), cap.height());
        QColor ink = m_kind == Kind::Tip ? t.tipink : solid || isChecked() || m_unavailable ? c.text : t.ink3;
        if (m_kind == Kind::Tip)
            ink.setAlphaF(0.75F);
        paintCap(painter, box, m_keyHint, ink, solid || isChecked() ? QColor() : t.sunken, outline);
        x += cap.width();
    }
    if (!m_endIconName.isEmpty())
        Icon::paint(
            painter, QRectF(std::round(x + scaled(gap)), 0, scaled(14), full), m_endIconName, scaled(14), c.icon);
}

void Button::paintTile(QPainter *painter, const Colours &c) const
{
    const qreal full = height();
    const QFontMetricsF metrics(painter->font());
    const bool fits = metrics.horizontalAdvance(shownText()) + scaled(8) <= width();
    const QStringList lines = fits ? QStringList{shownText()} : twoLines(shownText());
    const qreal line = scaled(lines.size() > 1 ? 14 : 16);
    const qreal block = iconSide() + scaled(2) + line * static_cast<qreal>(lines.size());
    qreal y = std::round((full - block) / 2);
    const QRectF box(0, y, width(), iconSide());
    if (m_busy)
        paintSpinner(painter, box, m_turn, c.icon);
    else
        Icon::paint(painter, box, m_iconName, iconSide(), c.icon);
    y += iconSide() + scaled(2);
    painter->setPen(c.text);
    for (const QString &text : lines) {
        const QString shown = metrics.elidedText(text, Qt::ElideRight, width() - scaled(6));
        painter->drawText(QRectF(0, y, width(), line), Qt::AlignCenter, shown);
        y += line;
    }
}

bool Button::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        if (blocked()) {
            event->accept();
            return true;
        }
        break;
    case QEvent::HoverEnter:
    case QEvent::HoverLeave:
        update();
        break;
    default:
        break;
    }
    return QAbstractButton::event(event);
}

void Button::mousePressEvent(QMouseEvent *event)
{
    m_focus.pressed();
    if (!blocked())
        QAbstractButton::mousePressEvent(event);
}

void Button::keyPressEvent(QKeyEvent *event)
{
    const bool fires = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!fires) {
        QAbstractButton::keyPressEvent(event);
        return;
    }
    m_focus.keyUsed();
    if (blocked()) {
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Space)
        QAbstractButton::keyPressEvent(event);
    else if (!event->isAutoRepeat())
        QAbstractButton::click(); // QAbstractButton leaves Enter to dialogs; here it presses
}

void Button::focusInEvent(QFocusEvent *event)
{
    m_focus.focusIn(event);
    QAbstractButton::focusInEvent(event);
}

void Button::focusOutEvent(QFocusEvent *event)
{
    m_focus.focusOut();
    QAbstractButton::focusOutEvent(event);
}

void Button::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
}

void setUnavailable(QAction *action, const QString &reason)
{
    action->setProperty(reasonProperty, reason);
    action->setEnabled(reason.isEmpty());
}

QString unavailableReason(const QAction *action)
{
    return action->property(reasonProperty).toString();
}

void setIconName(QAction *action, const QString &name)
{
    action->setProperty(iconProperty, name);
    action->setIcon(Icon::icon(name));
}

QString iconName(const QAction *action)
{
    return action->property(iconProperty).toString();
}

void setDangerous(QAction *action)
{
    action->setProperty(dangerProperty, true);
}

bool isDangerous(const QAction *action)
{
    return action->property(dangerProperty).toBool();
}

} // namespace cb::ui

#include "moc_button.cpp"

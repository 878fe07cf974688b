// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/kitstyle.h"

#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QFontMetricsF>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

/// The row's label and its keys, which QMenu separates by a tab.
std::pair<QString, QString> menuWords(const QStyleOptionMenuItem &item)
{
    const qsizetype tab = item.text.indexOf(u'\t');
    if (tab < 0)
        return {item.text, {}};
    return {item.text.left(tab), item.text.mid(tab + 1).replace(u'+', u' ')};
}

const QAction *actionAt(const QWidget *widget, const QRect &rect)
{
    const auto *menu = qobject_cast<const QMenu *>(widget);
    return menu ? menu->actionAt(rect.center()) : nullptr;
}

void paintMenuItem(const QStyleOptionMenuItem &item, QPainter *painter, const QWidget *widget)
{
    const Tokens &t = Tokens::of(widget);
    const QRectF row = item.rect;
    if (item.menuItemType == QStyleOptionMenuItem::Separator && !item.text.isEmpty()) {
        painter->setFont(fontFor(TextRole::Small));
        painter->setPen(t.ink3);
        painter->drawText(row.adjusted(scaled(8), 0, -scaled(8), 0), Qt::AlignLeft | Qt::AlignVCenter, item.text);
        return;
    }
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRectF(row.left(), std::floor(row.center().y()), row.width(), 1), t.line);
        return;
    }
    const bool enabled = item.state & QStyle::State_Enabled;
    if (item.state & QStyle::State_Selected)
        paintBox(painter, row, scaled(6), enabled ? t.sel : t.hover);

    const QAction *action = actionAt(widget, item.rect);
    const bool dangerous = action && isDangerous(action);
    const QColor ink = !enabled ? t.dis : dangerous ? t.red : t.ink;
    const QColor glyph = !enabled ? t.dis : dangerous ? t.red : t.ink2;
    const QString name = action ? iconName(action) : QString();
    const int side = scaled(14);
    qreal x = row.left() + scaled(8);
    const QRectF glyphBox(x, row.top(), side, row.height());
    if (!name.isEmpty())
        Icon::paint(painter, glyphBox, name, side, glyph);
    else if (!item.icon.isNull())
        item.icon.paint(painter, QRectF(x, row.center().y() - side / 2.0, side, side).toRect(), Qt::AlignCenter,
            enabled ? QIcon::Normal : QIcon::Disabled);
    else if (item.checked)
        Icon::paint(painter, glyphBox, u"check"_s, side, t.accent);
    x += side + scaled(8);

    const auto [label, keys] = menuWords(item);
    painter->setFont(fontFor(TextRole::Body));
    painter->setPen(ink);
    const QRectF words(x, row.top(), row.right() - x - scaled(8), row.height());
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextHideMnemonic, label);
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu) {
        Icon::paint(painter, QRectF(row.right() - scaled(8) - side, row.top(), side, row.height()), u"chevron-right"_s,
            side, t.ink3);
    } else if (!name.isEmpty() && item.checked) {
        Icon::paint(
            painter, QRectF(row.right() - scaled(8) - side, row.top(), side, row.height()), u"check"_s, side, t.accent);
    } else if (!keys.isEmpty()) {
        painter->setFont(fontFor(TextRole::Caption));
        painter->setPen(enabled ? t.ink3 : t.dis);
        painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, keys);
    }
}

/// The box of an input: combo boxes, spin boxes and line edits that are not our LineEdit.
void paintInput(const QStyleOption &option, QPainter *painter, const QWidget *widget)
{
    const Tokens &t = Tokens::of(widget);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool focused = enabled && (option.state & QStyle::State_HasFocus);
    paintBox(painter, option.rect, scaled(6), enabled ? t.field : t.sunken,
        focused       ? t.accent
            : enabled ? t.line2
                      : t.line,
        t.border);
}

/// A QLineEdit with a box of its own: not our LineEdit, and not the inside of a spin or combo box.
bool isPlainInput(const QWidget *widget)
{
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    return edit && edit->hasFrame() && !qobject_cast<const QAbstractSpinBox *>(edit->parent())
        && !qobject_cast<const QComboBox *>(edit->parent());
}

QColor glyphColour(const QStyleOption &option, const QWidget *widget)
{
    const Tokens &t = Tokens::of(widget);
    return option.state & QStyle::State_Enabled ? t.ink2 : t.dis;
}

} // namespace

KitStyle::KitStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{ }

void KitStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            paintMenuItem(*item, painter, widget);
            return;
        }
        break;
    case CE_MenuEmptyArea:
        return;
    case CE_Splitter: {
        // One px of line in the middle of a handle wide enough to grab.
        const QRect handle = option->rect;
        const bool vertical = option->state & State_Horizontal;
        const QRect hairline = vertical ? QRect(handle.center().x(), handle.top(), 1, handle.height())
                                        : QRect(handle.left(), handle.center().y(), handle.width(), 1);
        painter->fillRect(hairline, Tokens::of(widget).line);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void KitStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_FrameFocusRect: // delegates paint their own, only for keyboard focus
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            paintInput(*option, painter, widget);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu: {
        if (element == PE_FrameMenu)
            return;
        const Tokens &t = Tokens::of(widget);
        const QRect box = widget ? option->rect.marginsRemoved(widget->contentsMargins()) : option->rect; // shadow
        paintBox(painter, box, scaled(8), t.raised, t.line2, t.border);
        return;
    }
    case PE_PanelTipLabel: {
        painter->save();
        painter->setCompositionMode(QPainter::CompositionMode_Source);
        painter->fillRect(option->rect, Qt::transparent);
        painter->restore();
        paintBox(painter, option->rect, scaled(6), Tokens::of(widget).tip);
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void KitStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox: {
        paintInput(*option, painter, widget);
        const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
        Icon::paint(painter, arrow, u"chevrons-up-down"_s, scaled(14), glyphColour(*option, widget));
        return;
    }
    case CC_SpinBox: {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        if (!spin)
            break;
        if (spin->frame)
            paintInput(*option, painter, widget);
        if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
            return;
        for (const auto &[part, step, name] :
            {std::tuple{SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, u"chevron-up"_s},
                std::tuple{SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, u"chevron-down"_s}}) {
            const bool can = spin->stepEnabled & step;
            Icon::paint(painter, subControlRect(control, option, part, widget), name, scaled(12),
                can ? glyphColour(*option, widget) : Tokens::of(widget).dis);
        }
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect KitStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const QRect all = option->rect;
    const int arrow = scaled(26);
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return visualRect(option->direction, all, {all.right() - arrow + 1, all.top(), arrow, all.height()});
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, all, all.adjusted(scaled(10), 1, -arrow, -1));
    if (control == CC_SpinBox && (part == SC_SpinBoxUp || part == SC_SpinBoxDown)) {
        const int half = all.height() / 2;
        const int top = part == SC_SpinBoxUp ? all.top() : all.bottom() - half + 1;
        return visualRect(option->direction, all, {all.right() - scaled(20), top, scaled(20), half});
    }
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return visualRect(option->direction, all, all.adjusted(scaled(7), 1, -scaled(20), -1));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize KitStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    if (type == CT_ComboBox) // what subControlRect() leaves beside the words, which Fusion knows nothing of
        return {size.width() + scaled(10) + scaled(26) + scaled(4), scaled(30)};
    if (type == CT_SpinBox) {
        const QSize own = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {own.width() + scaled(12), scaled(30)};
    }
    const auto *item = type == CT_MenuItem ? qstyleoption_cast<const QStyleOptionMenuItem *>(option) : nullptr;
    if (!item)
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    if (item->menuItemType == QStyleOptionMenuItem::Separator)
        return {size.width(), scaled(item->text.isEmpty() ? 9 : 26)};
    const auto [label, keys] = menuWords(*item);
    qreal width = QFontMetricsF(fontFor(TextRole::Body)).horizontalAdvance(QString(label).remove(u'&'));
    width += scaled(8) + scaled(14) + scaled(8) + scaled(8);
    if (!keys.isEmpty())
        width += QFontMetricsF(fontFor(TextRole::Caption)).horizontalAdvance(keys) + scaled(24);
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu || item->checkType != QStyleOptionMenuItem::NotCheckable)
        width += scaled(22);
    return {static_cast<int>(std::ceil(width)), scaled(28)};
}

int KitStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 2;
    case PM_MenuPanelWidth:
        return 0;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return scaled(5);
    case PM_MenuScrollerHeight:
        return scaled(18);
    case PM_SubMenuOverlap:
        return -2;
    case PM_SplitterWidth:
        return 7;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return scaled(16);
    case PM_ToolTipLabelFrameWidth:
        return scaled(8);
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QMenu *>(widget))
            return 0;
        break;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int KitStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Menu_SubMenuPopupDelay:
        return 150;
    case SH_Menu_Scrollable:
        return 1;
    case SH_Menu_SupportsSections:
        return 1;
    case SH_ToolTip_Mask:
    case SH_Menu_Mask:
    case SH_FocusFrame_Mask: // the rounded corners are transparent, not cut
        return 0;
    case SH_UnderlineShortcut:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QRect KitStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents && isPlainInput(widget) ? rect.adjusted(scaled(7), 0, -scaled(7), 0) : rect;
}

void KitStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // With a style sheet about, these do not ask the style for their size.
    if (qobject_cast<QAbstractSpinBox *>(widget) || isPlainInput(widget))
        widget->setMinimumHeight(scaled(30));
    if (widget->inherits("QTipLabel") || (qobject_cast<QMenu *>(widget) && widget->isWindow()))
        widget->setAttribute(Qt::WA_TranslucentBackground);
}

} // namespace cb::ui

#include "moc_kitstyle.cpp"

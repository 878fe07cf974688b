// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallerysheet.h"

#include "ui/gallery/samples.h"
#include "ui/kit/badge.h"
#include "ui/kit/button.h"
#include "ui/kit/choices.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/notice.h"
#include "ui/kit/segmented.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/toast.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

Label *caption(const QString &text)
{
    auto *label = new Label(TextRole::Small, Ink::Soft, text);
    label->setRole(TextRole::Small, 500);
    label->setFixedHeight(lineHeight(TextRole::Small));
    return label;
}

Label *sample(TextRole role, Ink ink, const QString &text)
{
    auto *label = new Label(role, ink, text);
    label->setFixedHeight(lineHeight(role));
    return label;
}

QVBoxLayout *newColumn()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    return column;
}

} // namespace

GallerySheet::GallerySheet(const Tokens &tokens, QWidget *parent)
    : ThemedArea(tokens, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 15, 22, 0);
    column->setSpacing(0);

    auto *title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(sample(TextRole::Heading, Ink::Strong, tokens.dark ? tr("Dark") : tr("Light")));
    title->addWidget(new Label(TextRole::Small, Ink::Soft, tr("Callboard components")));
    title->addStretch();
    column->addLayout(title);
    column->addSpacing(12);

    column->addWidget(caption(tr("Colour")));
    column->addSpacing(6);
    column->addWidget(new SwatchSample);
    column->addSpacing(11);
    addTypes(column);
    column->addSpacing(9);
    addButtons(column);
    column->addSpacing(11);
    addBadges(column);
    column->addSpacing(11);
    addInputs(column);
    column->addSpacing(11);
    column->addWidget(caption(tr("Table rows: rest, hover, selected with actions, focus, dragged")));
    column->addSpacing(6);
    column->addWidget(new RowSample);
    column->addSpacing(11);
    addMenuAndMessages(column);
    column->addStretch();
}

void GallerySheet::addTypes(QBoxLayout *column)
{
    auto *types = newColumn();
    types->addWidget(caption(tr("Type, Inter")));
    types->addSpacing(5);
    types->addWidget(sample(TextRole::Display, Ink::Strong, u"Display 24/32"_s));
    types->addSpacing(1);
    types->addWidget(sample(TextRole::Title, Ink::Strong, u"Title 17/24"_s));
    types->addWidget(sample(TextRole::Heading, Ink::Strong, u"Heading 15/20"_s));
    types->addWidget(
        sample(TextRole::Body, Ink::Strong, u"Body 13/18, <span style=\"font-weight:600\">strong</span>"_s));
    types->addWidget(sample(TextRole::Small, Ink::Medium, u"Small 12/16"_s));
    types->addWidget(sample(TextRole::Caption, Ink::Soft, tr("Caption 11/14, never below")));
    types->addStretch();

    auto *numbers = newColumn();
    numbers->addWidget(caption(tr("Numbers and code")));
    numbers->addSpacing(9);
    numbers->addWidget(new TabularLabel(TextRole::Timer, Ink::Strong, u"06:51 11:05"_s));
    numbers->addSpacing(1);
    numbers->addWidget(new TabularLabel(TextRole::Body, Ink::Strong, u"+1 555 0142"_s));
    numbers->addSpacing(1);
    numbers->addWidget(sample(TextRole::Code, Ink::Strong, u"CA5e…9f21"_s));
    numbers->addSpacing(8);
    numbers->addWidget(caption(tr("Spacing")));
    numbers->addSpacing(6);
    numbers->addWidget(new SpacingSample);
    numbers->addStretch();

    auto *shapes = newColumn();
    shapes->addWidget(caption(tr("Radius")));
    shapes->addSpacing(6);
    shapes->addWidget(new RadiusSample);
    shapes->addSpacing(11);
    shapes->addWidget(caption(tr("Icons, Lucide 1.75 px")));
    shapes->addSpacing(6);
    shapes->addWidget(new IconSample);
    shapes->addStretch();

    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addLayout(types, 350);
    row->addLayout(numbers, 176);
    row->addLayout(shapes, 150);
    column->addLayout(row);
}

void GallerySheet::addButtons(QBoxLayout *column)
{
    column->addWidget(caption(tr("Buttons: main, normal, quiet, approve, danger, on, disabled, focus")));
    column->addSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    const auto add = [row](const QString &text, Button::Kind kind, const QString &icon = {}) {
        auto *button = new Button(text, kind);
        button->setIconName(icon);
        row->addWidget(button);
        return button;
    };
    add(tr("Call back"), Button::Kind::Main, u"phone"_s)->setKeyHint(u"C"_s);
    add(tr("Assign"), Button::Kind::Normal);
    add(tr("Approve"), Button::Kind::Approve, u"check"_s);
    add(tr("Deny"), Button::Kind::Deny, u"x"_s);
    add(tr("Hang up"), Button::Kind::Danger);
    Button *hold = add(tr("Hold"), Button::Kind::Normal);
    hold->setCheckable(true);
    hold->setChecked(true);
    add(tr("Sent"), Button::Kind::Normal)->setUnavailable(tr("it went out at 09:41."));
    Button *focused = add(tr("Focus"), Button::Kind::Normal);
    row->addStretch();
    column->addLayout(row);
    focused->pinFocus(); // the ring is a sibling: it needs the parent
}

void GallerySheet::addBadges(QBoxLayout *column)
{
    column->addWidget(caption(tr("Badges")));
    column->addSpacing(6);
    const QList<QList<BadgeText>> lines{
        {{Tone::Amber, u"bell-ring"_s, tr("Ringing")}, {Tone::Violet, u"list-ordered"_s, tr("Position %1").arg(1)},
            {Tone::Green, u"mic"_s, tr("Talking")}, {Tone::Grey, u"pause"_s, tr("On hold")},
            {Tone::Red, u"circle-dot"_s, tr("Rec")}, {Tone::Red, {}, tr("Today"), true},
            {Tone::Green, u"shield-check"_s, tr("Phone match")}, {Tone::Accent, u"key-round"_s, tr("PIN verified")}},
        {{Tone::Amber, u"shield-alert"_s, tr("Needs verification")},
            {Tone::Violet, u"graduation-cap"_s, tr("Coaching")}, {Tone::Green, u"circle-check"_s, tr("Delivered")},
            {Tone::Teal, u"mouse-pointer-click"_s, tr("Clicked")}, {Tone::Red, u"circle-x"_s, tr("Bounced")},
            {Tone::Grey, u"ban"_s, tr("Opted out")}},
    };
    for (const QList<BadgeText> &line : lines) {
        if (&line != &lines.first())
            column->addSpacing(6);
        auto *row = new QHBoxLayout;
        row->setSpacing(6);
        for (const BadgeText &badge : line)
            row->addWidget(new Badge(badge));
        row->addStretch();
        column->addLayout(row);
    }
}

void GallerySheet::addInputs(QBoxLayout *column)
{
    auto *inputs = newColumn();
    inputs->addWidget(caption(tr("Inputs: rest, focus, error, disabled")));
    inputs->addSpacing(6);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(6);
    const auto add = [fields](LineEdit *edit) {
        edit->setFixedWidth(scaled(112));
        fields->addWidget(edit);
        return edit;
    };
    add(new SearchField(tr("Search")));
    LineEdit *focused = add(new LineEdit(tr("Queue")));
    focused->setText(tr("Scheduling"));
    LineEdit *wrong = add(new LineEdit(tr("Phone number")));
    wrong->setText(u"+1 555 01"_s);
    wrong->setError(tr("Enter the full number, such as +1 555 0142."));
    LineEdit *unset = add(new LineEdit(tr("Extension")));
    unset->setPlaceholderText(tr("Not set yet"));
    unset->setEnabled(false);
    fields->addStretch();
    inputs->addLayout(fields);
    inputs->addSpacing(5);
    inputs->addWidget(sample(TextRole::Small, Ink::Red, wrong->error()));
    inputs->addStretch();

    auto *choices = newColumn();
    choices->addWidget(caption(tr("Choices")));
    choices->addSpacing(6);
    auto *marks = new QHBoxLayout;
    marks->setSpacing(10);
    for (const bool on : {true, false}) {
        auto *toggle = new Toggle(on ? tr("A switch that is on") : tr("A switch that is off"));
        toggle->setChecked(on);
        marks->addWidget(toggle);
    }
    for (const bool on : {true, false}) {
        auto *box = new CheckBox({});
        box->setAccessibleName(on ? tr("A marked box") : tr("An empty box"));
        box->setChecked(on);
        marks->addWidget(box);
    }
    marks->addStretch();
    choices->addLayout(marks);
    choices->addSpacing(8);
    auto *tabs = new Segmented(tr("Calls shown"));
    tabs->addSegment(tr("Live"), 11);
    tabs->addSegment(tr("History"));
    choices->addWidget(tabs);

    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addLayout(inputs, 506);
    row->addLayout(choices, 170);
    column->addLayout(row);
    focused->pinFocus();
}

void GallerySheet::addMenuAndMessages(QBoxLayout *column)
{
    auto *captions = new QHBoxLayout;
    captions->setSpacing(0);
    captions->addWidget(caption(tr("Menu")), 224);
    captions->addWidget(caption(tr("Toast and notice")), 452);
    column->addLayout(captions);
    column->addSpacing(6);

    m_menu = new OpenMenuSample(this);
    auto *toast = new Toast(Tone::Green, u"circle-check"_s, tr("Approved %1’s call-out").arg(u"Priya Raman"_s), this);
    toast->addAction(tr("Undo"), u"Ctrl Z"_s);
    m_toast = toast;
    auto *notice = new NoticeBar(this);
    notice->setRounded(true);
    notice->setNotice(
        NoticeBar::Severity::Warning, tr("No connection."), tr("Showing data from %1.").arg(u"09:38"_s), u"wifi-off"_s);
    m_notice = notice;
    m_place = new QWidget;
    m_place->setFixedHeight(m_menu->sizeHint().height() - 2 * shadowMargin);
    m_place->installEventFilter(this);
    column->addWidget(m_place);
}

bool GallerySheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        placeFloating();
    return ThemedArea::eventFilter(watched, event);
}

void GallerySheet::placeFloating()
{
    const QRect place = m_place->geometry();
    const int menuWidth = m_menu->sizeHint().width() - 2 * shadowMargin;
    const QMargins shadow(shadowMargin, shadowMargin, shadowMargin, shadowMargin);
    const QRect menu(place.left(), place.top(), menuWidth, place.height());
    m_menu->setGeometry(menu.marginsAdded(shadow));
    const int left = menu.right() + 1 + 14;
    const int toastHeight = m_toast->sizeHint().height() - 2 * shadowMargin;
    const QRect toast(left, place.top(), place.right() + 1 - left, toastHeight);
    m_toast->setGeometry(toast.marginsAdded(shadow));
    m_notice->setGeometry(left, toast.bottom() + 1 + 8, toast.width(), m_notice->heightForWidth(toast.width()));
    m_notice->raise();
}

} // namespace cb::ui

#include "moc_gallerysheet.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/playercontrols.h"

#include "ui/kit/button.h"
#include "ui/kit/menu.h"
#include "ui/kit/segmented.h"
#include "ui/kit/text.h"
#include "ui/player/player.h"
#include "ui/player/soundmenu.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr std::array speeds{0.5, 1.0, 1.25, 1.5, 2.0, 3.0};
constexpr int closeGap = 6;
constexpr int wideGap = 10;

int segmentOf(double speed)
{
    const auto nearest = std::ranges::min_element(speeds, {}, [speed](double one) { return std::abs(one - speed); });
    return int(nearest - speeds.begin());
}

} // namespace

PlayerControls::PlayerControls(Player &player, const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_player(player)
    , m_now(new TabularLabel(TextRole::Body, Ink::Strong, {}, this))
    , m_whole(new TabularLabel(TextRole::Body, Ink::Soft, {}, this))
    , m_back(Button::iconOnly(u"rewind"_s, tr("5 seconds back"), this))
    , m_forward(Button::iconOnly(u"fast-forward"_s, tr("5 seconds on"), this))
    , m_speeds(new Segmented(tr("Speed"), this))
    , m_speedButton(new Button({}, Button::Kind::Normal, this))
    , m_skip(new Button({}, Button::Kind::Quiet, this))
    , m_skipIcon(Button::iconOnly(u"audio-lines"_s, tr("Skip silence"), this))
    , m_sound(Button::iconOnly(u"volume-2"_s, tr("Sound output"), this))
{
    m_sound->setObjectName(u"sound"_s);
    m_now->setRole(TextRole::Body, 600);
    m_back->setAction(actions.back);
    m_forward->setAction(actions.forward);
    m_skip->setAction(actions.skip);
    m_skipIcon->setAction(actions.skip);
    for (Button *button : {m_back, m_forward, m_speedButton, m_skip, m_skipIcon, m_sound})
        button->setSize(Button::Size::Small);
    m_speedButton->setOpensMenu(true);
    m_speeds->setDense(true);
    for (const double speed : speeds)
        m_speeds->addSegment(tr("%1×", "speed").arg(QLocale().toString(speed)));
    layOut();
    connect(m_speedButton, &QAbstractButton::clicked, this, &PlayerControls::showSpeedMenu);
    connect(m_speeds, &Segmented::currentChanged, this,
        [this](int segment) { m_player.setSpeed(speeds.at(size_t(segment))); });
    connect(actions.skip, &QAction::triggered, &player, &Player::setSkipSilence);
    connect(m_sound, &QAbstractButton::clicked, this, &PlayerControls::showSoundMenu);
    connect(&player, &Player::settingsChanged, this, [this, skip = actions.skip] {
        skip->setChecked(m_player.skipsSilence());
        refresh();
    });
    refresh();
}

void PlayerControls::layOut()
{
    auto *times = new QHBoxLayout;
    times->setSpacing(0);
    times->addWidget(m_now);
    times->addSpacing(scaled(4));
    times->addWidget(m_whole);
    times->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    buttons->addWidget(m_back);
    buttons->addSpacing(scaled(closeGap));
    buttons->addWidget(m_forward);
    buttons->addSpacing(scaled(wideGap));
    buttons->addWidget(m_speeds);
    buttons->addWidget(m_speedButton);
    buttons->addSpacing(scaled(wideGap));
    m_between = new QSpacerItem(0, 0, QSizePolicy::Fixed, QSizePolicy::Minimum);
    buttons->addItem(m_between);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_skipIcon);
    buttons->addWidget(m_sound);
    m_rows = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(0);
    m_rows->setSizeConstraint(QLayout::SetNoConstraint);
    m_rows->addLayout(times, 1);
    m_rows->addLayout(buttons);
    foldRow();
}

int PlayerControls::rowWidth(Fold fold) const
{
    const bool asMenu = fold == Fold::SpeedAsMenu || fold == Fold::TwoRows;
    const QWidget *speed = asMenu ? static_cast<QWidget *>(m_speedButton) : m_speeds;
    const QWidget *skip = fold == Fold::None ? m_skip : m_skipIcon;
    const int times = m_now->sizeHint().width() + scaled(4) + m_whole->sizeHint().width();
    int buttons = scaled(closeGap + 2 * wideGap);
    for (const QWidget *part : {static_cast<const QWidget *>(m_back), static_cast<const QWidget *>(m_forward), speed,
             skip, static_cast<const QWidget *>(m_sound)})
        buttons += part->sizeHint().width();
    return fold == Fold::TwoRows ? std::max(times, buttons) : times + scaled(wideGap) + buttons;
}

void PlayerControls::foldRow()
{
    const Fold fold = width() >= rowWidth(Fold::None) ? Fold::None
        : width() >= rowWidth(Fold::SkipAsIcon)       ? Fold::SkipAsIcon
        : width() >= rowWidth(Fold::SpeedAsMenu) || !testAttribute(Qt::WA_Resized) // not laid out yet
        ? Fold::SpeedAsMenu
        : Fold::TwoRows;
    if (fold == m_fold)
        return;
    m_fold = fold;
    const bool twoRows = fold == Fold::TwoRows;
    const bool asMenu = twoRows || fold == Fold::SpeedAsMenu;
    m_skip->setVisible(fold == Fold::None);
    m_skipIcon->setVisible(fold != Fold::None);
    m_speeds->setVisible(!asMenu);
    m_speedButton->setVisible(asMenu);
    m_rows->setDirection(twoRows ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_rows->setSpacing(twoRows ? 4 : 0);
    m_between->changeSize(0, 0, twoRows ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Minimum);
    m_rows->invalidate();
}

QSize PlayerControls::minimumSizeHint() const
{
    return {rowWidth(Fold::TwoRows), QWidget::minimumSizeHint().height()};
}

void PlayerControls::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    foldRow();
}

void PlayerControls::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        foldRow();
    }
}

QList<QWidget *> PlayerControls::stops() const
{
    return {m_back, m_forward, m_speeds, m_speedButton, m_skip, m_skipIcon, m_sound};
}

bool PlayerControls::usesArrows(const QObject *control) const
{
    return control == m_speeds;
}

void PlayerControls::setTime(const QString &now, const QString &whole)
{
    // Digits are equally wide.
    const bool otherWidth = now.size() != m_now->text().size() || whole.size() != m_whole->text().size();
    m_now->setText(now);
    m_whole->setText(whole);
    if (!otherWidth)
        return;
    updateGeometry();
    foldRow();
}

void PlayerControls::setSpeed(double speed)
{
    m_speeds->setCurrent(segmentOf(speed));
}

void PlayerControls::stepSpeed(int steps)
{
    m_speeds->setCurrent(std::clamp(m_speeds->current() + steps, 0, m_speeds->count() - 1));
}

void PlayerControls::refresh()
{
    m_speeds->setCurrent(segmentOf(m_player.speed()));
    m_speedButton->setText(m_speeds->text(m_speeds->current()));
    m_speedButton->setAccessibleName(tr("Speed: %1").arg(m_speedButton->text()));
    m_sound->setIconName(m_player.volume() > 0 ? u"volume-2"_s : u"volume-x"_s);
}

void PlayerControls::showSpeedMenu()
{
    auto *menu = new Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *choices = new QActionGroup(menu);
    for (int i = 0; i < m_speeds->count(); ++i) {
        QAction *action = menu->addAction(m_speeds->text(i), this, [this, i] { m_speeds->setCurrent(i); });
        action->setCheckable(true);
        action->setChecked(i == m_speeds->current());
        choices->addAction(action);
    }
    menu->popupBelow(m_speedButton, true);
}

void PlayerControls::showSoundMenu()
{
    Menu *menu = makeSoundMenu(m_player, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popupBelow(m_sound, true);
}

} // namespace cb::ui

#include "moc_playercontrols.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/soundmenu.h"

#include "ui/kit/menu.h"
#include "ui/kit/slider.h"
#include "ui/kit/text.h"
#include "ui/player/player.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QWidgetAction>

#include <algorithm>
#include <cmath>
#include <functional>

namespace cb::ui {

namespace {

struct SoundMenu {
    Q_DECLARE_TR_FUNCTIONS(cb::ui::SoundMenu)
};

QAction *addChoice(Menu *menu, const QString &name, bool chosen, const std::function<void()> &choose)
{
    QAction *action = menu->addAction(name, menu, choose);
    action->setCheckable(true);
    action->setChecked(chosen);
    return action;
}

void addOutputs(Menu *menu, Player &player)
{
    menu->addHeading(SoundMenu::tr("Output"));
    auto *outputs = new QActionGroup(menu);
    const auto add = [&](const QString &name, const QByteArray &id, bool chosen) {
        outputs->addAction(addChoice(menu, name, chosen, [&player, id] { player.setDevice(id); }));
    };
    const QList<SoundDevice> devices = player.devices();
    const bool known = std::ranges::find(devices, player.device(), &SoundDevice::id) != devices.end();
    if (devices.isEmpty())
        menu->addAction(SoundMenu::tr("There is no sound device."))->setEnabled(false);
    else
        add(SoundMenu::tr("Standard: %1", "sound device").arg(devices.first().name), {}, !known);
    for (const SoundDevice &device : devices)
        add(device.name, device.id, device.id == player.device());
}

/// The slider and what it is at; the arrows move it while its row is the current one.
void addVolume(Menu *menu, Player &player)
{
    menu->addHeading(SoundMenu::tr("Volume"));
    auto *row = new QWidget(menu);
    auto *slider = new Slider(SoundMenu::tr("Volume"), row);
    slider->setRange(0, 100);
    slider->setSingleStep(5);
    slider->setPageStep(25);
    slider->setValue(int(std::lround(player.volume() * 100)));
    auto *value = new TabularLabel(TextRole::Body, Ink::Medium, {}, row);
    const auto text = [](int percent) { return SoundMenu::tr("%1%", "volume").arg(percent); };
    value->setText(text(100));
    value->setMinimumWidth(value->sizeHint().width());
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setText(text(slider->value()));
    QObject::connect(slider, &QSlider::valueChanged, value, [&player, value, text](int percent) {
        value->setText(text(percent));
        player.setVolume(percent / 100.0);
    });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(scaled(8), 0, scaled(8), 0);
    layout->setSpacing(scaled(12));
    layout->addWidget(slider, 1);
    layout->addWidget(value);
    row->setFocusProxy(slider);
    row->setFocusPolicy(Qt::StrongFocus);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(row);
    menu->addAction(action);
}

} // namespace

Menu *makeSoundMenu(Player &player, QWidget *parent)
{
    auto *menu = new Menu(parent);
    addOutputs(menu, player);
    addVolume(menu, player);
    menu->addSeparator();
    addChoice(menu, SoundMenu::tr("All recordings equally loud"), player.isLevelled(),
        [&player] { player.setLevelled(!player.isLevelled()); });
    return menu;
}

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/soundmenu.h"

#include "ui/kit/menu.h"
#include "ui/player/player.h"

#include <QActionGroup>
#include <QCoreApplication>

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

void addVolumes(Menu *menu, Player &player)
{
    menu->addHeading(SoundMenu::tr("Volume"));
    auto *volumes = new QActionGroup(menu);
    for (const int percent : {100, 75, 50, 25}) {
        const bool chosen = std::lround(player.volume() * 100) == percent;
        volumes->addAction(addChoice(menu, SoundMenu::tr("%1%", "volume").arg(percent), chosen,
            [&player, percent] { player.setVolume(percent / 100.0); }));
    }
}

} // namespace

Menu *makeSoundMenu(Player &player, QWidget *parent)
{
    auto *menu = new Menu(parent);
    addOutputs(menu, player);
    addVolumes(menu, player);
    menu->addSeparator();
    addChoice(menu, SoundMenu::tr("All recordings equally loud"), player.isLevelled(),
        [&player] { player.setLevelled(!player.isLevelled()); });
    return menu;
}

} // namespace cb::ui

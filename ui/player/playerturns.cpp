// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/playerturns.h"

#include "ui/player/player.h"
#include "ui/player/playerbar.h"
#include "ui/shell/keymap.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace cb::ui {

PlayerTurns::PlayerTurns(QObject *parent)
    : QObject(parent)
{
    // They need no row in the window's list of keys: each says what it does. One set for all players, as Qt runs
    // neither of two actions with the same key.
    const auto add = [this](const QString &id, const QString &text, auto run) {
        auto *action = new QAction(text, this);
        KeyMap::bundled().bind(action, id);
        action->setShortcutContext(Qt::WindowShortcut);
        connect(action, &QAction::triggered, this, [this, run] {
            if (m_current)
                run(*m_current);
        });
        m_mediaKeys << action;
    };
    add(u"player.mediaToggle"_s, PlayerBar::tr("Play or pause"), [](PlayerBar &bar) { bar.toggle(); });
    add(u"player.mediaPlay"_s, PlayerBar::tr("Play"), [](PlayerBar &bar) { bar.play(); });
    add(u"player.mediaPause"_s, PlayerBar::tr("Pause"), [](PlayerBar &bar) { bar.pause(); });
    add(u"player.mediaStop"_s, PlayerBar::tr("Stop"), [](PlayerBar &bar) { bar.stop(); });
    add(u"player.mediaNext"_s, PlayerBar::tr("Next recording"), [](PlayerBar &bar) { Q_EMIT bar.nextAsked(); });
    add(u"player.mediaPrevious"_s, PlayerBar::tr("Previous recording"),
        [](PlayerBar &bar) { Q_EMIT bar.previousAsked(); });
}

void PlayerTurns::add(PlayerBar &bar)
{
    m_bars << &bar;
    connect(bar.player(), &Player::playingChanged, this, [this, &bar](bool playing) {
        if (playing)
            begin(bar);
    });
    connect(&bar, &PlayerBar::started, this, &PlayerTurns::started);
    if (!m_current)
        take(&bar);
}

void PlayerTurns::seen(PlayerBar &bar)
{
    if (!m_current || !m_current->isWanted())
        take(&bar);
}

void PlayerTurns::remove(PlayerBar &bar)
{
    m_bars.removeOne(&bar);
    if (m_current == &bar)
        take(m_bars.isEmpty() ? nullptr : m_bars.last());
}

void PlayerTurns::begin(PlayerBar &bar)
{
    const QList<PlayerBar *> all = m_bars;
    for (PlayerBar *other : all) {
        if (other != &bar)
            other->pause();
    }
    take(&bar);
}

void PlayerTurns::take(PlayerBar *bar)
{
    if (m_current == bar)
        return;
    m_current = bar;
    Q_EMIT currentChanged();
}

} // namespace cb::ui

#include "moc_playerturns.cpp"

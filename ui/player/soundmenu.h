// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace cb::ui {

class Menu;
class Player;

/// What is behind the loudspeaker: the output device, the volume, and whether all recordings are equally loud. What is
/// chosen holds at once.
[[nodiscard]] Menu *makeSoundMenu(Player &player, QWidget *parent);

} // namespace cb::ui

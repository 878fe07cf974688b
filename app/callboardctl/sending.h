// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/sender.h"

#include <QString>

#include <memory>

namespace cb::engine {
class LinkClient;
}

namespace cb::ctl {

/// As whom commands are run where no engine is: whoever may open the data folder owns the desk.
[[nodiscard]] commands::Actor commandLine();

/// The link to the engine of that folder; null when none answers within some seconds.
[[nodiscard]] std::unique_ptr<engine::LinkClient> linkTo(const QString &dataFolder);

/// Sends and waits for what comes of it; Unreachable when nothing does within some seconds.
[[nodiscard]] Result<commands::Outcome> sendNow(commands::Sender &sender, const commands::Command &command);

} // namespace cb::ctl

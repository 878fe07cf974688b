// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/accountcheck.h"
#include "base/deskstatus.h"
#include "base/finding.h"
#include "engine/desk.h"

#include <QList>

#include <optional>

namespace cb::engine {

/// What is examined: a desk, and what is known about it beforehand.
struct Examination {
    Desk desk;
    std::optional<Result<AccountReport>> account; // what the carrier said; empty: it was not asked
    TokenVerdict token = TokenVerdict::Unknown; // what it said of the auth token
    std::optional<quint16> ownPort; // the port this desk's engine listens on, whichever process that is
};

/// The port our listener answers on, as its engine says. Nothing while it is shut, and while it should be at another
/// one: who has that is worth a look.
[[nodiscard]] std::optional<quint16> ownPort(const ListenerStatus &listener);

/// Looks at configuration, secrets, account, database, port, public URL, fallback, recordings and disk, in this order;
/// at least one finding for each but the account's and the fallback's, which need an answer of the carrier. Waits for
/// keyring, database and network, some seconds at worst: never on a window's thread.
[[nodiscard]] QList<Finding> examine(const Examination &examination, const Clock &clock);

} // namespace cb::engine

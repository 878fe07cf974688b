// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "voicemail/voicemail.h"

/// The counters of messages. For this room only.
namespace cb::voicemail {

/// The difference a row makes; `before` null: it is new.
[[nodiscard]] Result<> count(store::Transaction &tx, const Voicemail *before, const Voicemail &after);
[[nodiscard]] Result<VoicemailCounts> counts(store::Connection &connection, Operator::Id me);

} // namespace cb::voicemail

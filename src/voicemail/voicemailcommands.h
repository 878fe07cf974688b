// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/people.h"
#include "store/connection.h"

#include <optional>

namespace cb::commands {
class Registry;
}

namespace cb::voicemail {

/// voicemail.heard, .unheard, .archive, .unarchive, .flag, .unflag { ids }; .assign { ids, operator } ("0": nobody);
/// .due { ids, at: ms since 1970 or null }; .tag, .untag { ids, tag }; .note { ids: one, text };
/// .unnote { ids: one, note }; .fetch { ids: one } (the sound again, when it could not be had; Conflict: nothing to
/// fetch); .position { ids: one, ms }; .block, .unblock { ids: one }; .restore { rows }: all need
/// Operator. .mailbox.save { id?, key, name, line?, team? } needs Administrator. Ids are texts: a JSON number holds 53
/// bits.
///
/// Nothing deletes a message; retention removes what was said in it. Answers hold "undo": { name, args }, the command
/// that takes back exactly what was changed; Conflict when that was changed again since.
void addCommands(commands::Registry &registry);

/// A contact was saved (people::ContactSaved): its name goes to the messages of its numbers, and leaves those of the
/// numbers it no longer has.
[[nodiscard]] Result<> contactSaved(store::Transaction &tx, const std::optional<Contact> &before, const Contact &after);

} // namespace cb::voicemail

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "commands/command.h"
#include "voicemail/voicemail.h"

namespace cb::engine {

/// numbers.save { number, label, flow, mailbox? } -> { id }: makes a number ours, or changes what is known of it, from
/// the next call on. `flow`: the key of a published flow, empty: the front desk. `mailbox`: the key of one; empty or
/// absent: the general one. Needs Administrator. NotFound: no such flow or mailbox. It joins three rooms, so it is
/// here.
void addOurNumberCommands(commands::Registry &registry);

/// One of our numbers as the settings show it.
struct NumberPlan {
    OurNumber number;
    QString flowName; // of the flow that answers it
    std::optional<Mailbox> mailbox; // empty: the general one
};
[[nodiscard]] Result<QList<NumberPlan>> numberPlans(store::Connection &connection); // by label

/// What there is to choose from.
struct NumberChoices {
    struct Flow {
        QString key;
        QString name;
    };
    QList<Flow> flows; // published ones that can take a caller, by name
    QString usualFlow; // key of the one that answers a number without one
    QList<Mailbox> mailboxes; // by name
};
[[nodiscard]] Result<NumberChoices> numberChoices(store::Connection &connection);

} // namespace cb::engine

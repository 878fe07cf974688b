// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cb::commands {
class Registry;
}

namespace cb::people {

/// people.contact.save { id?, name, phones: [text], organisation?, language?, note? } -> { id }; needs Operator.
void addCommands(commands::Registry &registry);

} // namespace cb::people

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/people.h"
#include "store/connection.h"

#include <functional>
#include <optional>

class QJsonObject;
namespace cb::commands {
class Registry;
}

namespace cb::people {

/// Called in the transaction that saved a contact, with what it was before (none: it is new), so that rooms which keep
/// the name beside their rows follow (calls::contactSaved).
using ContactSaved =
    std::function<Result<>(store::Transaction &, const std::optional<Contact> &before, const Contact &after)>;

/// people.contact.save { id?, name, phones: [text], organisation?, language?, note? } -> { id }; needs Operator. Phones
/// may be written in any usual notation. Conflict: a number belongs to another contact.
void addCommands(commands::Registry &registry, const ContactSaved &saved);

/// The arguments of people.contact.save.
[[nodiscard]] QJsonObject toArguments(const Contact &contact);
/// Invalid says which is missing or wrong.
[[nodiscard]] Result<Contact> contactFrom(const QJsonObject &arguments);

} // namespace cb::people

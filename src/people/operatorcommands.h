// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/people.h"

class QJsonObject;
namespace cb::commands {
class Registry;
}

namespace cb::people {

/// Who works at the desk, and who says so. Ids are texts, as a JSON number keeps 53 bits.
///     people.operator.save { id?, name, phones: [text], roles?: [word], active? } -> { id }   needs Administrator.
///                          What is left out stays as it is; a new person is an Operator. Conflict: a number belongs to
///                          another one
///     people.signIn  { operator: id } -> {}   the audit line of who sits at a desk from now on; the desk itself
///                          remembers it. NotFound, or Conflict when the person has left
///     people.signOut {} -> {}   … of nobody any more
/// There is no password: whoever may open the data folder owns the desk, and the audit line says from which desk it
/// was.
void addOperatorCommands(commands::Registry &registry);

/// The arguments of people.operator.save.
[[nodiscard]] QJsonObject toArguments(const Operator &person);

} // namespace cb::people

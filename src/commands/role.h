// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QFlags>
#include <QString>
#include <QStringList>

namespace cb {

struct OperatorTag;
/// Key of a person who works at the desk (people/people.h has the person).
using OperatorId = Id<OperatorTag>;

namespace commands {

/// What a person may do. A person may hold several.
enum class Role {
    Viewer = 0x01, // looks
    Operator = 0x02, // takes and ends calls
    Manager = 0x04, // decides call-outs of their team
    Supervisor = 0x08, // listens, coaches, moves other people's calls
    Designer = 0x10, // changes flows, prompts and templates
    Administrator = 0x20, // all of it, settings and people too
};
Q_DECLARE_FLAGS(Roles, Role)
Q_DECLARE_OPERATORS_FOR_FLAGS(Roles)

/// Every role includes Viewer; Manager and Supervisor include Operator; Administrator includes all.
[[nodiscard]] bool allows(Roles held, Role needed);

/// "manager"; the word stored, and used by the command line and the API.
[[nodiscard]] QString name(Role role);
[[nodiscard]] QStringList names(Roles roles);
/// Error::Kind::Invalid names the unknown word.
[[nodiscard]] Result<Roles> rolesFrom(const QStringList &names);

/// Who asks for something to be done.
struct Actor {
    OperatorId id; // 0: the engine itself, or the command line
    QString name;
    Roles roles = Role::Viewer;
    QString desk; // the console or program it came from, for the audit line: "desk 2", "callboardctl"
};

} // namespace commands
} // namespace cb

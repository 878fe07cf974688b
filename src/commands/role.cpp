// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/role.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cb::commands {

namespace {

struct Word {
    Role role;
    QLatin1StringView name;
    Roles includes;
};

constexpr std::array words{
    Word{Role::Viewer, "viewer"_L1, Role::Viewer},
    Word{Role::Operator, "operator"_L1, Role::Operator | Role::Viewer},
    Word{Role::Manager, "manager"_L1, Role::Manager | Role::Operator | Role::Viewer},
    Word{Role::Supervisor, "supervisor"_L1, Role::Supervisor | Role::Operator | Role::Viewer},
    Word{Role::Designer, "designer"_L1, Role::Designer | Role::Viewer},
    Word{Role::Administrator, "administrator"_L1,
        Role::Administrator | Role::Designer | Role::Supervisor | Role::Manager | Role::Operator | Role::Viewer},
};

} // namespace

bool allows(Roles held, Role needed)
{
    for (const Word &word : words) {
        if (held.testFlag(word.role) && word.includes.testFlag(needed))
            return true;
    }
    return false;
}

QString name(Role role)
{
    for (const Word &word : words) {
        if (word.role == role)
            return word.name;
    }
    return {};
}

QStringList names(Roles roles)
{
    QStringList found;
    for (const Word &word : words) {
        if (roles.testFlag(word.role))
            found << word.name;
    }
    return found;
}

Result<Roles> rolesFrom(const QStringList &names)
{
    Roles roles;
    for (const QString &name : names) {
        const auto word = std::find_if(words.begin(), words.end(), [&](const Word &w) { return w.name == name; });
        if (word == words.end())
            return failure(Error::Kind::Invalid, u"no role is called \"%1\""_s.arg(name));
        roles |= word->role;
    }
    return roles;
}

} // namespace cb::commands

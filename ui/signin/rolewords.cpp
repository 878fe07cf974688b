// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/rolewords.h"

#include <QCoreApplication>

namespace cb::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(cb::ui::RoleWords)
};
} // namespace

QString roleText(commands::Role role)
{
    using enum commands::Role;
    switch (role) {
    case Viewer:
        return Words::tr("Viewer", "role");
    case Operator:
        return Words::tr("Operator", "role");
    case Manager:
        return Words::tr("Manager", "role");
    case Supervisor:
        return Words::tr("Supervisor", "role");
    case Designer:
        return Words::tr("Designer", "role");
    case Administrator:
        return Words::tr("Administrator", "role");
    }
    Q_UNREACHABLE();
}

QString rolesText(commands::Roles roles)
{
    using enum commands::Role;
    for (const commands::Role role : {Administrator, Manager, Supervisor, Designer, Operator}) {
        if (roles.testFlag(role))
            return roleText(role);
    }
    return roleText(Viewer);
}

} // namespace cb::ui

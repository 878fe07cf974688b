// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/phonenumber.h"
#include "commands/role.h"

#include <QList>
#include <QString>

namespace cb {

/// Somebody outside who calls or is called.
struct Contact {
    using Id = cb::Id<struct ContactTag>;
    Id id;
    QString name;
    QList<PhoneNumber> phones; // the first is the usual one; a number belongs to one contact
    QString organisation;
    QString language; // BCP 47 ("es"), empty when unknown
    QString note;
    friend bool operator==(const Contact &, const Contact &) = default;
};

/// Somebody who works at the desk.
struct Operator {
    using Id = OperatorId;
    Id id;
    QString name;
    QList<PhoneNumber> phones; // where they can be rung, in this order
    commands::Roles roles = commands::Role::Operator;
    bool active = true; // false: has left; kept for the history
    friend bool operator==(const Operator &, const Operator &) = default;
};

/// Operators rung together or in order.
struct Team {
    using Id = cb::Id<struct TeamTag>;
    Id id;
    QString name; // unique
    QList<Operator::Id> members;
    friend bool operator==(const Team &, const Team &) = default;
};

namespace people {

/// Colour of a person's circle; the window maps it to its tokens.
enum class Tone { Blue, Teal, Violet, Amber, Green, Grey };

/// "RO" for Ruth Okafor: first letters of the first and the last word; "?" without a name.
[[nodiscard]] QString initials(const QString &name);
/// Always the same for the same name.
[[nodiscard]] Tone tone(const QString &name);

} // namespace people
} // namespace cb

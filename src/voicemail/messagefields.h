// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "voicemail/voicemail.h"

#include <QJsonObject>

/// What commands change of a message, in the words of "voicemail.restore". For this room only.
namespace cb::voicemail {

/// "heard", "archived", "flagged"; "assigned": an operator's id in digits, "0" for nobody; "due": ms since 1970 or
/// null; "tags".
[[nodiscard]] QJsonObject changeable(const Voicemail &message);
/// Sets those that are given; whoever it is assigned to has no name then.
void setFields(Voicemail &message, const QJsonObject &fields);
/// Milliseconds since 1970; anything else is none.
[[nodiscard]] std::optional<Instant> dueOf(const QJsonValue &value);
/// Unless it is there, in whatever case.
void addTag(Voicemail &message, const QString &tag);

} // namespace cb::voicemail

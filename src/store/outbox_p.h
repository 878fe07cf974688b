// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outbox.h"

namespace cb::store::outbox {

/// A row of the outbox as SELECT and RETURNING name it.
inline const QString columns = QStringLiteral(
    "id, kind, subject, payload, budget, bulk, ordered, repeatable, group_id, due_at, expires_at, state, attempts, "
    "checks, sent_at, ended_at, remote_id, outcome, http_status");
/// The rows of such a statement, by id.
[[nodiscard]] Result<QList<Item>> items(Statement &statement);

} // namespace cb::store::outbox

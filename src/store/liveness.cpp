// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/liveness.h"

using namespace Qt::StringLiterals;

namespace cb::store {

bool isAnswering(Connection &connection)
{
    Statement query(connection, u"SELECT 1"_s);
    return query.next().value_or(false);
}

} // namespace cb::store

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

class QJsonObject;

namespace cb::people {

/// Brings in people of a sample organisation (resources/practice/sample/people.json). Twice is the same as once.
/// Invalid says which entry is wrong.
[[nodiscard]] Result<> importSample(store::Transaction &tx, const QJsonObject &sample);

} // namespace cb::people

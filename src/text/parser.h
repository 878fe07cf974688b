// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/ast.h"

namespace cb::text {

[[nodiscard]] Outcome<std::shared_ptr<const Program>> parseTemplate(QString source, Options options);
[[nodiscard]] Outcome<std::shared_ptr<const ExpressionProgram>> parseExpression(QString source, Options options);

} // namespace cb::text

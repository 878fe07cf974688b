// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/ast.h"
#include "text/template.h"

namespace cb::text {

[[nodiscard]] QList<VariableRead> variablesRead(const Program &program);
[[nodiscard]] QList<VariableRead> variablesRead(const ExpressionProgram &program);
[[nodiscard]] QStringList templatesUsed(const Program &program);

} // namespace cb::text

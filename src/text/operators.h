// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/ast.h"
#include "text/run.h"

#include <optional>

// Python's operators on values.
namespace cb::text {

/// Appends str(value): nothing for undefined (a failure in strict mode).
void appendText(Run &run, QString &out, const Value &value);
/// Appends repr(value), as inside a printed list.
void appendRepr(Run &run, QString &out, const Value &value);
[[nodiscard]] QString textOf(Run &run, const Value &value);
/// "str", "int", "list": for messages.
[[nodiscard]] QString typeName(const Value &value);

[[nodiscard]] bool equal(Run &run, const Value &a, const Value &b);
/// a < b; a failure when the two have no order.
[[nodiscard]] bool less(Run &run, const Value &a, const Value &b);
[[nodiscard]] bool compare(Run &run, Operator sign, const Value &a, const Value &b);
[[nodiscard]] bool contains(Run &run, const Value &container, const Value &item);

[[nodiscard]] Value binary(Run &run, Operator sign, const Value &a, const Value &b);
[[nodiscard]] Value unary(Run &run, Operator sign, const Value &operand);
/// `a ~ b`: markup when autoescape is on and one part is.
[[nodiscard]] Value concatenated(Run &run, const ValueList &parts);

/// What a `for` over the value sees: items, keys, characters. A failure when it cannot be iterated.
[[nodiscard]] ValueList iterated(Run &run, const Value &value);
/// value[key], as Jinja's getitem: undefined when absent.
[[nodiscard]] Value item(Run &run, const Value &value, const Value &key);
/// value.name
[[nodiscard]] Value attribute(Run &run, const Value &value, const QString &name);
[[nodiscard]] Value slice(Run &run, const Value &value, const Value *start, const Value *stop, const Value *step);
/// len(value); a failure when it has none.
[[nodiscard]] qint64 length(Run &run, const Value &value);
/// The text with markup escaped into it when not markup itself.
[[nodiscard]] QString escapedText(Run &run, const Value &value);
/// Python's `format % arguments`.
[[nodiscard]] Value percentFormat(Run &run, const Value &format, const Value &arguments);

} // namespace cb::text

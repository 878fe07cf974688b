// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/problem.h"

#include <vector>

namespace cb::text {

struct Token {
    enum class Type : quint8 {
        End,
        Data, // text between tags
        VariableBegin,
        VariableEnd,
        BlockBegin,
        BlockEnd,
        Name,
        Text,
        Integer,
        Float,
        Operator,
    };
    Type type = Type::End;
    Position at;
    QString text; // of Data, Name, Text (unescaped) and Operator
    qint64 integer = 0;
    double real = 0;

    [[nodiscard]] bool isName(QStringView name) const { return type == Type::Name && text == name; }
    [[nodiscard]] bool isOperator(QStringView sign) const { return type == Type::Operator && text == sign; }
};

/// Jinja2's delimiters and its treatment of blanks: `-` and `+` beside a delimiter, trim_blocks, lstrip_blocks.
/// The last token is always End.
[[nodiscard]] Outcome<std::vector<Token>> tokenize(QString source, const Options &options);

/// The same for the inside of `{{ }}` alone.
[[nodiscard]] Outcome<std::vector<Token>> tokenizeExpression(QString source, const Options &options);

} // namespace cb::text

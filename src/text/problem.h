// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace cb::text {

/// Where in a template: both count from 1, columns in UTF-16 units.
struct Position {
    int line = 0; // 0: not known
    int column = 0;
};

/// Why a template did not compile or render.
struct Problem {
    enum class Kind {
        Syntax, // the template is wrong, whatever the variables
        Undefined, // strict mode: a variable is missing
        Value, // an operation does not fit the value it met
        Missing, // include or extends names a template the loader does not have
        Limit, // one of Limits was reached
    };
    Kind kind = Kind::Syntax;
    QString message; // English
    QString templateName;
    int line = 0;
    int column = 0;

    /// "mail/summary.html:12:7: division by zero"
    [[nodiscard]] QString toString() const;
};

/// What one rendering may cost. A breach is a Problem of kind Limit, never a crash or a hang.
struct Limits {
    qsizetype sourceChars = 512 * 1024; // per template, UTF-16 units
    qsizetype outputChars = 4 * 1024 * 1024; // UTF-16 units
    qsizetype workChars = 16 * 1024 * 1024; // text made on the way, output included
    qint64 steps = 2'000'000; // expressions, statements, iterations; a new list item counts 4
    qsizetype listItems = 100'000; // in one list or range
    int depth = 200; // nesting of source, of values, and of statements while rendering; at most 250
    int templates = 16; // include, extends and macro calls within each other
};

/// What an undefined variable does.
enum class UndefinedVariables {
    Empty, // Jinja2's Undefined: prints nothing, is false, is an empty list; its attributes are an error
    Strict, // Jinja2's StrictUndefined: any use but `is defined` and `default` is an error
};

struct Options {
    QString name; // appears in problems
    bool autoescape = true; // HTML
    bool trimBlocks = false;
    bool lstripBlocks = false;
    bool keepTrailingNewline = false;
    UndefinedVariables undefined =
        UndefinedVariables::Empty; // of the template that is rendered; included ones follow it
    Limits limits;
};

template <typename T>
using Outcome = tl::expected<T, Problem>;

} // namespace cb::text

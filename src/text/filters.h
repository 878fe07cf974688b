// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/invocation.h"

#include <span>

namespace cb::text {

/// A filter: `input | name(arguments)`.
struct FilterSpec {
    QLatin1StringView name;
    Value (*apply)(Invocation &);
    Parameters parameters;
    bool anyArguments = false; // takes them as written, unbound
};

/// Null when there is none of that name.
[[nodiscard]] const FilterSpec *findFilter(const QString &name);
[[nodiscard]] QStringList filterNames();
[[nodiscard]] Value applyFilter(Run &run, const FilterSpec &filter, const Value &input, const Given &given);

// The filters by subject; findFilter looks through all of them.
[[nodiscard]] std::span<const FilterSpec> textFilters();
[[nodiscard]] std::span<const FilterSpec> numberFilters();
[[nodiscard]] std::span<const FilterSpec> listFilters();
[[nodiscard]] std::span<const FilterSpec> selectionFilters();
[[nodiscard]] std::span<const FilterSpec> markupFilters();

/// `attribute="a.b.0"` as in sort and map: the value at the end of the path.
[[nodiscard]] Value attributePath(Run &run, Value value, const Value &path);

} // namespace cb::text

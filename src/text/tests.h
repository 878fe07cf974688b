// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/invocation.h"

namespace cb::text {

/// A test: `input is name(arguments)`.
struct TestSpec {
    QLatin1StringView name;
    bool (*holds)(Invocation &);
    Parameters parameters;
};

/// Null when there is none of that name.
[[nodiscard]] const TestSpec *findTest(const QString &name);
[[nodiscard]] QStringList testNames();
[[nodiscard]] bool applyTest(Run &run, const TestSpec &test, const Value &input, const Given &given);

} // namespace cb::text

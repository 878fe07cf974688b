// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/run.h"

#include <QLatin1StringView>

#include <array>

namespace cb::text {

/// Evaluated arguments as written.
struct Given {
    ValueList positional;
    std::vector<std::pair<QString, Value>> named;
};

constexpr size_t mostParameters = 5;
/// Names by place; the first null one ends them.
using Parameters = QLatin1StringView[mostParameters];

/// One use of a filter or test: its input, and its arguments by place.
class Invocation
{
public:
    Invocation(Run &theRun, const Value &theInput, const Given &theGiven)
        : run(theRun)
        , input(theInput)
        , given(theGiven)
    { }

    /// Puts named arguments in their places; a failure for one too many or unknown.
    bool bind(QLatin1StringView what, const Parameters &parameters);

    [[nodiscard]] const Value *at(size_t place) const { return m_places[place]; } // null when not given
    [[nodiscard]] bool truth(size_t place, bool preset);
    [[nodiscard]] qint64 integer(size_t place, qint64 preset); // a failure for anything but int
    [[nodiscard]] QString text(size_t place, const QString &preset); // str(argument)

    Run &run;
    const Value &input;
    const Given &given;

private:
    std::array<const Value *, mostParameters> m_places{};
};

} // namespace cb::text

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/value.h"

#include <QHash>

namespace cb::text {

/// namespace(a=1): the one thing a template can change from inside a loop.
struct Namespace final : Object {
    MapEntries values; // keys are text, in order of their first assignment
    Namespace()
        : Object(Sort::Namespace)
    { }
    [[nodiscard]] const Value *find(const QString &name) const
    {
        for (const auto &[key, value] : values) {
            if (key.string() == name)
                return &value;
        }
        return nullptr;
    }
};

/// `loop` inside a for.
struct Loop final : Object {
    ValueList items;
    size_t index = 0; // from 0
    Value lastChanged; // arguments of the last loop.changed(…)
    bool anyChanged = false;
    Loop()
        : Object(Sort::Loop)
    { }
};

} // namespace cb::text

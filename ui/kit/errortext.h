// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace cb::ui {

/// What a failure looks like to the person at the desk: one sentence on what is true, one on what to do or what happens
/// next. Never the English detail of the log.
struct ErrorText {
    QString sentence;
    QString nextStep;
    [[nodiscard]] QString joined() const { return sentence + u' ' + nextStep; }
};

[[nodiscard]] ErrorText errorText(const Error &error);

} // namespace cb::ui

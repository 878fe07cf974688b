// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/practicephone.h"

namespace cb {

PracticePhone::~PracticePhone() = default;
TimeTravel::~TimeTravel() = default;

} // namespace cb

#include "moc_practicephone.cpp"

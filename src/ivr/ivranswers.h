// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cb::ivr {

class Executor;
class StepRegistry;

/// What flows may ask of the rooms below: "caller" {known, name, organisation, language, staff} (remembered), "hours"
/// of a table {name, state, open, reason, notice}, "dial_targets" of an operator or a team [{number, name, id}].
void addAnswers(StepRegistry &registry);
void addAnswers(Executor &executor);

} // namespace cb::ivr

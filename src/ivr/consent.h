// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace cb::ivr {
class StepContext;
}
namespace cb::twilio {
class Form;
}

/// Whoever is recorded is told so before it begins, on both sides of a call, where the desk wants that
/// (recording.announce). Several of the United States ask for everybody's consent: California Penal Code 632, say.
namespace cb::ivr::consent {

/// Tells the person in the flow, once in a call.
[[nodiscard]] Result<> announce(StepContext &context);

/// `url` of a Dial's Number: what a person hears who is rung and is none of ours, before they are joined. Empty where
/// nothing is announced. It carries all that the words depend on.
[[nodiscard]] QString whisperUrl(const StepContext &context);
/// The document at that address. It needs no database.
[[nodiscard]] QByteArray whisper(const twilio::Form &url);

} // namespace cb::ivr::consent

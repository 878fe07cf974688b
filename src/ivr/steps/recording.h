// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/prompt.h"
#include "ivr/step.h"

#include <optional>

namespace cb::ivr {

class SettingsReader;

/// What "record" and "voicemail" share: a prompt, a Record verb, and what comes back from it.
struct Recording {
    Prompt say;
    std::optional<std::chrono::seconds> longest; // nothing: the desk's
    int silence = 5; // seconds
    QString finishKeys;
    bool beep = true;
    std::optional<QString> mailbox; // of a message; nothing: not a message but an answer to the flow

    void read(SettingsReader &settings, std::optional<int> longestOtherwise);
    /// Speaks and records; the step runs again with the result, or resultless when nothing was said.
    [[nodiscard]] Outcome start(StepContext &context) const;
    /// Twilio is asked for the words of messages spoken in English, where the desk wants that.
    [[nodiscard]] bool transcribes(const StepContext &context) const;
    /// {sid, url, seconds (unless Twilio did not tell)}; undefined when there is no sound in it.
    [[nodiscard]] static text::Value taken(const StepContext &context);
};

} // namespace cb::ivr

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/records.h"
#include "twilio/form.h"

namespace cb::practice {

/// The parameters of every request about a call, as Twilio sends them: with the legacy doubles Called and Caller, and
/// where the numbers were given out. Source: twilio.md 2.1.
[[nodiscard]] twilio::Form callForm(const CallRecord &call, const QString &accountSid);
/// A call progress event: the same, with time, source and number, and at the end duration and SIP code. (2.6)
[[nodiscard]] twilio::Form progressForm(
    const CallRecord &call, const QString &accountSid, const QString &status, int sequenceNumber, Instant now);
/// recordingStatusCallback. (2.4)
[[nodiscard]] twilio::Form recordingForm(
    const RecordingRecord &recording, const QString &accountSid, const QString &mediaUrl, const QString &status);

} // namespace cb::practice

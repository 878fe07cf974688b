// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "twilio/form.h"
#include "twilio/words.h"

#include <chrono>
#include <optional>

namespace cb::twilio {

/// recordingStatusCallback: a recording began, is ready, or will never be. Source: Twilio docs "Recordings resource"
/// (twilio.md 2.4).
struct RecordingStatusEvent {
    QString accountSid;
    QString recordingSid; // "RE" + 32 hex digits
    QString callSid; // always the parent leg; empty for a conference
    QString conferenceSid; // empty for a call
    QString url; // of the media, without extension; empty until there is one
    RecordingStatus status = RecordingStatus::Completed;
    std::optional<std::chrono::seconds> duration; // with completed
    int channels = 1; // 2: parent leg first, child second
    std::optional<Instant> startedAt;
    RecordingSource source = RecordingSource::Other;
    RecordingTrack track = RecordingTrack::Both;
    std::optional<int> errorCode;

    [[nodiscard]] static Result<RecordingStatusEvent> parse(const Form &form);
    friend bool operator==(const RecordingStatusEvent &, const RecordingStatusEvent &) = default;
};

/// transcribeCallback of Record. (2.4)
struct TranscriptionEvent {
    QString accountSid;
    QString callSid;
    QString recordingSid;
    QString transcriptionSid; // "TR" + 32 hex digits
    TranscriptionStatus status = TranscriptionStatus::Failed;
    QString text; // hostile text; empty when it failed
    QString url;

    [[nodiscard]] static Result<TranscriptionEvent> parse(const Form &form);
    friend bool operator==(const TranscriptionEvent &, const TranscriptionEvent &) = default;
};

} // namespace cb::twilio

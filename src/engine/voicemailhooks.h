// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/voicewebhooks.h"
#include "ivr/ivrhooks.h"
#include "twilio/recordingevents.h"
#include "twilio/voicerequest.h"

#include <QHash>

#include <optional>

/// Where flows, webhooks and the voicemail room meet.
namespace cb::engine {

/// Flows that take messages hand them to the room.
void addVoicemail(ivr::Executor &executor, CallOrigin origin);

/// What the voicemail step wrote into the recording's callback address.
struct MessageMark {
    QString mailbox;
    QString language;
    bool transcribed = false;
};
/// Nothing: not a message's recording.
[[nodiscard]] std::optional<MessageMark> messageMark(const twilio::Form &query);

/// A recording is ready, or will never be: it is fetched, and a message's becomes a message.
[[nodiscard]] Result<> recordingTold(store::Transaction &tx, const twilio::RecordingStatusEvent &event,
    const std::optional<MessageMark> &mark, const VoiceDesk &desk);
[[nodiscard]] Result<> transcriptionTold(store::Transaction &tx, const twilio::TranscriptionEvent &event);
/// The end of a Record that is not ours; hangs up.
[[nodiscard]] Result<ivr::Reply> voicemailTaken(
    store::Transaction &tx, const twilio::VoiceRequest &request, CallOrigin origin, const SiteTime &site);

/// The setting recording.max_length_by_number, as it is kept.
[[nodiscard]] QHash<PhoneNumber, std::chrono::seconds> longestByNumber(const QString &setting);

} // namespace cb::engine

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

#include <optional>

/// Twilio's enumerations. toWord gives Twilio's word, fromWord<Enum> reads it (nullopt for an unknown one).
/// Source: OpenAPI twilio_api_v2010; Twilio docs, webhook parameters of calls, conferences, queues and messages.
namespace cb::twilio {

enum class CallStatus { Queued, Initiated, Ringing, InProgress, Completed, Busy, Failed, NoAnswer, Canceled };
enum class Direction { Inbound, OutboundApi, OutboundDial };
enum class DialStatus { Completed, Answered, Busy, NoAnswer, Failed, Canceled };
enum class AnsweredBy { Unknown, Human, MachineStart, MachineEndBeep, MachineEndSilence, MachineEndOther, Fax };
enum class RecordingStatus { InProgress, Paused, Stopped, Processing, Completed, Absent, Failed, Deleted };
enum class RecordingSource { Other, RecordVerb, DialVerb, Conference, OutboundApi, Trunking, CallApi, ConferenceApi };
enum class RecordingTrack { Both, Inbound, Outbound };
enum class TranscriptionStatus { InProgress, Completed, Failed };
enum class ConferenceEventKind {
    Start,
    End,
    Join,
    Leave,
    Mute,
    Unmute,
    Hold,
    Unhold,
    Modify,
    SpeechStart,
    SpeechStop,
    AnnouncementEnd,
    AnnouncementFail
};
enum class LeaveReason { Other, HungUp, UpdatedByApi, AddFailed, ModeratorEnded, EndedByApi };
enum class ConferenceEndReason { Other, ByApi, LastLeft, LastKicked, EndingParticipantLeft, EndingParticipantKicked };
enum class QueueResult {
    Bridged,
    BridgingInProcess,
    Hangup,
    Leave,
    Redirected,
    RedirectedFromBridged,
    QueueFull,
    Error,
    SystemError
};
enum class MessageStatus {
    Accepted,
    Scheduled,
    Queued,
    Sending,
    Sent,
    Delivered,
    Undelivered,
    Failed,
    Canceled,
    Read,
    PartiallyDelivered,
    Receiving,
    Received
};
enum class OptOut { Stop, Start, Help };

[[nodiscard]] QLatin1StringView toWord(CallStatus value);
[[nodiscard]] QLatin1StringView toWord(Direction value);
[[nodiscard]] QLatin1StringView toWord(DialStatus value);
[[nodiscard]] QLatin1StringView toWord(AnsweredBy value);
[[nodiscard]] QLatin1StringView toWord(RecordingStatus value);
[[nodiscard]] QLatin1StringView toWord(RecordingSource value); // Other: empty
[[nodiscard]] QLatin1StringView toWord(RecordingTrack value);
[[nodiscard]] QLatin1StringView toWord(TranscriptionStatus value);
[[nodiscard]] QLatin1StringView toWord(ConferenceEventKind value);
[[nodiscard]] QLatin1StringView toWord(LeaveReason value); // Other: empty
[[nodiscard]] QLatin1StringView toWord(ConferenceEndReason value); // Other: empty
[[nodiscard]] QLatin1StringView toWord(QueueResult value);
[[nodiscard]] QLatin1StringView toWord(MessageStatus value);
[[nodiscard]] QLatin1StringView toWord(OptOut value);

/// For each of the enumerations above.
template <typename Enum>
[[nodiscard]] std::optional<Enum> fromWord(QByteArrayView word);

/// A call in that status stays in it.
[[nodiscard]] bool isFinal(CallStatus status);
/// Whether a message may go from one status to another: reports arrive out of order, and a status never goes down.
/// accepted = scheduled < queued < sending < sent < {delivered, undelivered, failed, canceled} < read.
[[nodiscard]] bool mayFollow(MessageStatus now, MessageStatus next);

} // namespace cb::twilio

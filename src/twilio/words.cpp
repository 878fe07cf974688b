// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/words.h"

#include <iterator>

using namespace Qt::StringLiterals;

namespace cb::twilio {

namespace {

// In the order of each enumeration. An empty word stands for what Twilio may add and is never read.
template <typename Enum>
constexpr std::nullptr_t words = nullptr;

template <>
constexpr QLatin1StringView words<CallStatus>[] = {"queued"_L1, "initiated"_L1, "ringing"_L1, "in-progress"_L1,
    "completed"_L1, "busy"_L1, "failed"_L1, "no-answer"_L1, "canceled"_L1};
template <>
constexpr QLatin1StringView words<Direction>[] = {"inbound"_L1, "outbound-api"_L1, "outbound-dial"_L1};
template <>
constexpr QLatin1StringView words<DialStatus>[] = {
    "completed"_L1, "answered"_L1, "busy"_L1, "no-answer"_L1, "failed"_L1, "canceled"_L1};
template <>
constexpr QLatin1StringView words<AnsweredBy>[] = {"unknown"_L1, "human"_L1, "machine_start"_L1, "machine_end_beep"_L1,
    "machine_end_silence"_L1, "machine_end_other"_L1, "fax"_L1};
template <>
constexpr QLatin1StringView words<RecordingStatus>[] = {"in-progress"_L1, "paused"_L1, "stopped"_L1, "processing"_L1,
    "completed"_L1, "absent"_L1, "failed"_L1, "deleted"_L1};
template <>
constexpr QLatin1StringView words<RecordingSource>[] = {""_L1, "RecordVerb"_L1, "DialVerb"_L1, "Conference"_L1,
    "OutboundAPI"_L1, "Trunking"_L1, "StartCallRecordingAPI"_L1, "StartConferenceRecordingAPI"_L1};
template <>
constexpr QLatin1StringView words<RecordingTrack>[] = {"both"_L1, "inbound"_L1, "outbound"_L1};
template <>
constexpr QLatin1StringView words<TranscriptionStatus>[] = {"in-progress"_L1, "completed"_L1, "failed"_L1};
template <>
constexpr QLatin1StringView words<ConferenceEventKind>[] = {"conference-start"_L1, "conference-end"_L1,
    "participant-join"_L1, "participant-leave"_L1, "participant-mute"_L1, "participant-unmute"_L1,
    "participant-hold"_L1, "participant-unhold"_L1, "participant-modify"_L1, "participant-speech-start"_L1,
    "participant-speech-stop"_L1, "announcement-end"_L1, "announcement-fail"_L1};
template <>
constexpr QLatin1StringView words<LeaveReason>[] = {""_L1, "participant_hung_up"_L1, "participant_updated_via_api"_L1,
    "participant_add_failed"_L1, "moderator_ended_conference"_L1, "conference_ended_via_api"_L1};
template <>
constexpr QLatin1StringView words<ConferenceEndReason>[] = {""_L1, "conference-ended-via-api"_L1,
    "last-participant-left"_L1, "last-participant-kicked"_L1, "participant-with-end-conference-on-exit-left"_L1,
    "participant-with-end-conference-on-exit-kicked"_L1};
template <>
constexpr QLatin1StringView words<QueueResult>[] = {"bridged"_L1, "bridging-in-process"_L1, "hangup"_L1, "leave"_L1,
    "redirected"_L1, "redirected-from-bridged"_L1, "queue-full"_L1, "error"_L1, "system-error"_L1};
template <>
constexpr QLatin1StringView words<MessageStatus>[] = {"accepted"_L1, "scheduled"_L1, "queued"_L1, "sending"_L1,
    "sent"_L1, "delivered"_L1, "undelivered"_L1, "failed"_L1, "canceled"_L1, "read"_L1, "partially_delivered"_L1,
    "receiving"_L1, "received"_L1};
template <>
constexpr QLatin1StringView words<OptOut>[] = {"STOP"_L1, "START"_L1, "HELP"_L1};

template <typename Enum>
QLatin1StringView wordOf(Enum value)
{
    return words<Enum>[size_t(value)];
}

int rank(MessageStatus status)
{
    switch (status) {
    case MessageStatus::Accepted:
    case MessageStatus::Scheduled:
        return 0;
    case MessageStatus::Queued:
    case MessageStatus::Receiving:
        return 1;
    case MessageStatus::Sending:
        return 2;
    case MessageStatus::Sent:
        return 3;
    case MessageStatus::PartiallyDelivered:
        return 4;
    case MessageStatus::Delivered:
    case MessageStatus::Undelivered:
    case MessageStatus::Failed:
    case MessageStatus::Canceled:
    case MessageStatus::Received:
        return 5;
    case MessageStatus::Read:
        return 6;
    }
    return 0;
}

} // namespace

template <typename Enum>
std::optional<Enum> fromWord(QByteArrayView word)
{
    if (word.isEmpty())
        return std::nullopt;
    for (size_t i = 0; i < std::size(words<Enum>); ++i) {
        if (QByteArrayView(words<Enum>[i].data(), words<Enum>[i].size()) == word)
            return Enum(i);
    }
    return std::nullopt;
}

// clang-format off
template std::optional<CallStatus> fromWord<CallStatus>(QByteArrayView);
template std::optional<Direction> fromWord<Direction>(QByteArrayView);
template std::optional<DialStatus> fromWord<DialStatus>(QByteArrayView);
template std::optional<AnsweredBy> fromWord<AnsweredBy>(QByteArrayView);
template std::optional<RecordingStatus> fromWord<RecordingStatus>(QByteArrayView);
template std::optional<RecordingSource> fromWord<RecordingSource>(QByteArrayView);
template std::optional<RecordingTrack> fromWord<RecordingTrack>(QByteArrayView);
template std::optional<TranscriptionStatus> fromWord<TranscriptionStatus>(QByteArrayView);
template std::optional<ConferenceEventKind> fromWord<ConferenceEventKind>(QByteArrayView);
template std::optional<LeaveReason> fromWord<LeaveReason>(QByteArrayView);
template std::optional<ConferenceEndReason> fromWord<ConferenceEndReason>(QByteArrayView);
template std::optional<QueueResult> fromWord<QueueResult>(QByteArrayView);
template std::optional<MessageStatus> fromWord<MessageStatus>(QByteArrayView);
template std::optional<OptOut> fromWord<OptOut>(QByteArrayView);

QLatin1StringView toWord(CallStatus value) { return wordOf(value); }
QLatin1StringView toWord(Direction value) { return wordOf(value); }
QLatin1StringView toWord(DialStatus value) { return wordOf(value); }
QLatin1StringView toWord(AnsweredBy value) { return wordOf(value); }
QLatin1StringView toWord(RecordingStatus value) { return wordOf(value); }
QLatin1StringView toWord(RecordingSource value) { return wordOf(value); }
QLatin1StringView toWord(RecordingTrack value) { return wordOf(value); }
QLatin1StringView toWord(TranscriptionStatus value) { return wordOf(value); }
QLatin1StringView toWord(ConferenceEventKind value) { return wordOf(value); }
QLatin1StringView toWord(LeaveReason value) { return wordOf(value); }
QLatin1StringView toWord(ConferenceEndReason value) { return wordOf(value); }
QLatin1StringView toWord(QueueResult value) { return wordOf(value); }
QLatin1StringView toWord(MessageStatus value) { return wordOf(value); }
QLatin1StringView toWord(OptOut value) { return wordOf(value); }
// clang-format on

bool isFinal(CallStatus status)
{
    return status >= CallStatus::Completed;
}

bool mayFollow(MessageStatus now, MessageStatus next)
{
    return rank(next) > rank(now);
}

} // namespace cb::twilio

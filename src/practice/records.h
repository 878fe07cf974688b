// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/pcm.h"
#include "base/ids.h"
#include "twilio/words.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace cb::practice {

/// A call as the carrier knows it. Source: Twilio docs "Calls resource".
struct CallRecord {
    QString sid;
    QString parentSid; // of the call whose Dial made it
    QString phoneNumberSid; // our number in it
    QString from;
    QString to;
    QString callerName;
    QString forwardedFrom;
    QByteArray callToken; // inbound calls
    QByteArray stirVerstat; // inbound calls
    twilio::Direction direction = twilio::Direction::Inbound;
    twilio::CallStatus status = twilio::CallStatus::Queued;
    Instant createdAt{};
    Instant updatedAt{};
    std::optional<Instant> answeredAt;
    std::optional<Instant> endedAt;
    int sipResponseCode = 0; // at the end

    // What happened in it, for expectations and captions; not told over REST.
    QString name; // in the scenario
    QStringList heard; // what was said to the person, in order
    QStringList pressed;
    QStringList dialled; // who was rung for it
    bool bridged = false; // they really talked with somebody
    QStringList warnings; // "12200 …"

    [[nodiscard]] std::chrono::seconds duration() const
    {
        if (!answeredAt || !endedAt)
            return std::chrono::seconds(0);
        return std::chrono::ceil<std::chrono::seconds>(*endedAt - *answeredAt);
    }
};

/// What was heard in a recording, where a Record asked for it. Source: Twilio docs "Transcriptions resource".
struct TranscriptionRecord {
    QString sid;
    twilio::TranscriptionStatus status = twilio::TranscriptionStatus::InProgress;
    Instant createdAt{};
    Instant updatedAt{};
};

/// Source: Twilio docs "Recordings resource".
struct RecordingRecord {
    QString sid;
    QString callSid;
    twilio::RecordingStatus status = twilio::RecordingStatus::InProgress;
    twilio::RecordingSource source = twilio::RecordingSource::RecordVerb;
    int channels = 1;
    Instant startedAt{};
    Instant createdAt{};
    Instant updatedAt{};
    std::chrono::milliseconds length{0};
    std::optional<TranscriptionRecord> transcription;

    // The sound itself is made when somebody asks for it.
    QString words; // of the caller's side
    QString otherWords; // of the other side, in what a Dial records
    QString language;
    QString audioFile; // instead of words
    audio::Pcm sound; // instead of both: said by hand, with its pauses
};

/// One of the account's telephone numbers. Source: Twilio docs "IncomingPhoneNumber resource".
struct NumberRecord {
    QString sid;
    QString phoneNumber;
    QString friendlyName;
    QString voiceUrl;
    QString voiceMethod;
    QString voiceFallbackUrl;
    QString voiceFallbackMethod;
    QString statusCallback;
    QString statusCallbackMethod;
    QString smsUrl;
    QString smsMethod;
    QString smsFallbackUrl;
    QString smsFallbackMethod;
    bool voiceCallerIdLookup = false;
    Instant createdAt{};
    Instant updatedAt{};
};

} // namespace cb::practice

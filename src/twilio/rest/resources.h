// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "twilio/words.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

/// What Twilio answers, as values. Unknown members are ignored, absent ones are empty; only what a thing cannot be
/// without is required. Texts are hostile. Source: OpenAPI twilio_api_v2010 (twilio.md 5).
namespace cb::twilio::rest {

struct Call {
    QString sid;
    QString parentCallSid; // of a leg that a Dial made
    QString from;
    QString to;
    QString callerName;
    QString phoneNumberSid; // our number in it
    CallStatus status = CallStatus::Queued;
    Direction direction = Direction::Inbound;
    std::optional<Instant> createdAt;
    std::optional<Instant> startedAt;
    std::optional<Instant> endedAt;
    std::optional<std::chrono::seconds> duration; // at the end
    std::optional<double> price; // negative: charged; empty until billed
    QString priceUnit; // ISO 4217

    static constexpr QLatin1StringView listName{"calls"};
    [[nodiscard]] static Result<Call> read(const QJsonObject &json);
};

struct Recording {
    QString sid;
    QString callSid;
    QString conferenceSid;
    RecordingStatus status = RecordingStatus::InProgress;
    RecordingSource source = RecordingSource::Other;
    int channels = 1; // 2: parent leg first, child second
    std::optional<Instant> startedAt;
    std::optional<Instant> createdAt;
    std::optional<std::chrono::seconds> duration; // once completed
    QString mediaUrl; // once completed; needs the key
    int errorCode = 0; // why it is absent

    static constexpr QLatin1StringView listName{"recordings"};
    [[nodiscard]] static Result<Recording> read(const QJsonObject &json);
};

struct Transcription {
    QString sid;
    QString recordingSid;
    TranscriptionStatus status = TranscriptionStatus::InProgress;
    QString text; // once completed

    static constexpr QLatin1StringView listName{"transcriptions"};
    [[nodiscard]] static Result<Transcription> read(const QJsonObject &json);
};

/// One of the account's telephone numbers. With a voiceApplicationSid or a trunkSid its voice URLs are ignored.
struct IncomingNumber {
    QString sid;
    QString phoneNumber; // E.164
    QString friendlyName;
    QString voiceUrl;
    QString voiceMethod; // "POST" or "GET"
    QString voiceFallbackUrl;
    QString voiceFallbackMethod;
    QString statusCallback;
    QString statusCallbackMethod;
    QString voiceApplicationSid;
    QString trunkSid;
    QString smsUrl;
    QString smsFallbackUrl;
    bool canVoice = false;
    bool canSms = false;

    static constexpr QLatin1StringView listName{"incoming_phone_numbers"};
    [[nodiscard]] static Result<IncomingNumber> read(const QJsonObject &json);
    friend bool operator==(const IncomingNumber &, const IncomingNumber &) = default;
};

/// A number that is not the account's and was verified: a trial account reaches these only.
struct CallerId {
    QString sid;
    QString phoneNumber; // E.164
    QString friendlyName;

    static constexpr QLatin1StringView listName{"outgoing_caller_ids"};
    [[nodiscard]] static Result<CallerId> read(const QJsonObject &json);
};

struct Message {
    QString sid;
    QString from;
    QString to;
    QString body;
    MessageStatus status = MessageStatus::Queued;
    bool inbound = false;
    int segments = 0; // 0: not known yet
    int errorCode = 0;
    std::optional<Instant> createdAt;
    std::optional<Instant> sentAt;

    static constexpr QLatin1StringView listName{"messages"};
    [[nodiscard]] static Result<Message> read(const QJsonObject &json);
};

struct Balance {
    double amount = 0;
    QString currency; // ISO 4217

    [[nodiscard]] static Result<Balance> read(const QJsonObject &json);
};

struct AccountInfo {
    QString sid;
    QString friendlyName;
    QString status; // "active", "suspended", "closed"
    bool trial = false;

    [[nodiscard]] static Result<AccountInfo> read(const QJsonObject &json);
};

/// One page of a list. `next` is what the same list is asked with for the following one; empty: there is none.
template <typename T>
struct Page {
    QList<T> items;
    QString next;
    int skipped = 0; // entries that could not be read: one odd call must not hide all others

    [[nodiscard]] static Result<Page<T>> read(const QJsonObject &json);
};

} // namespace cb::twilio::rest

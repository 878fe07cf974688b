// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/phonenumber.h"
#include "base/result.h"
#include "twilio/form.h"
#include "twilio/words.h"

#include <chrono>
#include <optional>

namespace cb::twilio {

/// Where a number was given out: Twilio's guess, any part may be empty.
struct Place {
    QString city;
    QString state;
    QString zip;
    QString country; // ISO 3166, "US"
    friend bool operator==(const Place &, const Place &) = default;
};

/// What the caller's carrier says about the caller's number (US). Source: Twilio docs "Trusted Calling with
/// SHAKEN/STIR".
struct Stir {
    enum class Result { None, Passed, Failed };
    Result result = Result::None;
    char level = 0; // 'A' to 'C', 0 when not told
    bool diverted = false; // told by the provider that passed the call on

    /// "TN-Validation-Passed-A" and its like; anything else (absent, "NULL", "No-TN-Validation", new words) is None.
    [[nodiscard]] static Stir fromWord(QByteArrayView word);
    /// The caller is known to the carrier and may use that number: the only case to show as verified.
    [[nodiscard]] bool isVerified() const { return result == Result::Passed && level == 'A' && !diverted; }
    friend bool operator==(const Stir &, const Stir &) = default;
};

/// What comes with each request about a call. Source: Twilio docs "TwiML for Programmable Voice" (twilio.md 2.1).
struct CallParameters {
    QString accountSid; // "AC" + 32 hex digits
    QString callSid; // "CA" + 32 hex digits
    QString parentCallSid; // of a leg that Dial made, else empty
    QString from; // E.164, "client:ana", a SIP URI, "anonymous", or what the carrier sent; may be empty
    QString to;
    CallStatus status = CallStatus::Ringing;
    Direction direction = Direction::Inbound;
    QString forwardedFrom; // empty unless the carrier tells
    QString callerName; // paid look-up; hostile text
    QString callToken;
    Place fromPlace;
    Place toPlace;
    Stir stir;

    [[nodiscard]] PhoneNumber fromNumber() const { return PhoneNumber::fromVendor(from); }
    [[nodiscard]] PhoneNumber toNumber() const { return PhoneNumber::fromVendor(to); }
    [[nodiscard]] static Result<CallParameters> parse(const Form &form);
    friend bool operator==(const CallParameters &, const CallParameters &) = default;
};

/// Why the call came back to us after a Dial. (2.5)
struct DialResult {
    DialStatus status = DialStatus::Failed;
    QString callSid; // the leg that was dialled; empty after a conference
    std::chrono::seconds duration{0};
    std::optional<bool> bridged; // whether both really talked; nullopt: not told
    friend bool operator==(const DialResult &, const DialResult &) = default;
};

/// A recording as a Record's or Dial's action names it; the file may not be ready yet. (2.4)
struct RecordingResult {
    QString url;
    QString sid; // taken from the URL when Twilio does not send it
    std::optional<std::chrono::seconds> duration;
    friend bool operator==(const RecordingResult &, const RecordingResult &) = default;
};

/// A call in a queue: what a waitUrl, an Enqueue's action and a Queue's url request carry. (2.8)
struct QueueVisit {
    QString queueSid;
    std::optional<QueueResult> result; // action only
    std::optional<int> position; // waitUrl only, 1 is next
    std::optional<std::chrono::seconds> waited;
    std::optional<std::chrono::seconds> averageWait; // waitUrl only
    std::optional<int> size;
    std::optional<int> maxSize;
    QString dequeuingCallSid; // Queue's url only: who takes the call
    friend bool operator==(const QueueVisit &, const QueueVisit &) = default;
};

/// Our own document failed: what the fallback URL is told. (2.9)
struct FallbackCause {
    int errorCode = 0;
    QString url; // that was asked
    friend bool operator==(const FallbackCause &, const FallbackCause &) = default;
};

/// Twilio asks for TwiML: a call comes in, a verb's action, a redirect, a fallback, or a queue's wait.
struct VoiceRequest {
    CallParameters call;
    std::optional<QString> digits; // 0-9 * # A-D w; empty when Gather ended without a key
    bool hungUp = false; // a Record ended by hang-up
    std::optional<QString> speech; // SpeechResult; hostile text
    std::optional<double> confidence; // 0 to 1
    QString finishedOnKey;
    QString unstableSpeech; // partial results only
    std::optional<DialResult> dial;
    std::optional<RecordingResult> recording;
    std::optional<QueueVisit> queue;
    std::optional<FallbackCause> fallback;

    /// Error::Kind::Invalid names the field that is missing or wrong, never its value; unknown fields are ignored.
    [[nodiscard]] static Result<VoiceRequest> parse(const Form &form);
    friend bool operator==(const VoiceRequest &, const VoiceRequest &) = default;
};

} // namespace cb::twilio

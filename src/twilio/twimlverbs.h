// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <utility>
#include <variant>

/// The verbs of TwiML as plain data. What is left empty is not written, so Twilio's default holds; members with a value
/// start at Twilio's default. URLs may be relative unless said otherwise. Each member is
/// initialised in its place, so that Say{u"Hello"_s} names no more than it needs. Source: Twilio docs, the page of each
/// verb.
namespace cb::twilio::twiml {

using Seconds = std::chrono::seconds;

enum class Method { Post, Get };
enum class Trim { Default, TrimSilence, DoNotTrim };

/// Where Twilio reports what happens; `events` in Twilio's words, separated by blanks ("initiated ringing completed").
struct Callback {
    QString url = {};
    QString events = {};
    Method method = Method::Post;
    friend bool operator==(const Callback &, const Callback &) = default;
};

struct Say {
    QString text = {};
    QString voice = {}; // "Polly.Joanna"; empty: the account's
    QString language = {}; // "en-US"
    int loop = 1; // 0: until hang-up
    friend bool operator==(const Say &, const Say &) = default;
};

struct Play {
    QString url = {}; // audio
    QString digits = {}; // or keys to play: 0-9 A-D # * w W
    int loop = 1; // 0: up to 1000 times
    friend bool operator==(const Play &, const Play &) = default;
};

struct Pause {
    Seconds length{1};
    friend bool operator==(const Pause &, const Pause &) = default;
};

using Spoken = std::variant<Say, Play, Pause>; // what a Gather may hold

/// Without `action` Twilio asks for the same document again: a loop unless that is meant.
struct Gather {
    enum class Input { Keys, Speech, KeysOrSpeech };
    QString action = {};
    Method method = Method::Post;
    Input input = Input::Keys;
    std::optional<Seconds> timeout = {}; // 5
    std::optional<Seconds> speechTimeout = {};
    bool speechTimeoutAuto = false; // instead of a number
    int numDigits = 0; // 0: no limit
    std::optional<QString> finishOnKey = {}; // "#"; set but empty: no key ends the input
    bool actionOnEmptyResult = false;
    QString language = {};
    QString hints = {}; // separated by commas
    QString speechModel = {};
    bool profanityFilter = true;
    bool bargeIn = true;
    QString partialResultCallback = {};
    QList<Spoken> prompts = {};
    friend bool operator==(const Gather &, const Gather &) = default;
};

struct Record {
    QString action = {}; // empty: the same document again
    Method method = Method::Post;
    std::optional<Seconds> timeout = {}; // of silence; 5, 0 is off
    std::optional<QString> finishOnKey = {}; // "1234567890*#"
    std::optional<Seconds> maxLength = {}; // 3600
    bool playBeep = true;
    Trim trim = Trim::Default;
    Callback recordingStatus = {};
    bool transcribe = false;
    QString transcribeCallback = {}; // needs transcribe
    friend bool operator==(const Record &, const Record &) = default;
};

/// A telephone to ring. `url` is what the person hears before being joined (Say, Play, Gather, Pause, Hangup only).
struct Number {
    QString number = {}; // E.164
    QString sendDigits = {};
    QString url = {};
    Method method = Method::Post;
    Callback status = {};
    QString machineDetection = {}; // "Enable" or "DetectMessageEnd"
    std::optional<Seconds> machineDetectionTimeout = {}; // 30
    QString amdStatusCallback = {};
    friend bool operator==(const Number &, const Number &) = default;
};

struct Client {
    QString identity = {};
    QString url = {};
    Method method = Method::Post;
    Callback status = {};
    QList<std::pair<QString, QString>> parameters = {};
    friend bool operator==(const Client &, const Client &) = default;
};

struct Sip {
    QString uri = {}; // "sip:ana@example.com"
    QString username = {};
    QString password = {};
    QString url = {};
    Method method = Method::Post;
    Callback status = {};
    friend bool operator==(const Sip &, const Sip &) = default;
};

struct Conference {
    enum class Beep { Both, None, OnEnter, OnExit };
    QString name = {}; // no personal data in it
    bool muted = false;
    Beep beep = Beep::Both;
    bool startOnEnter = true;
    bool endOnExit = false;
    QString participantLabel = {}; // at most 128 characters, unique in the conference
    std::optional<QString> waitUrl = {}; // set but empty: silence
    Method waitMethod = Method::Post; // Get for plain audio files
    int maxParticipants = 0; // 0: Twilio's 250
    bool recordFromStart = false;
    Trim trim = Trim::Default;
    QString coach = {}; // CallSid of the participant who alone hears this one
    QString jitterBufferSize = {};
    QString region = {};
    Callback status = {}; // only the first participant's counts
    Callback recordingStatus = {};
    friend bool operator==(const Conference &, const Conference &) = default;
};

struct Queue {
    QString name = {};
    QString url = {}; // what the waiting caller hears before being joined
    Method method = Method::Post;
    friend bool operator==(const Queue &, const Queue &) = default;
};

using Noun = std::variant<Number, Client, Sip, Conference, Queue>;

struct Dial {
    enum class Recording { Off, FromAnswer, FromRinging, FromAnswerDual, FromRingingDual };
    QString action = {};
    Method method = Method::Post;
    std::optional<Seconds> timeout = {}; // 30; Twilio adds 5
    std::optional<Seconds> timeLimit = {}; // 14400
    QString callerId = {};
    bool answerOnBridge = false;
    bool hangupOnStar = false;
    Recording record = Recording::Off;
    QString recordingTrack = {};
    Callback recordingStatus = {};
    Trim trim = Trim::Default;
    QString ringTone = {};
    bool sequential = false;
    QString callReason = {}; // at most 50 characters
    QList<Noun> nouns = {}; // up to 10 numbers, clients and SIP addresses, or one conference, or one queue
    friend bool operator==(const Dial &, const Dial &) = default;
};

struct Enqueue {
    QString name = {}; // at most 64 characters
    QString action = {};
    Method method = Method::Post;
    QString waitUrl = {};
    Method waitMethod = Method::Post;
    QString workflowSid = {}; // instead of a name
    friend bool operator==(const Enqueue &, const Enqueue &) = default;
};

struct Redirect {
    QString url = {}; // empty: the same document again
    Method method = Method::Post;
    friend bool operator==(const Redirect &, const Redirect &) = default;
};

struct Hangup {
    friend bool operator==(const Hangup &, const Hangup &) = default;
};

struct Reject {
    bool busy = false; // else "rejected": not in service
    friend bool operator==(const Reject &, const Reject &) = default;
};

struct Leave {
    friend bool operator==(const Leave &, const Leave &) = default;
};

struct Stream {
    enum class Track { Inbound, Outbound, Both };
    QString url = {}; // wss://, absolute, without a query
    QString name = {};
    Track track = Track::Inbound;
    QString statusCallback = {};
    Method statusCallbackMethod = Method::Post;
    QList<std::pair<QString, QString>> parameters = {};
    friend bool operator==(const Stream &, const Stream &) = default;
};

/// The audio goes both ways through a WebSocket; the next verb runs when that is closed.
struct Connect {
    Stream stream = {};
    QString action = {};
    Method method = Method::Post;
    friend bool operator==(const Connect &, const Connect &) = default;
};

/// The audio is copied to a WebSocket while the next verb runs.
struct Start {
    Stream stream = {};
    friend bool operator==(const Start &, const Start &) = default;
};

/// Ends a Start of that name.
struct Stop {
    QString streamName = {};
    friend bool operator==(const Stop &, const Stop &) = default;
};

/// A text message in answer to a text message; not for calls.
struct Message {
    QString body = {};
    QString to = {}; // empty: who wrote
    QString from = {}; // empty: the number written to
    QString action = {}; // receives the message's status callbacks
    Method method = Method::Post;
    QList<QString> media = {}; // at most 10 URLs
    friend bool operator==(const Message &, const Message &) = default;
};

using Verb = std::variant<Say, Play, Pause, Gather, Record, Dial, Enqueue, Redirect, Hangup, Reject, Leave, Connect,
    Start, Stop, Message>;

} // namespace cb::twilio::twiml

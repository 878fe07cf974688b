// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "twilio/twimlverbs.h"

#include <QStringView>

#include <initializer_list>

/// What Twilio takes in each place: shared by the builder, which refuses, and the reader, which warns.
/// Source: Twilio docs, the page of each verb; twilio-node src/twiml/VoiceResponse.ts.
namespace cb::twilio::twiml {

struct Range {
    qint64 from;
    qint64 to;
};

constexpr qint64 longestCall = 86400; // seconds; no wait inside a call can be longer
constexpr Range loops{0, 1000};
constexpr Range pauseLength{1, longestCall};
constexpr Range gatherTimeout{1, longestCall};
constexpr Range speechTimeout{1, longestCall};
constexpr Range numDigits{1, 1000000};
constexpr Range recordTimeout{0, longestCall};
constexpr Range recordLength{2, 14400};
constexpr Range dialTimeout{5, 600};
constexpr Range timeLimit{1, longestCall};
constexpr Range machineDetectionTimeout{3, 60};
constexpr Range maxParticipants{2, 250};
constexpr qsizetype longestLabel = 128;
constexpr qsizetype longestQueueName = 64;
constexpr qsizetype longestCallReason = 50;
constexpr qsizetype longestMessage = 1600;
constexpr qsizetype mostMedia = 10;
constexpr qsizetype mostTargets = 10;

constexpr QStringView playDigits = u"0123456789ABCD#*wW";
constexpr QStringView finishKeys = u"0123456789#*";

inline constexpr std::initializer_list<QStringView> callProgressEvents = {
    u"initiated", u"ringing", u"answered", u"completed"};
inline constexpr std::initializer_list<QStringView> recordingEvents = {u"in-progress", u"completed", u"absent"};
inline constexpr std::initializer_list<QStringView> conferenceEvents = {
    u"start", u"end", u"join", u"leave", u"mute", u"hold", u"modify", u"speaker", u"announcement"};
inline constexpr std::initializer_list<QStringView> machineDetections = {u"Enable", u"DetectMessageEnd"};
inline constexpr std::initializer_list<QStringView> recordingTracks = {u"inbound", u"outbound", u"both"};

/// Words separated by blanks, each of the known ones.
[[nodiscard]] bool onlyWordsOf(QStringView words, std::initializer_list<QStringView> known);
[[nodiscard]] bool onlyCharactersOf(QStringView text, QStringView known);
/// Characters one Say may have with that voice.
[[nodiscard]] qsizetype longestSay(QStringView voice);
/// A named model does not know when a caller has finished.
[[nodiscard]] bool needsSpeechTimeout(QStringView speechModel);
[[nodiscard]] bool hintsFit(QStringView hints);
[[nodiscard]] bool isDialable(QStringView number);
[[nodiscard]] bool isStreamUrl(QStringView url);
/// Why these nouns cannot be dialled together; empty when they can.
[[nodiscard]] QString nounProblem(const QList<Noun> &nouns);

} // namespace cb::twilio::twiml

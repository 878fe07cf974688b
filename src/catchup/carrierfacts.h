// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "store/connection.h"
#include "twilio/rest/resources.h"
#include "voicemail/voicemail.h"

/// What Twilio's lists say, in our words: facts through the rooms' own doors, so that what was told before changes
/// nothing. Nobody is rung and nothing is sent for what is learnt here.
namespace cb::catchup {

/// How far a slice came, and how many of its rows were news.
struct Kept {
    qsizetype next = 0; // index of the first that is still to be kept
    int news = 0;
};

/// What a transaction of the bulk lane may do at once.
inline constexpr int sliceRows = 500;
inline constexpr std::chrono::milliseconds sliceTime{5};

/// What this desk does with recordings. Source: settings.
struct RecordingRules {
    bool fetchCalls = true; // the sound of calls' recordings is fetched, too
    bool transcribes = false; // Twilio is asked for the words of messages spoken in English
};

/// From `from` on, until the slice is full. Calls first, legs of a Dial after them (see inOrder).
[[nodiscard]] Result<Kept> keepCalls(
    store::Transaction &tx, const QList<twilio::rest::Call> &calls, qsizetype from, const SiteTime &site);
/// Recordings of calls. One that a Record verb made in a call we learnt of only afterwards, or that came in and ran no
/// step here, is a message a caller left with the fallback; one of a call that ended in a voicemail step, and that
/// nobody told us of, is a message, too: the desk went off while the caller spoke. Its words are awaited where Twilio
/// was asked for them; where that is not known any more, where it may have been. Sound that was given up although
/// Twilio lists it is fetched anew.
[[nodiscard]] Result<Kept> keepRecordings(store::Transaction &tx, const QList<twilio::rest::Recording> &recordings,
    qsizetype from, const RecordingRules &rules, const SiteTime &site);

/// What Twilio has of the words of a message that waits for them. Where it has none, and none to come, they are not
/// waited for longer than a day. True: the message changed.
[[nodiscard]] Result<bool> keepTranscript(
    store::Transaction &tx, const Voicemail &message, const QList<twilio::rest::Transcription> &told);

/// A page as keepCalls wants it: who called whom before whose telephone rang for it, each oldest first.
[[nodiscard]] QList<twilio::rest::Call> inOrder(QList<twilio::rest::Call> page);

} // namespace cb::catchup

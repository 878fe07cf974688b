// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "store/connection.h"
#include "voicemail/voicemail.h"

/// What happened to messages, in our words. Webhooks, catch-up and practice all come through here; each fact may be
/// told twice, late and in any order, and ends in the same row.
namespace cb::voicemail {

/// A caller left a message. Told by the voicemail step when the caller is done, by the recording's own callback, and by
/// catch-up for what came in while the desk was off.
struct MessageTaken {
    QString recordingSid; // "RE" + 32 hex digits
    QString callSid;
    QString mailbox; // as the step names it; empty: the called number's, else the general one
    QString language; // BCP 47, in which the caller was spoken to; empty: unknown
    std::optional<bool> transcribed; // the vendor was asked for a transcript, or may have been; absent: not known
    std::optional<std::chrono::seconds> length; // of the file: its callback and the vendor's list know it
    std::optional<Instant> startedAt; // absent: it ended just now
    int channels = 1;
    QString url; // the vendor's, empty: not told
    /// How long the verb recorded, by its action: silence counts that is cut off afterwards, so that the file may be
    /// much shorter. Stands for the length until that is told.
    std::optional<std::chrono::seconds> taped{};

    [[nodiscard]] bool isSilent() const { return (length ? length : taped) == std::chrono::seconds(0); }
};

/// Makes the message (once) and has its sound fetched. The call is looked up by its SID: tell calls::apply first.
/// A message without sound is none. Absent: nothing was made.
[[nodiscard]] Result<std::optional<Voicemail::Id>> messageTaken(
    store::Transaction &tx, const MessageTaken &message, CallOrigin origin, const SiteTime &site);

/// The vendor says what it heard in a recording, or that it could not. May come before the message is known.
struct TranscriptTold {
    QString recordingSid;
    QString sid; // "TR" + 32 hex digits
    QString callSid;
    bool completed = false;
    QString text;
};
[[nodiscard]] Result<> transcriptTold(store::Transaction &tx, const TranscriptTold &transcript);

/// The vendor was asked and knows of no transcript, long after one was to come: it will not be waited for any more. One
/// that is told after all is kept. False: none was awaited.
[[nodiscard]] Result<bool> transcriptNotObserved(store::Transaction &tx, const QString &recordingSid);

/// The call of a message is over, so all is known of it that will be: who called, on which line.
[[nodiscard]] Result<> callEnded(store::Transaction &tx, const QString &callSid);

/// The sound of a recording came, or will not: for recordings::Observer.
[[nodiscard]] Result<> audioChanged(store::Transaction &tx, const RecordingAudio &audio);

} // namespace cb::voicemail

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "recordings/recording.h"

#include <QStringList>

namespace cb {

/// Where messages are left: of a number of ours, of a team, or named by a flow's voicemail step. Id 0 is the desk's
/// general mailbox, which always exists and has no row.
struct Mailbox {
    using Id = cb::Id<struct MailboxTag>;
    Id id;
    QString key; // as voicemail steps name it: "billing"; unique
    QString name; // "Billing"
    Team::Id team; // whose it is; 0: everybody's
    friend bool operator==(const Mailbox &, const Mailbox &) = default;
};

/// What is known of a message in words. Numbers are stored.
enum class TranscriptState {
    None = 0, // nobody asked for one
    Awaited = 1, // asked for, or it may have been; not come yet
    Arrived = 2,
    NotAvailable = 3, // it failed, or the language cannot be transcribed
    NotObserved = 4, // it was awaited, and the vendor never said what came of it
};

/// One message left by a caller, as stored.
/// Source: Twilio recording status callback (RecordingSid, CallSid, RecordingDuration), transcribeCallback.
struct Voicemail {
    using Id = cb::Id<struct VoicemailTag>; // time-ordered by leftAt: newest first is id descending
    Id id;
    QString recordingSid; // "RE" + 32 hex digits
    QString callSid;
    Call::Id call; // 0: the call is not known here
    Mailbox::Id mailbox;
    OurNumber::Id line; // our number that was called; 0: none of ours
    PhoneNumber caller; // empty when withheld
    Contact::Id contact;
    QString name; // the contact's, else the vendor's caller name; empty: unknown
    CallOrigin origin = CallOrigin::Live;
    Instant leftAt{};
    QDate day; // of the site, by leftAt
    std::chrono::seconds length{0};

    bool heard = false;
    bool archived = false;
    bool flagged = false; // retention leaves it alone
    Operator::Id assignedTo; // 0: nobody
    QString assignedName;
    std::optional<Instant> dueAt;
    QStringList tags; // in the order they were given
    int notes = 0;
    std::chrono::milliseconds position{0}; // where listening stopped; 0: at the start, or heard to the end

    TranscriptState transcript = TranscriptState::None;
    QString language; // BCP 47 of what was spoken ("es"); empty: unknown
    QString excerpt; // the beginning of the transcript, at most 240 characters
    AudioState audio = AudioState::OnItsWay;
    AudioProblem problem = AudioProblem::None;
    qint64 sizeBytes = 0; // 0: not here yet

    [[nodiscard]] bool cameInWhileOff() const { return origin == CallOrigin::CatchUp; }
    friend bool operator==(const Voicemail &, const Voicemail &) = default;
};

struct VoicemailNote {
    using Id = cb::Id<struct VoicemailNoteTag>; // time-ordered
    Id id;
    Operator::Id author;
    QString authorName;
    QString text;
    Instant at{};
    friend bool operator==(const VoicemailNote &, const VoicemailNote &) = default;
};

/// An earlier contact with the same number.
struct EarlierContact {
    enum class Kind { Call = 1, Voicemail = 2 };
    Kind kind = Kind::Call;
    Call::Id call; // of a call
    Voicemail::Id voicemail; // of a voicemail
    Instant at{};
    std::optional<std::chrono::milliseconds> length;
    CallDirection direction = CallDirection::Inbound; // of a call
    CallOutcome outcome = CallOutcome::Open; // of a call
    friend bool operator==(const EarlierContact &, const EarlierContact &) = default;
};

/// One message with all that belongs to it.
struct VoicemailDetail {
    Voicemail voicemail;
    QString transcript; // all of it, paragraphs parted by "\n"; empty without the right to read it
    bool mayListen = false; // the person at the desk may hear it and read its transcript
    std::optional<OurNumber> line;
    QStringList path; // the crumbs of its call: "Main line", "Intake", "After queue timeout"
    std::optional<Contact> contact;
    std::optional<Mailbox> mailbox; // absent: the general one
    std::optional<RecordingAudio> recording;
    QList<VoicemailNote> notes; // oldest first
    QList<EarlierContact> earlier; // newest first, before this message and not its own call; at most 10
    bool blocked = false; // the caller is on our list
};

/// The tabs of the page.
enum class VoicemailTab {
    New, // not heard, not archived
    Mine, // assigned to the person at the desk, not archived
    All, // not archived
    Archived,
};

struct VoicemailCounts {
    int fresh = 0;
    int mine = 0;
    int all = 0;
    int archived = 0;
    friend bool operator==(const VoicemailCounts &, const VoicemailCounts &) = default;
};

namespace voicemail {

/// Who looks. Hearing a message and reading its transcript needs the role Operator; without it names, numbers, times
/// and lengths are still shown.
struct Reader {
    Operator::Id me;
    commands::Roles roles = commands::Role::Viewer;
    [[nodiscard]] bool mayListen() const { return commands::allows(roles, commands::Role::Operator); }
};

} // namespace voicemail
} // namespace cb

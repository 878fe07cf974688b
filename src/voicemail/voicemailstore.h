// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "voicemail/voicemail.h"

/// Messages and what belongs to them, as stored. Messages are made by facts (voicemailfacts.h) and changed by commands
/// (voicemailcommands.h).
namespace cb::voicemail {

[[nodiscard]] Result<std::optional<Voicemail>> voicemail(store::Connection &connection, Voicemail::Id id);
[[nodiscard]] Result<std::optional<Voicemail>> bySid(store::Connection &connection, const QString &recordingSid);
[[nodiscard]] Result<QList<Voicemail>> ofCall(store::Connection &connection, const QString &callSid);
[[nodiscard]] Result<std::optional<Voicemail>> newest(store::Connection &connection);
/// All of the transcript; empty when there is none.
[[nodiscard]] Result<QString> transcript(store::Connection &connection, Voicemail::Id id);
[[nodiscard]] Result<QList<VoicemailNote>> notes(store::Connection &connection, Voicemail::Id id); // oldest first
[[nodiscard]] Result<VoicemailDetail> detail(
    store::Connection &connection, Voicemail::Id id, const Reader &reader); // NotFound
/// Rows alone: the command keeps the message's count of notes.
[[nodiscard]] Result<VoicemailNote::Id> addNote(
    store::Transaction &tx, Voicemail::Id message, const VoicemailNote &note);
[[nodiscard]] Result<> removeNote(store::Transaction &tx, Voicemail::Id message, VoicemailNote::Id note); // NotFound
/// Newest first, older than `before` (0: from the newest); archived ones too. For the command line and exports.
[[nodiscard]] Result<QList<Voicemail>> list(store::Connection &connection, Voicemail::Id before, int limit);

/// Left before `before`, with a transcript that was asked for and has not come; oldest first, newer than `after`.
[[nodiscard]] Result<QList<Voicemail>> awaitingTranscript(
    store::Connection &connection, Voicemail::Id after, Instant before, int limit);

/// Inserts (id 0) or replaces; tells "mailbox". Conflict: the key is another's.
[[nodiscard]] Result<Mailbox::Id> save(store::Transaction &tx, const Mailbox &mailbox);
[[nodiscard]] Result<QList<Mailbox>> mailboxes(store::Connection &connection); // by name
/// Messages left on the number go to that mailbox from now on, unless a step names another; 0: to the general one.
/// Tells "ournumber".
[[nodiscard]] Result<> setMailboxOf(store::Transaction &tx, OurNumber::Id line, Mailbox::Id mailbox);
/// The mailbox a step named, else the called number's, else the general one (id 0).
[[nodiscard]] Result<Mailbox::Id> mailboxFor(store::Connection &connection, const QString &key, OurNumber::Id line);

/// Gives all messages of a number the name of a contact (id 0 and no name: takes it away).
[[nodiscard]] Result<> nameMessages(
    store::Transaction &tx, const PhoneNumber &number, Contact::Id contact, const QString &name);

} // namespace cb::voicemail

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QVariant>

namespace cb {

struct Voicemail;

/// VoicemailModel is a flat list in which a header row precedes each day. Loading: the row's page is on its way; it
/// turns into Message by dataChanged.
enum class VoicemailRow { Header, Message, Loading };

/// All values are raw: the window formats and translates.
enum VoicemailRole : int {
    VoicemailKindRole = Qt::UserRole + 1, // int(VoicemailRow)
    VoicemailDayRole, // QDate of the site; also on header rows
    VoicemailCountRole, // header rows: messages below this header, int
    // message rows
    VoicemailIdRole, // qint64, Voicemail::Id
    VoicemailNameRole, // QString; empty: unknown caller
    VoicemailNumberRole, // QString, E.164; empty: withheld
    VoicemailLeftAtRole, // qint64, ms since 1970
    VoicemailLengthRole, // qint64, seconds
    VoicemailSizeRole, // qint64, bytes; 0: not here yet
    VoicemailHeardRole, // bool
    VoicemailArchivedRole, // bool
    VoicemailLeavingRole, // bool: what was done to it takes it out of the list, once that is stored
    VoicemailFlaggedRole, // bool
    VoicemailAssignedIdRole, // qint64; 0: nobody
    VoicemailAssignedNameRole, // QString
    VoicemailDueAtRole, // qint64, ms since 1970; 0: none
    VoicemailTagsRole, // QStringList
    VoicemailNotesRole, // int, how many
    VoicemailTranscriptStateRole, // int(TranscriptState)
    VoicemailLanguageRole, // QString, BCP 47; empty: unknown
    VoicemailExcerptRole, // QString; empty without the right to read it
    VoicemailAudioStateRole, // int(AudioState)
    VoicemailAudioProblemRole, // int(AudioProblem)
    VoicemailPositionRole, // qint64, ms
    VoicemailMailboxRole, // qint64, Mailbox::Id; 0: the general one
    VoicemailWhileOffRole, // bool: came in while the desk was off
};

/// A message row's data.
[[nodiscard]] QVariant voicemailData(const Voicemail &message, int role);
[[nodiscard]] QHash<int, QByteArray> voicemailRoleNames();

} // namespace cb

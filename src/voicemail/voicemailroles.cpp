// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailroles.h"

#include "voicemail/voicemail.h"

namespace cb {

QVariant voicemailData(const Voicemail &message, int role)
{
    const auto ms = [](Instant at) { return qint64(at.time_since_epoch().count()); };
    switch (role) {
    case Qt::DisplayRole:
    case VoicemailNameRole:
        return message.name;
    case VoicemailKindRole:
        return int(VoicemailRow::Message);
    case VoicemailDayRole:
        return message.day;
    case VoicemailIdRole:
        return message.id.value;
    case VoicemailNumberRole:
        return message.caller.e164();
    case VoicemailLeftAtRole:
        return ms(message.leftAt);
    case VoicemailLengthRole:
        return qint64(message.length.count());
    case VoicemailSizeRole:
        return message.sizeBytes;
    case VoicemailHeardRole:
        return message.heard;
    case VoicemailArchivedRole:
        return message.archived;
    case VoicemailFlaggedRole:
        return message.flagged;
    case VoicemailAssignedIdRole:
        return message.assignedTo.value;
    case VoicemailAssignedNameRole:
        return message.assignedName;
    case VoicemailDueAtRole:
        return message.dueAt ? ms(*message.dueAt) : qint64(0);
    case VoicemailTagsRole:
        return message.tags;
    case VoicemailNotesRole:
        return message.notes;
    case VoicemailTranscriptStateRole:
        return int(message.transcript);
    case VoicemailLanguageRole:
        return message.language;
    case VoicemailExcerptRole:
        return message.excerpt;
    case VoicemailAudioStateRole:
        return int(message.audio);
    case VoicemailAudioProblemRole:
        return int(message.problem);
    case VoicemailPositionRole:
        return qint64(message.position.count());
    case VoicemailMailboxRole:
        return message.mailbox.value;
    case VoicemailWhileOffRole:
        return message.cameInWhileOff();
    default:
        return {};
    }
}

QHash<int, QByteArray> voicemailRoleNames()
{
    return {{Qt::DisplayRole, "display"}, {VoicemailKindRole, "kind"}, {VoicemailDayRole, "day"},
        {VoicemailCountRole, "count"}, {VoicemailIdRole, "id"}, {VoicemailNameRole, "name"},
        {VoicemailNumberRole, "number"}, {VoicemailLeftAtRole, "leftAt"}, {VoicemailLengthRole, "length"},
        {VoicemailSizeRole, "size"}, {VoicemailHeardRole, "heard"}, {VoicemailArchivedRole, "archived"},
        {VoicemailLeavingRole, "leaving"}, {VoicemailFlaggedRole, "flagged"}, {VoicemailAssignedIdRole, "assignedId"},
        {VoicemailAssignedNameRole, "assignedName"}, {VoicemailDueAtRole, "dueAt"}, {VoicemailTagsRole, "tags"},
        {VoicemailNotesRole, "notes"}, {VoicemailTranscriptStateRole, "transcriptState"},
        {VoicemailLanguageRole, "language"}, {VoicemailExcerptRole, "excerpt"}, {VoicemailAudioStateRole, "audioState"},
        {VoicemailAudioProblemRole, "audioProblem"}, {VoicemailPositionRole, "position"},
        {VoicemailMailboxRole, "mailbox"}, {VoicemailWhileOffRole, "whileOff"}};
}

} // namespace cb

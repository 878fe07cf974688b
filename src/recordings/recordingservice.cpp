// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/recordingservice.h"

#include "recordings/recordingstore.h"
#include "store/database.h"

using namespace Qt::StringLiterals;

namespace cb::recordings {

RecordingService::RecordingService(
    store::Database &database, commands::Sender &sender, commands::Roles roles, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_sender(sender)
    , m_roles(roles)
{ }

void RecordingService::bySids(const QStringList &sids, QObject *context, Done<QList<RecordingAudio>> done)
{
    m_database.readFor<QList<RecordingAudio>>(
        [sids](store::Connection &connection) -> Result<QList<RecordingAudio>> {
            QList<RecordingAudio> found;
            for (const QString &sid : sids) {
                const Result<std::optional<RecordingAudio>> audio = bySid(connection, sid);
                if (!audio)
                    return tl::unexpected(audio.error());
                if (*audio)
                    found << **audio;
            }
            return found;
        },
        context, std::move(done));
}

void RecordingService::fetchAgain(const QString &sid, QObject *context, Done<commands::Outcome> done, bool lost)
{
    QJsonObject args{{u"recording"_s, sid}};
    if (lost)
        args.insert(u"lost"_s, true);
    m_sender.send(commands::Command::make(u"recordings.fetch"_s, args), context, std::move(done));
}

void RecordingService::apply(const store::Changes &changes)
{
    if (changes.byKind.contains(u"recording"_s))
        Q_EMIT changed();
}

} // namespace cb::recordings

#include "moc_recordingservice.cpp"

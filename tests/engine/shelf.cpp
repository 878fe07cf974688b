// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shelf.h"

#include "audio/wav.h"
#include "recordings/recordingfacts.h"
#include "recordings/recordingstore.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

Shelf::Shelf(store::Engine engine)
    : db(engine)
{
    desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = false});
    desk.environment.insert(u"CALLBOARD_PASSPHRASE"_s, u"correct horse"_s);
    newKey();
}

void Shelf::newKey()
{
    if (!engine::openVault(desk, db.clock)->put(u"recordings.key"_s, recordings::ArchiveKey::make()))
        qFatal("no place for a key");
}

void Shelf::otherKey()
{
    QFile::remove(desk.dataFolder + u"/secrets"_s);
    newKey();
}

recordings::Archive Shelf::archive() const
{
    QList<recordings::ArchiveKey> keys;
    for (const secrets::Key &key : engine::openVault(desk, db.clock)->keys(u"recordings.key"_s))
        keys << *recordings::ArchiveKey::from(key.value);
    return {desk.dataFolder + u"/recordings"_s, keys};
}

QString Shelf::keep(const QString &sid, const QByteArray &sound, bool flagged)
{
    const auto wanted = write(db, [&](store::Transaction &tx) {
        recordings::Wanted what;
        what.sid = sid;
        what.callSid = u"CA1"_s;
        what.purpose = RecordingAudio::Purpose::Voicemail;
        what.startedAt = tx.now();
        return recordings::want(tx, what);
    });
    const Result<> kept = engine::keepSound(db, desk, db.clock, sid, sound);
    if (!wanted || !kept)
        qFatal("the recording was not kept");
    const RecordingAudio before = row(sid);
    if (flagged) {
        RecordingAudio after = before;
        after.flagged = true;
        if (!write(db, [&](store::Transaction &tx) { return recordings::update(tx, before, after); }))
            qFatal("the recording was not flagged");
    }
    return before.file;
}

RecordingAudio Shelf::row(const QString &sid)
{
    return **read(db, [&](store::Connection &connection) { return recordings::bySid(connection, sid); });
}

QString recordingSid(QChar digit)
{
    return u"RE"_s + QString(32, digit);
}

QByteArray toneOf(std::chrono::milliseconds length)
{
    return audio::writeWav(audio::tone(440, length));
}

} // namespace cb::test

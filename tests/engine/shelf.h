// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/recordingdesk.h"
#include "support/tempdatabase.h"

#include <QTemporaryDir>

namespace cb::test {

/// A desk's recordings: a database, a folder and a vault that holds a key.
class Shelf
{
public:
    explicit Shelf(store::Engine engine = store::Engine::Sqlite);

    /// Another key; what was encrypted before needs the one before it.
    void newKey();
    /// Takes the keys away, and leaves another.
    void otherKey();
    [[nodiscard]] recordings::Archive archive() const;
    /// A message's recording as if it had just been fetched. The file's name.
    QString keep(const QString &sid, const QByteArray &sound, bool flagged = false);
    [[nodiscard]] RecordingAudio row(const QString &sid);
    [[nodiscard]] QString path(const QString &file) const
    {
        return desk.dataFolder + QStringLiteral("/recordings/") + file;
    }

    QTemporaryDir folder;
    TempDatabase db;
    engine::Desk desk;
};

/// "RE" and 32 times that digit.
[[nodiscard]] QString recordingSid(QChar digit);
[[nodiscard]] QByteArray toneOf(std::chrono::milliseconds length);

} // namespace cb::test

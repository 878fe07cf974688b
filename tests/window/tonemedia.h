// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/wav.h"
#include "base/mediasource.h"

#include <QFile>
#include <QProcess>
#include <QStringList>

namespace cb::test {

/// Recordings that are all a second of the same tone.
class ToneMedia final : public MediaSource
{
public:
    void fetch(const QString &recording, QObject *context, Receiver then) override
    {
        asked << recording;
        if (waits)
            return;
        QMetaObject::invokeMethod(
            context, [then, file = MediaFile{m_bytes, {}, {}}] { then(file); }, Qt::QueuedConnection);
    }
    /// One of the fixtures instead; none for an empty name.
    void take(const QString &fixture)
    {
        QFile file(QStringLiteral(CALLBOARD_FIXTURES "/audio/") + fixture);
        if (!fixture.isEmpty() && file.open(QIODevice::ReadOnly))
            m_bytes = file.readAll();
    }
    void damage() { m_bytes = "no sound of any kind"; }
    QStringList asked;
    bool waits = false; // nothing comes

private:
    QByteArray m_bytes = audio::writeWav(audio::tone(440, std::chrono::seconds(1)));
};

/// ms of a file, by a reader that is none of ours; -1 when it cannot be read.
inline int wavLength(const QString &file)
{
    QProcess python;
    python.start(QStringLiteral("python3"),
        {QStringLiteral("-c"),
            QStringLiteral(
                "import sys, wave; w = wave.open(sys.argv[1]); print(w.getnframes() * 1000 // w.getframerate())"),
            file});
    if (!python.waitForFinished() || python.exitCode() != 0)
        return -1;
    return python.readAllStandardOutput().trimmed().toInt();
}

} // namespace cb::test

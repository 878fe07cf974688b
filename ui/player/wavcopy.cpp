// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/wavcopy.h"

#include "audio/sound.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace cb::ui {

void copyAsWav(MediaSource &media, const QString &recording, QObject *context,
    const std::function<void(const Result<QByteArray> &)> &done)
{
    media.fetch(recording, context, [context, done](const Result<MediaFile> &file) {
        if (!file) {
            done(tl::unexpected(file.error()));
            return;
        }
        // By way of the application, which waits for the pool before it is gone; the context may not.
        const auto decode = [application = QCoreApplication::instance(), guard = QPointer<QObject>(context), done,
                                bytes = file->bytes] {
            QMetaObject::invokeMethod(application, [guard, done, wav = audio::asWav(bytes)] {
                if (guard)
                    done(wav);
            });
        };
        QThreadPool::globalInstance()->start(decode);
    });
}

} // namespace cb::ui

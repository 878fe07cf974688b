// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mediasource.h"
#include "ui/shell/toasthost.h"

#include <QObject>

namespace cb::ui {

/// A recording as a WAV file of the person's own: asks where to, writes it where only they may read it, and says what
/// became of it.
class SoundSaving final : public QObject
{
    Q_OBJECT
public:
    SoundSaving(MediaSource &media, QWidget *parent);

    /// `fileName`: the one that is offered, without its ending.
    void ask(const QString &recording, const QString &fileName);

Q_SIGNALS:
    void failed(const cb::Error &error); // the sound could not be had
    void toastAsked(const cb::ui::ToastText &toast);

private:
    void write(const QString &file, const QByteArray &bytes);

    MediaSource &m_media;
    QWidget *m_window;
};

} // namespace cb::ui

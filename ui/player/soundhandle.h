// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mediasource.h"
#include "ui/kit/text.h"

#include <QTemporaryDir>

#include <memory>

namespace cb::ui {

/// "0:48, 0.8 MB WAV": length and size of a recording, and a handle to drag it out of the window as a WAV file.
/// The file is written only when the drop asks for it, where only this person may read, and goes with the window.
class SoundHandle final : public Label
{
    Q_OBJECT
public:
    explicit SoundHandle(MediaSource &media, QWidget *parent = nullptr);
    /// `fileName` without its extension; an empty recording: nothing can be dragged.
    void setSound(const QString &recording, const QString &fileName, const QString &words);

Q_SIGNALS:
    void failed(const cb::Error &error); // nothing could be dragged

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void drag(const QByteArray &wav);

    MediaSource &m_media;
    QString m_recording;
    QString m_fileName;
    QPoint m_pressed;
    bool m_asked = false; // of this press
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace cb::ui

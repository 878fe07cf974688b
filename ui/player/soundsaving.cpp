// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/soundsaving.h"

#include "ui/player/wavcopy.h"

#include <QFileDialog>
#include <QSaveFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

SoundSaving::SoundSaving(MediaSource &media, QWidget *parent)
    : QObject(parent)
    , m_media(media)
    , m_window(parent)
{ }

void SoundSaving::ask(const QString &recording, const QString &fileName)
{
    copyAsWav(m_media, recording, this, [this, fileName](const Result<QByteArray> &wav) {
        if (!wav) {
            Q_EMIT failed(wav.error());
            return;
        }
        auto *dialog = new QFileDialog(m_window, tr("Save the recording"), {}, tr("Sound (*%1)").arg(u".wav"_s));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"wav"_s);
        dialog->selectFile(fileName + u".wav"_s);
        connect(
            dialog, &QFileDialog::fileSelected, this, [this, wav = *wav](const QString &file) { write(file, wav); });
        dialog->open();
    });
}

void SoundSaving::write(const QString &file, const QByteArray &bytes)
{
    QSaveFile out(file);
    const bool written = out.open(QIODevice::WriteOnly)
        && out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && out.write(bytes) == bytes.size()
        && out.commit();
    if (written)
        Q_EMIT toastAsked({Tone::Green, u"download"_s, tr("The recording is saved"), {}, {}, {}, 4s});
    else
        Q_EMIT toastAsked({Tone::Red, u"circle-x"_s,
            tr("The recording could not be saved there. It is still here; try another folder."), {}, {}, {}, 10s});
}

} // namespace cb::ui

#include "moc_soundsaving.cpp"

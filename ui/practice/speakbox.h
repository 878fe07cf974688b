// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/practicephone.h"

#include <QWidget>

class QComboBox;

namespace cb::ui {

class Button;
class Label;
class PhoneSound;
class Segmented;

/// What the caller says: a WAV file, or the microphone.
class SpeakBox final : public QWidget
{
    Q_OBJECT
public:
    /// `sound` may be null: there is no microphone then.
    SpeakBox(PracticePhone &phone, PhoneSound *sound, QWidget *parent = nullptr);

    void speak(); // or stops the microphone
    void refresh(); // availability
    [[nodiscard]] Segmented *sources() const { return m_sources; }
    [[nodiscard]] Button *speakButton() const { return m_speak; }
    [[nodiscard]] QComboBox *files() const { return m_files; }
    /// Adds a file to the choice and takes it. False: it is no WAV file we can read.
    bool addFile(const QString &file);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    enum Source { Wav, Microphone };
    void chooseFile();
    void fill();
    void endMicrophone();

    PracticePhone &m_phone;
    PhoneSound *m_sound;
    QList<PracticeSpeech> m_speeches;
    Segmented *m_sources;
    QComboBox *m_files;
    Button *m_speak;
    Button *m_folder;
    Label *m_remark;
};

} // namespace cb::ui

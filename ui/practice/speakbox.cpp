// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/speakbox.h"

#include "ui/calls/callwords.h"
#include "ui/kit/button.h"
#include "ui/kit/segmented.h"
#include "ui/kit/text.h"
#include "ui/practice/phonesound.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <tuple>

using namespace Qt::StringLiterals;

namespace cb::ui {

SpeakBox::SpeakBox(PracticePhone &phone, PhoneSound *sound, QWidget *parent)
    : QWidget(parent)
    , m_phone(phone)
    , m_sound(sound)
    , m_speeches(phone.samples())
    , m_sources(new Segmented(tr("Where the voice comes from"), this))
    , m_files(new QComboBox(this))
    , m_speak(new Button(tr("Speak it"), Button::Kind::Normal, this))
    , m_folder(Button::iconOnly(u"folder-open"_s, tr("Choose a WAV file"), this))
    , m_remark(new Label(TextRole::Small, Ink::Soft, {}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(8));
    auto *title = new Label(TextRole::Small, Ink::Medium, tr("Speak"), this);
    column->addWidget(title);
    m_sources->setDense(true);
    m_sources->setEqual(true);
    m_sources->addSegment(tr("WAV", "a sound file"));
    m_sources->addSegment(tr("Microphone"));
    column->addWidget(m_sources);
    m_files->setAccessibleName(tr("What to say"));
    m_files->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_files->setMinimumContentsLength(8);
    m_folder->setKind(Button::Kind::Normal);
    column->addWidget(m_files);
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(6));
    m_speak->setIconName(u"play"_s);
    m_speak->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->addWidget(m_speak, 1);
    row->addWidget(m_folder);
    column->addLayout(row);
    m_remark->setWordWrap(true);
    column->addWidget(m_remark);
    fill();

    connect(m_sources, &Segmented::currentChanged, this, &SpeakBox::refresh);
    connect(m_files, &QComboBox::currentIndexChanged, this, &SpeakBox::refresh);
    connect(m_speak, &QAbstractButton::clicked, this, &SpeakBox::speak);
    connect(m_folder, &QAbstractButton::clicked, this, &SpeakBox::chooseFile);
    connect(&phone, &PracticePhone::stateChanged, this, [this] {
        if (m_phone.state() != PracticePhone::State::Connected)
            endMicrophone();
        refresh();
    });
    connect(&phone, &PracticePhone::speakingChanged, this, [this] {
        if (!m_phone.isSpeaking() && m_sound && m_sound->isListening())
            std::ignore = m_sound->endListening(); // a key cut it short
        refresh();
    });
    if (sound)
        connect(sound, &PhoneSound::devicesChanged, this, &SpeakBox::refresh);
    refresh();
}

void SpeakBox::fill()
{
    const QSignalBlocker quiet(m_files);
    m_files->clear();
    for (const PracticeSpeech &speech : std::as_const(m_speeches)) {
        m_files->addItem(speech.sound.samples.isEmpty()
                ? speech.name
                : tr("%1  %2", "name of a sound, its length").arg(speech.name, lengthText(speech.sound.length())));
        m_files->setItemData(m_files->count() - 1, speech.words, Qt::ToolTipRole);
    }
}

void SpeakBox::refresh()
{
    const bool microphone = m_sources->current() == Microphone;
    const bool listening = m_sound && m_sound->isListening();
    m_files->setVisible(!microphone);
    m_folder->setVisible(!microphone);
    QString reason;
    if (m_phone.state() != PracticePhone::State::Connected)
        reason = tr("call a number first.");
    else if (microphone && (!m_sound || !m_sound->canListen()))
        reason = tr("this computer has no microphone.");
    else if (!microphone && m_speeches.isEmpty())
        reason = tr("choose a WAV file.");
    m_speak->setUnavailable(reason);
    m_speak->setText(microphone ? (listening ? tr("Stop speaking") : tr("Speak now")) : tr("Speak it"));
    m_speak->setIconName(microphone ? (listening ? u"square"_s : u"mic"_s) : u"play"_s);
    m_speak->setBusy(!microphone && m_phone.isSpeaking());
    QString remark;
    if (microphone && (!m_sound || !m_sound->canListen()))
        remark = tr("This computer has no microphone.");
    else if (microphone)
        remark = tr("It goes on tape. A menu that listens for words does not understand it.");
    else if (const int row = m_files->currentIndex(); row >= 0 && m_speeches.at(row).words.isEmpty())
        remark = tr("It goes on tape. For menus that listen for words, put them into a text file beside it.");
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void SpeakBox::speak()
{
    if (m_phone.state() != PracticePhone::State::Connected)
        return;
    if (m_sources->current() == Microphone) {
        if (m_sound && m_sound->isListening())
            endMicrophone();
        else if (m_sound && m_sound->beginListening())
            m_phone.beginSpeaking();
        refresh();
        return;
    }
    if (const int row = m_files->currentIndex(); row >= 0)
        m_phone.speak(m_speeches.at(row));
}

void SpeakBox::endMicrophone()
{
    if (!m_sound || !m_sound->isListening())
        return;
    PracticeSpeech said;
    said.name = tr("into the microphone");
    said.sound = m_sound->endListening();
    m_phone.endSpeaking(said);
}

bool SpeakBox::addFile(const QString &file)
{
    const Result<PracticeSpeech> speech = m_phone.load(file);
    if (!speech)
        return false;
    m_speeches.prepend(*speech);
    fill();
    m_files->setCurrentIndex(0);
    refresh();
    return true;
}

void SpeakBox::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose a WAV file"), {}, tr("Sound files (*.wav)"));
    if (!file.isEmpty() && !addFile(file)) {
        m_remark->setText(tr("This file is no WAV file that can be read: 16-bit PCM or mu-law."));
        m_remark->show();
    }
}

void SpeakBox::hideEvent(QHideEvent *event)
{
    endMicrophone(); // nobody is listened to on a page that is out of sight
    QWidget::hideEvent(event);
}

} // namespace cb::ui

#include "moc_speakbox.cpp"

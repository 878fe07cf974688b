// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callsound.h"

#include "recordings/recordingservice.h"
#include "ui/calls/callwords.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/heading.h"
#include "ui/kit/menu.h"
#include "ui/player/soundhandle.h"
#include "ui/player/soundsaving.h"
#include "ui/player/soundwords.h"

#include <QAction>
#include <QActionGroup>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

CallSound::CallSound(const Setup &setup, SiteTime site, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_site(std::move(site))
    , m_fetch(new QAction(tr("Fetch again"), this))
    , m_save(new QAction(tr("Save the recording…"), this))
    , m_saving(new SoundSaving(setup.player.media, this))
    , m_column(new QVBoxLayout(this))
    , m_title(new SectionHeading(tr("Recording"), {}, this))
    , m_which(new Button({}, Button::Kind::Quiet, this))
    , m_handle(new SoundHandle(setup.player.media, this))
{
    setAccessibleName(tr("Recording of the call"));
    m_setup.player.title = tr("Recording", "what the desktop calls what is played");
    setIconName(m_fetch, u"refresh-cw"_s);
    setIconName(m_save, u"download"_s);
    connect(m_fetch, &QAction::triggered, this, &CallSound::fetchAgain);
    connect(m_save, &QAction::triggered, this, [this] {
        if (const Sound *sound = chosen())
            m_saving->ask(sound->recording.sid, fileName());
    });
    connect(m_saving, &SoundSaving::failed, this, &CallSound::tell);
    connect(m_saving, &SoundSaving::toastAsked, this, &CallSound::toastAsked);
    connect(m_handle, &SoundHandle::failed, this, &CallSound::tell);
    connect(&setup.recordings, &recordings::RecordingService::changed, this, &CallSound::ask);

    m_which->setSize(Button::Size::Small);
    m_which->setOpensMenu(true);
    connect(m_which, &QAbstractButton::clicked, this, &CallSound::showChoice);
    m_saveButton = Button::iconOnly(u"download"_s, m_save->text(), this);
    m_saveButton->setSize(Button::Size::Small);
    m_saveButton->setAction(m_save);
    m_title->addTrailing(m_which);
    m_title->addTrailing(m_saveButton);
    m_column->setContentsMargins(0, 9, 0, 3);
    m_column->setSpacing(6);
    m_column->addWidget(m_title);
    m_column->addWidget(m_handle);
    hide();
}

CallSound::~CallSound()
{
    if (m_player)
        m_player->disconnect(this); // it goes after us, and has its last word then
}

void CallSound::setCall(const CallDetail &call)
{
    const bool other = !m_call || m_call->call.id != call.call.id;
    m_call = call;
    if (other) {
        m_sounds.clear();
        m_chosen.clear();
        if (m_player)
            m_player->clear();
        hide(); // until it is known what there is
    }
    ask();
}

void CallSound::clear()
{
    m_call.reset();
    m_sounds.clear();
    m_chosen.clear();
    ++m_asked;
    m_waits = false;
    if (m_player)
        m_player->clear();
    hide();
}

void CallSound::ask()
{
    if (!m_call)
        return;
    const quint64 number = ++m_asked;
    QStringList sids;
    for (const CallRecording &recording : std::as_const(m_call->recordings))
        sids << recording.sid;
    if (sids.isEmpty()) {
        take({});
        return;
    }
    m_waits = true;
    m_setup.recordings.bySids(sids, this, [this, number](const Result<QList<RecordingAudio>> &known) {
        if (number == m_asked)
            take(known.value_or(QList<RecordingAudio>()));
    });
}

void CallSound::take(const QList<RecordingAudio> &known)
{
    m_waits = false;
    m_sounds.clear();
    for (const CallRecording &recording : std::as_const(m_call->recordings)) {
        const auto audio = std::ranges::find(known, recording.sid, &RecordingAudio::sid);
        if (audio != known.end())
            m_sounds << Sound{recording, *audio};
        else if (recording.state != CallRecording::State::InProgress || !isOpen(m_call->call.state))
            m_sounds << Sound{recording, std::nullopt};
    }
    const auto kept = std::ranges::find(m_sounds, m_chosen, [](const Sound &sound) { return sound.recording.sid; });
    showSound(kept == m_sounds.end() ? 0 : kept - m_sounds.begin());
    if (isSettled())
        Q_EMIT settled();
}

void CallSound::showSound(qsizetype which)
{
    setVisible(!m_sounds.isEmpty());
    if (m_sounds.isEmpty()) {
        m_chosen.clear();
        if (m_player)
            m_player->clear();
        return;
    }
    if (!m_player)
        makePlayer();
    const Sound &sound = m_sounds.at(which);
    m_chosen = sound.recording.sid;
    const bool message = sound.audio && sound.audio->purpose == RecordingAudio::Purpose::Voicemail;
    m_title->setText(message ? tr("Voicemail") : tr("Recording"));
    m_which->setVisible(m_sounds.size() > 1);
    m_which->setText(tr("%1 of %2", "one of the recordings of a call").arg(which + 1).arg(m_sounds.size()));
    describe();
    const PlayerItem item = itemOf(sound);
    const bool here = item.state == PlayerItem::State::Here;
    QString words = lengthText(item.length);
    if (const QString size = sound.audio ? soundWords(sound.audio->sizeBytes, sound.audio->mp3) : QString();
        !size.isEmpty())
        words = tr("%1, %2", "length, size").arg(words, size);
    m_handle->setSound(here ? m_chosen : QString(), fileName(), words);
    m_handle->setVisible(here);
    m_player->setItem(item);
}

void CallSound::makePlayer()
{
    m_player = new PlayerBar(m_setup.player, this);
    m_column->insertWidget(1, m_player);
    m_player->setRemedy(m_fetch);
    m_player->show();
    QWidget *before = m_saveButton; // later than what stands below it, and yet before it
    for (QWidget *stop : m_player->stops()) {
        setTabOrder(before, stop);
        before = stop;
    }
    connect(m_player, &PlayerBar::nextAsked, this, [this] { step(1); });
    connect(m_player, &PlayerBar::previousAsked, this, [this] { step(-1); });
    connect(m_player, &PlayerBar::positionLeft, this,
        [this](const QString &recording, std::chrono::milliseconds at) { m_positions.insert(recording, at); });
    connect(m_player, &PlayerBar::lost, this, [this](const QString &recording) {
        m_lost = recording;
        if (chosen())
            describe();
    });
    connect(m_player, &PlayerBar::settled, this, [this] {
        if (isSettled())
            Q_EMIT settled();
    });
    Q_EMIT playerMade(m_player);
}

const CallSound::Sound *CallSound::chosen() const
{
    const auto found = std::ranges::find(m_sounds, m_chosen, [](const Sound &sound) { return sound.recording.sid; });
    return found == m_sounds.end() ? nullptr : &*found;
}

PlayerItem CallSound::itemOf(const Sound &sound) const
{
    const bool may = m_setup.recordings.mayListen();
    PlayerItem item;
    item.recording = sound.recording.sid;
    item.position = m_positions.value(sound.recording.sid, 0ms);
    item.length = sound.recording.length.value_or(0s);
    if (sound.audio) {
        item.length = sound.audio->length.value_or(sound.recording.length.value_or(0s));
        item.state = playerState(sound.audio->state, sound.audio->problem, may);
        if (may)
            item.why = soundSentence(sound.audio->state, sound.audio->problem);
    } else if (!may) {
        item.state = PlayerItem::State::Denied;
    } else if (sound.recording.state == CallRecording::State::InProgress) {
        item.state = PlayerItem::State::OnItsWay;
    } else if (sound.recording.state == CallRecording::State::Completed) {
        item.state = PlayerItem::State::Elsewhere;
        item.why =
            tr("Recordings of calls were not kept here when it was made (Settings, Recording). It is at Twilio.");
    } else {
        item.state = PlayerItem::State::Absent;
        item.why = soundSentence(AudioState::Absent, AudioProblem::NotFound);
    }
    return item;
}

QString CallSound::fileName() const
{
    const Call &call = m_call->call;
    const QString who = fileNamePart(call.name.isEmpty() ? call.number.e164() : call.name);
    return tr("Call %1 %2", "file name: date and time, caller")
        .arg(m_site.local(chosen()->recording.startedAt).toString(u"yyyy-MM-dd HH-mm"_s), who)
        .trimmed();
}

/// What can be done with the chosen one, and why not.
void CallSound::describe()
{
    const Sound *sound = chosen();
    const QString mayNot = m_setup.recordings.mayListen() ? QString() : tr("this needs the Operator role.");
    setUnavailable(m_fetch,
        !mayNot.isEmpty()   ? mayNot
            : !sound->audio ? tr("recordings of calls were not kept here when it was made.")
                            : fetchReason(sound->audio->state, m_lost == m_chosen));
    const bool here = sound->audio && sound->audio->state == AudioState::Here;
    setUnavailable(m_save, !mayNot.isEmpty() ? mayNot : here ? QString() : tr("the recording is not here."));
}

void CallSound::showChoice()
{
    auto *menu = new Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *choices = new QActionGroup(menu);
    for (qsizetype i = 0; i < m_sounds.size(); ++i) {
        const CallRecording &recording = m_sounds.at(i).recording;
        const QString begun =
            QLocale().toString(m_site.local(recording.startedAt), tr("HH:mm:ss", "time of day of a recording"));
        const QString text = recording.length
            ? tr("%1, %2", "when a recording began, its length").arg(begun, lengthText(*recording.length))
            : begun;
        QAction *action = menu->addAction(text, this, [this, i] {
            if (i < m_sounds.size())
                showSound(i);
        });
        action->setCheckable(true);
        action->setChecked(recording.sid == m_chosen);
        choices->addAction(action);
    }
    menu->popupBelow(m_which, true);
}

/// To another recording of the call; what was playing goes on there. At an end nothing changes.
void CallSound::step(int by)
{
    const auto now = std::ranges::find(m_sounds, m_chosen, [](const Sound &sound) { return sound.recording.sid; });
    const qsizetype to = now - m_sounds.begin() + by;
    if (now == m_sounds.end() || to < 0 || to >= m_sounds.size())
        return;
    const bool listens = m_player->isWanted();
    showSound(to);
    if (listens)
        m_player->play();
}

bool CallSound::isSettled() const
{
    return !m_waits && (!m_player || m_player->isSettled());
}

void CallSound::fill(QMenu &menu) const
{
    if (!chosen())
        return;
    menu.addSeparator();
    menu.addActions({m_fetch, m_save});
}

void CallSound::fetchAgain()
{
    if (!chosen())
        return;
    const bool lost = m_lost == m_chosen;
    m_lost.clear(); // should it not come, the player tells once more
    const auto asked = [this](const Result<commands::Outcome> &outcome) {
        if (outcome)
            Q_EMIT toastAsked({Tone::Green, u"refresh-cw"_s, tr("The recording is being fetched"), {}, {}, {}, 4s});
        else
            tell(outcome.error());
        ask();
    };
    m_setup.recordings.fetchAgain(m_chosen, this, asked, lost);
}

void CallSound::tell(const Error &error)
{
    Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, errorText(error).joined(), {}, {}, {}, 10s});
}

} // namespace cb::ui

#include "moc_callsound.cpp"

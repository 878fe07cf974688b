// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/alarm.h"

#include "audio/pcm.h"

#include <QBuffer>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {
constexpr double hertz = 196; // G3
constexpr auto length = 450ms;
constexpr std::chrono::milliseconds notAgainWithin = 1min;
} // namespace

/// What lives on the sound thread.
class Alarm::Note final : public QObject
{
public:
    explicit Note(SoundOutputFactory factory)
        : m_factory(std::move(factory))
    { }

    void play()
    {
        const audio::Pcm tone = audio::tone(hertz, length);
        m_samples.close();
        m_samples.setData(reinterpret_cast<const char *>(tone.samples.constData()),
            int(tone.samples.size() * qsizetype(sizeof(qint16))));
        m_samples.open(QIODevice::ReadOnly);
        m_output = m_factory();
        connect(m_output.get(), &SoundOutput::drained, this, &Note::end, Qt::QueuedConnection);
        connect(m_output.get(), &SoundOutput::failed, this, &Note::end, Qt::QueuedConnection);
        if (m_output->devices().isEmpty() || !m_output->start({}, tone.rate, 1, &m_samples))
            end(); // nobody can hear it; the notice stands
    }
    void end() { m_output.reset(); }

private:
    SoundOutputFactory m_factory;
    QBuffer m_samples{this};
    std::unique_ptr<SoundOutput> m_output; // while it sounds
};

Alarm::Alarm(const DeskBoard &board, SoundOutputFactory output, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_note(std::make_unique<Note>(std::move(output)))
{
    m_thread.setObjectName(u"alarm"_s);
    m_note->moveToThread(&m_thread);
    connect(&board, &DeskBoard::changed, this, &Alarm::look);
    look();
}

Alarm::~Alarm()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_note.get(), [note = m_note.get()] { note->end(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Alarm::look()
{
    const bool listener = m_board.status().listener.health == Health::Down;
    const bool carrier = m_board.status().carrier.health == Health::Down;
    const bool begins = (listener && !m_listenerDown) || (carrier && !m_carrierDown);
    m_listenerDown = listener;
    m_carrierDown = carrier;
    if (!begins || (m_since.isValid() && m_since.elapsed() < notAgainWithin.count()))
        return;
    m_since.start();
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(
        m_note.get(), [note = m_note.get()] { note->play(); }, Qt::QueuedConnection);
}

} // namespace cb::ui

#include "moc_alarm.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/handset.h"

#include "audio/resample.h"
#include "audio/wav.h"
#include "practice/leg.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cb::twilio::CallStatus;

namespace cb::practice {

namespace {

static_assert(PracticeSound::rate == audio::telephoneRate);
constexpr qint64 mostWordsBytes = 4096; // of a text beside a sound
constexpr qint64 mostFileBytes = 32 * 1024 * 1024;

PracticeSound toSound(const audio::Pcm &pcm)
{
    return {QByteArray(reinterpret_cast<const char *>(pcm.samples.constData()), pcm.samples.size() * 2)};
}

audio::Pcm toPcm(const PracticeSound &sound)
{
    audio::Pcm pcm;
    pcm.samples.resize(sound.samples.size() / 2);
    std::memcpy(pcm.samples.data(), sound.samples.constData(), size_t(pcm.samples.size()) * 2);
    return pcm;
}

/// The left channel, which is the caller's in recordings of two.
audio::Pcm mono(const audio::Pcm &sound)
{
    if (sound.channels <= 1)
        return sound;
    audio::Pcm one;
    one.rate = sound.rate;
    one.samples.reserve(sound.frames());
    for (qsizetype i = 0; i < sound.frames(); ++i)
        one.samples.append(sound.samples.at(i * sound.channels));
    return one;
}

PracticeCaption::End endOf(const CallRecord &call, bool callerHungUp)
{
    using End = PracticeCaption::End;
    if (callerHungUp)
        return End::CallerHungUp;
    switch (call.status) {
    case CallStatus::Busy:
        return End::Busy;
    case CallStatus::NoAnswer: // a call that is turned away
        return End::NotInService;
    case CallStatus::Failed:
        return End::Failed;
    default:
        return End::HungUp;
    }
}

} // namespace

Handset::Handset(Carrier &carrier, Timeline &timeline, QList<PracticeSpeech> samples, QObject *parent)
    : PracticePhone(parent)
    , m_carrier(carrier)
    , m_timeline(timeline)
    , m_timers(timeline)
    , m_samples(std::move(samples))
{ }

Handset::~Handset()
{
    if (m_leg)
        m_leg->disconnect(this);
}

QList<PracticeLine> Handset::lines() const
{
    QList<PracticeLine> all;
    for (const NumberRecord &number : m_carrier.ledger().numbers())
        all << PracticeLine{number.phoneNumber, number.friendlyName};
    return all;
}

QList<PracticeSpeech> Handset::samples()
{
    if (!std::exchange(m_samplesMade, true)) {
        for (PracticeSpeech &sample : m_samples) {
            if (const Result<audio::Pcm> spoken = m_carrier.exchange().speech().speak(sample.words, u"en-US"_s))
                sample.sound = toSound(*spoken);
        }
    }
    return m_samples;
}

Result<PracticeSpeech> Handset::load(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failure(Error::Kind::NotFound, u"cannot read the file"_s);
    if (source.size() > mostFileBytes)
        return failure(Error::Kind::Invalid, u"more than 32 MB"_s);
    const Result<audio::Pcm> sound = audio::readWav(source.readAll());
    if (!sound)
        return tl::unexpected(sound.error());
    PracticeSpeech speech;
    const QFileInfo info(file);
    speech.name = info.fileName();
    speech.sound = toSound(audio::resampled(mono(*sound), audio::telephoneRate));
    if (QFile words(info.path() + u'/' + info.completeBaseName() + u".txt"_s); words.open(QIODevice::ReadOnly))
        speech.words = QString::fromUtf8(words.read(mostWordsBytes)).simplified();
    return speech;
}

milliseconds Handset::connectedFor() const
{
    if (m_state == State::Connected && m_answered)
        return m_timeline.now() - *m_answered;
    return m_lasted;
}

Result<> Handset::call(const QString &from, const QString &to)
{
    if (m_leg)
        return failure(Error::Kind::Conflict, u"a practice call goes on"_s);
    IncomingCall wanted;
    wanted.from = from.isEmpty() ? u"anonymous"_s : from;
    wanted.to = to;
    wanted.byHand = true;
    const Result<QString> sid = m_carrier.placeCall(wanted);
    if (!sid)
        return tl::unexpected(sid.error().kind == Error::Kind::Invalid
                ? Error{Error::Kind::Unreachable, u"the desk does not listen"_s, 0}
                : sid.error());
    m_sid = *sid;
    m_began = m_timeline.now();
    m_answered.reset();
    m_lasted = 0ms;
    m_hungUp = false;
    m_captions.clear();
    Q_EMIT captionsCleared();
    m_leg = m_carrier.exchange().leg(m_sid); // its document is still on the way: nothing has happened yet
    Q_ASSERT(m_leg);
    follow(*m_leg);
    const NumberRecord *line = m_carrier.exchange().ledger().numberOf(to);
    add(PracticeCaption::Kind::Ringing, line->friendlyName, true);
    setState(State::Calling);
    return {};
}

void Handset::follow(Leg &leg)
{
    connect(&leg, &Leg::wasAnswered, this, [this] {
        m_answered = m_timeline.now();
        nothingIsCurrent();
        setState(State::Connected);
    });
    connect(&leg, &Leg::hears, this, &Handset::hears);
    connect(&leg, &Leg::hearsNoMore, this, &Handset::hearsNoMore);
    connect(&leg, &Leg::listens, this, [this](const Listening &how) {
        setWait({.keys = how.keys, .words = how.words, .tape = how.tape, .until = how.until});
    });
    connect(&leg, &Leg::listensNoMore, this, [this] { setWait({}); });
    connect(&leg, &Leg::dialled, this, [this](const QString &number) { add(PracticeCaption::Kind::Rang, number); });
    connect(&leg, &Leg::joined, this, [this](const QString &number) { add(PracticeCaption::Kind::Joined, number); });
    connect(&leg, &Leg::hasEnded, this, &Handset::ended);
}

void Handset::press(QChar key)
{
    if (!m_leg || m_state != State::Connected)
        return;
    cutSpeech();
    PracticeCaption *last = m_captions.isEmpty() ? nullptr : &m_captions.last();
    if (last != nullptr && last->kind == PracticeCaption::Kind::Pressed) { // one line for a number that is keyed in
        last->text += key;
        Q_EMIT captionChanged(int(m_captions.size()) - 1);
    } else {
        add(PracticeCaption::Kind::Pressed, QString(key));
    }
    m_leg->pressKeys(QString(key));
}

void Handset::speak(const PracticeSpeech &speech)
{
    if (!m_leg || m_state != State::Connected || isSpeaking())
        return;
    beginSpeaking();
    m_speech = speech;
    add(PracticeCaption::Kind::Spoke, speech.words.isEmpty() ? speech.name : speech.words, true);
    const milliseconds length = speech.sound.samples.isEmpty() ? m_carrier.exchange().lengthOf(speech.words, u"en-US"_s)
                                                               : speech.sound.length();
    m_timers.after(length, [this] {
        if (const std::optional<PracticeSpeech> said = std::exchange(m_speech, std::nullopt))
            finishSpeech(*said);
    });
}

void Handset::beginSpeaking()
{
    if (!m_leg || m_state != State::Connected || isSpeaking())
        return;
    m_speakingSince = m_timeline.now();
    m_leg->beginSpeech();
    Q_EMIT speakingChanged();
}

void Handset::endSpeaking(const PracticeSpeech &speech)
{
    if (!isSpeaking() || m_speech)
        return;
    if (m_leg && !speech.sound.samples.isEmpty())
        add(PracticeCaption::Kind::Spoke, speech.words.isEmpty() ? speech.name : speech.words);
    finishSpeech(speech);
}

/// What was said until now counts: a telephone that is put down, or a key, ends it.
void Handset::cutSpeech()
{
    if (!isSpeaking())
        return;
    m_timers.clear();
    PracticeSpeech said = std::exchange(m_speech, std::nullopt).value_or(PracticeSpeech());
    const milliseconds spoken = m_timeline.now() - *m_speakingSince;
    said.sound.samples.truncate(
        std::min<qsizetype>(said.sound.samples.size(), qsizetype(spoken.count()) * PracticeSound::rate / 1000 * 2));
    finishSpeech(said);
}

void Handset::finishSpeech(const PracticeSpeech &speech)
{
    m_speakingSince.reset();
    for (qsizetype i = 0; i < m_captions.size(); ++i) {
        if (m_captions[i].kind == PracticeCaption::Kind::Spoke && std::exchange(m_captions[i].current, false))
            Q_EMIT captionChanged(int(i));
    }
    if (m_leg)
        m_leg->endSpeech({speech.words, toPcm(speech.sound)});
    Q_EMIT speakingChanged();
}

void Handset::hangUp()
{
    if (!m_leg)
        return;
    cutSpeech();
    m_hungUp = true;
    m_leg->personHangsUp();
}

void Handset::hears(const Prompt &prompt)
{
    using Kind = PracticeCaption::Kind;
    static constexpr Kind kinds[] = {Kind::Said, Kind::Played, Kind::Beep, Kind::Heard};
    nothingIsCurrent();
    add(kinds[int(prompt.kind)], prompt.text, true);
    if (!prompt.sound.samples.isEmpty())
        Q_EMIT sounded(toSound(audio::resampled(mono(prompt.sound), audio::telephoneRate)));
}

void Handset::hearsNoMore()
{
    nothingIsCurrent();
    Q_EMIT silenced();
}

void Handset::ended()
{
    if (m_answered)
        m_lasted = m_timeline.now() - *m_answered;
    m_timers.clear();
    m_speech.reset();
    m_leg->disconnect(this);
    const CallRecord call = m_leg->call();
    m_leg.clear();
    nothingIsCurrent();
    setWait({});
    Q_EMIT silenced();
    if (m_speakingSince) {
        m_speakingSince.reset();
        Q_EMIT speakingChanged();
    }
    add(PracticeCaption::Kind::Ended, {}, false, endOf(call, m_hungUp));
    setState(State::Ended);
}

void Handset::add(PracticeCaption::Kind kind, const QString &text, bool current, PracticeCaption::End end)
{
    m_captions.append({.kind = kind, .at = m_timeline.now() - m_began, .text = text, .end = end, .current = current});
    Q_EMIT captionAdded(int(m_captions.size()) - 1);
}

void Handset::nothingIsCurrent()
{
    for (qsizetype i = 0; i < m_captions.size(); ++i) {
        if (m_captions[i].kind != PracticeCaption::Kind::Spoke && std::exchange(m_captions[i].current, false))
            Q_EMIT captionChanged(int(i));
    }
}

void Handset::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

void Handset::setWait(const PracticeWait &wait)
{
    if (wait == m_wait)
        return;
    m_wait = wait;
    Q_EMIT waitChanged();
}

} // namespace cb::practice

#include "moc_handset.cpp"

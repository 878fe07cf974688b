// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/exchange.h"

#include "audio/wav.h"
#include "practice/leg.h"

#include <QFile>
#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::practice {

Q_LOGGING_CATEGORY(lcPractice, "callboard.practice", QtInfoMsg)

namespace {

constexpr qsizetype mostHeard = 500; // texts kept per call

} // namespace

Exchange::Exchange(
    Timeline &timeline, Courier &courier, Sids &sids, QString accountSid, qsizetype mostCalls, QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_courier(courier)
    , m_sids(sids)
    , m_accountSid(std::move(accountSid))
    , m_ledger(mostCalls)
    , m_timers(timeline)
{ }

Exchange::~Exchange()
{
    QList<QPointer<Leg>> legs; // one that goes may take those it has dialled with it
    for (Leg *leg : std::as_const(m_legs))
        legs.append(leg);
    for (const QPointer<Leg> &leg : legs)
        delete leg;
}

QString Exchange::recordingUrl(const QString &sid) const
{
    return u"%1/2010-04-01/Accounts/%2/Recordings/%3"_s.arg(m_apiUrl, m_accountSid, sid);
}

Leg *Exchange::begin(LegPlan plan)
{
    CallRecord call = plan.call;
    call.createdAt = m_timeline.now();
    call.updatedAt = call.createdAt;
    m_ledger.add(call);
    auto *leg = new Leg(*this, std::move(plan));
    m_legs.insert(call.sid, leg);
    Q_EMIT callChanged(call.sid);
    leg->start();
    return leg;
}

Leg *Exchange::leg(const QString &callSid) const
{
    return m_legs.value(callSid);
}

void Exchange::hangUpAll()
{
    const QStringList sids = m_legs.keys();
    for (const QString &sid : sids) {
        if (Leg *leg = m_legs.value(sid))
            leg->personHangsUp();
    }
}

Behaviour Exchange::behaviourOf(const QString &number)
{
    Behaviour behaviour = m_behaviours.value(number, m_usual);
    const auto between = [this](milliseconds least, milliseconds most) {
        return most > least ? least + milliseconds(qint64(m_dice.bounded(double((most - least).count())))) : least;
    };
    behaviour.after = between(behaviour.after, behaviour.afterMost);
    behaviour.talks = between(behaviour.talks, behaviour.talksMost);
    const bool inUse = std::any_of(m_legs.begin(), m_legs.end(), [&number](Leg *leg) {
        const CallRecord &call = leg->call();
        return call.direction != twilio::Direction::Inbound && call.to == number && call.answeredAt;
    });
    if (inUse)
        behaviour.kind = Behaviour::Kind::Busy;
    return behaviour;
}

milliseconds Exchange::lengthOf(const QString &text, const QString &language)
{
    const Result<audio::Pcm> sound = m_speech.speak(text, language);
    if (sound)
        return sound->length();
    constexpr milliseconds perCharacter{65}; // some 160 words a minute
    return std::max(milliseconds(300), milliseconds(perCharacter * text.size()));
}

audio::Pcm Exchange::soundOf(const RecordingRecord &recording)
{
    const auto side = [&](const QString &words) {
        audio::Pcm sound;
        if (const Result<audio::Pcm> spoken = m_speech.speak(words, recording.language); spoken && !words.isEmpty())
            sound = *spoken;
        const qsizetype frames = qsizetype(recording.length.count()) * audio::telephoneRate / 1000;
        sound.samples.resize(frames); // silence after the last word
        return sound;
    };
    if (!recording.audioFile.isEmpty()) {
        QFile file(recording.audioFile);
        if (file.open(QIODevice::ReadOnly)) {
            if (Result<audio::Pcm> sound = audio::readWav(file.readAll()))
                return *sound;
        }
        qCWarning(lcPractice, "recording %ls: its sound file cannot be read", qUtf16Printable(recording.sid));
    }
    if (!recording.sound.samples.isEmpty())
        return recording.sound;
    if (recording.channels == 2)
        return audio::stereo(side(recording.words), side(recording.otherWords));
    if (!recording.otherWords.isEmpty())
        return audio::mixed(side(recording.words), side(recording.otherWords));
    return side(recording.words);
}

void Exchange::touch(CallRecord &call)
{
    call.updatedAt = m_timeline.now();
    Q_EMIT callChanged(call.sid);
}

void Exchange::heard(CallRecord &call, const QString &text)
{
    if (call.heard.size() >= mostHeard)
        call.heard.removeFirst();
    call.heard.append(text);
    Q_EMIT said(call.sid, text);
}

void Exchange::warn(CallRecord &call, const QStringList &warnings)
{
    for (const QString &warning : warnings) {
        call.warnings.append(warning);
        Q_EMIT warned(call.sid, warning);
    }
}

void Exchange::ended(Leg *leg)
{
    m_legs.remove(leg->sid());
    leg->deleteLater();
}

} // namespace cb::practice

#include "moc_exchange.cpp"

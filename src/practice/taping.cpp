// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav.h"
#include "practice/activity.h"
#include "practice/callforms.h"
#include "practice/exchange.h"
#include "practice/recordings.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace twiml = cb::twilio::twiml;

namespace cb::practice {

namespace {

constexpr milliseconds beep{500};
constexpr double beepHertz = 1000;
constexpr milliseconds toTheKey{500}; // from the last word until a key or the receiver
constexpr auto usualSilence = 5s;
constexpr auto usualLength = 3600s;

/// A Record: beep, the caller's words, and what ended them.
class Taping final : public Activity
{
public:
    Taping(Leg &leg, twiml::Record verb)
        : Activity(leg)
        , m_verb(std::move(verb))
    { }

    void start() override
    {
        if (m_verb.playBeep && leg().isByHand())
            Q_EMIT leg().hears({Prompt::Kind::Beep, {}, audio::tone(beepHertz, beep)});
        timers().after(m_verb.playBeep ? beep : 0ms, [this] {
            Q_EMIT leg().hearsNoMore();
            listen();
        });
    }

    void speechBegan() override
    {
        m_speechBegan = now();
        if (!m_listening)
            return; // before the beep: what comes after it is kept
        timers().cancel(m_quiet);
        tellListening(m_recordingUntil);
    }

    void speechEnded(const Utterance &said) override
    {
        if (!m_listening)
            return;
        const Instant started = leg().exchange().ledger().recording(m_recording) != nullptr
            ? leg().exchange().ledger().recording(m_recording)->startedAt
            : now();
        const Instant began = m_speechBegan.value_or(now() - said.sound.length());
        m_speechBegan.reset();
        // In its place on the tape: silence before it, and nothing of what was said before the beep.
        const auto frames = [](milliseconds length) { return qsizetype(length.count()) * audio::telephoneRate / 1000; };
        const qsizetype lost = std::min(frames(std::max(0ms, started - began)), said.sound.samples.size());
        const qsizetype place = frames(std::max(0ms, began - started));
        if (m_sound.samples.size() < place)
            m_sound.samples.resize(place);
        m_sound.samples += said.sound.samples.mid(lost);
        m_words = m_words.isEmpty() ? said.words : m_words + u' ' + said.words;
        m_until = now();
        waitForQuiet(0ms);
    }

    void key(QChar key) override
    {
        if (m_listening && m_verb.finishOnKey.value_or(u"1234567890*#"_s).contains(key))
            complete(QString(key));
    }

    void personHungUp() override
    {
        if (!m_listening || isOver())
            return;
        m_hungUp = true;
        complete(u"hangup"_s);
    }

protected:
    void stopped() override
    {
        Q_EMIT leg().hearsNoMore();
        Q_EMIT leg().listensNoMore();
    }

private:
    void tellListening(Instant until)
    {
        Q_EMIT leg().listens(
            {.keys = m_verb.finishOnKey != QString(u""_s), .words = true, .tape = true, .until = until});
    }

    /// The tape ends when nobody speaks for long enough.
    void waitForQuiet(milliseconds spoken)
    {
        const std::chrono::seconds quiet = m_verb.timeout.value_or(usualSilence);
        if (quiet > 0s)
            m_quiet = timers().after(spoken + quiet, [this] { complete({}); });
        tellListening(quiet > 0s ? std::min(m_recordingUntil, now() + spoken + quiet) : m_recordingUntil);
    }

    void listen()
    {
        m_listening = true;
        m_recording = beginRecording(leg(), m_verb.recordingStatus, twilio::RecordingSource::RecordVerb, 1);
        milliseconds spoken{0};
        if (const std::optional<Turn> turn = leg().takeTurn({Turn::Kind::Say, Turn::Kind::Silent});
            turn && turn->kind == Turn::Kind::Say) {
            m_words = turn->text;
            m_audioFile = turn->audioFile;
            spoken = lengthOf(*turn);
        }
        m_until = now() + spoken;
        const std::chrono::seconds longest = m_verb.maxLength.value_or(usualLength);
        m_recordingUntil = now() + longest;
        timers().after(longest, [this] { complete({}); });
        const Turn *next = leg().nextTurn();
        if (next != nullptr && next->kind == Turn::Kind::Press) {
            const QString keys = leg().takeTurn({Turn::Kind::Press})->text;
            timers().after(spoken + next->after.value_or(toTheKey), [this, keys] { leg().pressKeys(keys); });
        } else if (next != nullptr && next->kind == Turn::Kind::HangUp) {
            timers().after(spoken + next->after.value_or(toTheKey), [this] { leg().personHangsUp(); });
        }
        if (m_speechBegan) // talking already
            tellListening(m_recordingUntil);
        else
            waitForQuiet(spoken);
    }

    [[nodiscard]] Instant now() { return leg().exchange().timeline().now(); }

    [[nodiscard]] milliseconds lengthOf(const Turn &turn)
    {
        if (!turn.audioFile.isEmpty()) {
            QFile file(turn.audioFile);
            if (file.open(QIODevice::ReadOnly)) {
                if (const Result<audio::Pcm> sound = audio::readWav(file.readAll()))
                    return sound->length();
            }
        }
        return leg().exchange().lengthOf(turn.text, leg().script().language);
    }

    /// `digits`: the key that ended it, "hangup", or nothing.
    void complete(const QString &digits)
    {
        Exchange &exchange = leg().exchange();
        RecordingRecord *recording = exchange.ledger().recording(m_recording);
        if (recording == nullptr) // deleted over REST meanwhile
            return finish();
        const bool trims = m_verb.trim != twiml::Trim::DoNotTrim;
        const Instant end = trims ? std::min(now(), m_until) : now();
        // Twilio trims afterwards: the action still tells how long the tape ran.
        const milliseconds ran = std::max(0ms, now() - recording->startedAt);
        recording->words = m_words;
        recording->audioFile = m_audioFile;
        recording->sound = m_sound;
        recording->language = leg().script().language;
        recording->length = std::max(0ms, end - recording->startedAt);
        const bool empty = m_words.isEmpty() && m_audioFile.isEmpty() && m_sound.samples.isEmpty();
        endRecording(leg(), m_recording, m_verb.recordingStatus, empty);
        if (empty)
            return m_hungUp ? stop() : finish(); // Twilio asks for no action after silence
        if (m_verb.transcribe)
            transcribe(leg(), m_recording, m_verb.transcribeCallback);
        twilio::Form more;
        more.append("RecordingUrl", exchange.recordingUrl(m_recording));
        more.append("RecordingDuration", QString::number(std::chrono::ceil<std::chrono::seconds>(ran).count()));
        if (!digits.isEmpty())
            more.append("Digits", digits);
        if (!m_hungUp)
            return finish(m_verb.action, m_verb.method, more);
        stop();
        leg().tell(m_verb.action, m_verb.method, more);
    }

    twiml::Record m_verb;
    QString m_recording;
    QString m_words;
    QString m_audioFile;
    audio::Pcm m_sound; // said by hand
    Instant m_until{}; // the last word
    Instant m_recordingUntil{}; // at the latest
    std::optional<Instant> m_speechBegan; // by hand, not ended yet
    Timeline::Ticket m_quiet = 0;
    bool m_listening = false;
    bool m_hungUp = false;
};

} // namespace

std::unique_ptr<Activity> makeActivity(Leg &leg, const twiml::Record &verb)
{
    return std::make_unique<Taping>(leg, verb);
}

} // namespace cb::practice

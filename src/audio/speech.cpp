// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/speech.h"

#include "audio/resample.h"

#include <espeak-ng/speak_lib.h>

using namespace Qt::StringLiterals;

namespace cb::audio {

namespace {

constexpr qsizetype longestText = 8192;
constexpr qsizetype longestSound = 20 * 60 * telephoneRate; // samples; a text of digits is read slowly

/// espeak-ng keeps its state in globals of its own, so there can be no more than one of these, and one user at a time.
class Engine
{
public:
    Engine()
        : m_rate(espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT))
    {
        if (m_rate > 0)
            espeak_SetSynthCallback(take);
    }
    [[nodiscard]] bool works() const { return m_rate > 0; }

    [[nodiscard]] Result<Pcm> speak(const QByteArray &text, const QString &language)
    {
        const bool spanish = language.startsWith("es"_L1, Qt::CaseInsensitive);
        const bool british = language.compare("en-GB"_L1, Qt::CaseInsensitive) == 0;
        if (espeak_SetVoiceByName(spanish ? "es" : (british ? "en-gb" : "en-us")) != EE_OK)
            return failure(Error::Kind::Unreachable, u"espeak-ng has no such voice"_s);
        Pcm sound{m_rate, 1, {}};
        const espeak_ERROR outcome = espeak_Synth(
            text.constData(), size_t(text.size()) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &sound.samples);
        if (outcome != EE_OK)
            return failure(Error::Kind::Unreachable, u"espeak-ng did not speak"_s);
        return sound;
    }

private:
    static int take(short *samples, int count, espeak_EVENT *events)
    {
        auto *sound = static_cast<QList<qint16> *>(events->user_data);
        if (samples == nullptr || sound == nullptr)
            return 0;
        sound->append(QList<qint16>(samples, samples + count));
        return sound->size() > longestSound * 3 ? 1 : 0; // 1: stop
    }

    int m_rate; // espeak-ng's own, 22050
};

std::mutex &engineMutex()
{
    static std::mutex mutex;
    return mutex;
}

} // namespace

Speech::Speech(qsizetype cacheBytes)
    : m_cache(cacheBytes)
{ }

Result<Pcm> Speech::speak(const QString &text, const QString &language)
{
    if (text.size() > longestText)
        return failure(Error::Kind::Invalid, u"the text is longer than %1 characters"_s.arg(longestText));
    const QString key = language + u'\n' + text;
    {
        const std::lock_guard lock(m_mutex);
        if (const Pcm *known = m_cache.object(key))
            return *known;
    }
    QString words = text;
    words.remove(QChar(u'\0'));
    Result<Pcm> spoken;
    {
        const std::lock_guard lock(engineMutex());
        static Engine engine;
        if (!engine.works())
            return failure(Error::Kind::Unreachable, u"espeak-ng does not start: are its voices installed?"_s);
        spoken = engine.speak(words.toUtf8(), language);
    }
    if (!spoken)
        return spoken;
    Pcm sound = resampled(*spoken, telephoneRate);
    const std::lock_guard lock(m_mutex);
    m_cache.insert(key, new Pcm(sound), sound.samples.size() * qsizetype(sizeof(qint16)));
    return sound;
}

} // namespace cb::audio

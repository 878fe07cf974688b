// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/practicephone.h"
#include "practice/carrier.h"

#include <QPointer>

namespace cb::practice {

struct Listening;
struct Prompt;

/// A telephone in somebody's hand: calls a number of the account through the practice carrier, tells what the caller
/// hears and what the call waits for. One call at a time. Lives in the carrier's thread, which outlives it.
class Handset final : public PracticePhone
{
    Q_OBJECT
public:
    /// `samples`: name and words of the ready-made things to say; their sound is made when they are first asked for.
    Handset(Carrier &carrier, Timeline &timeline, QList<PracticeSpeech> samples = {}, QObject *parent = nullptr);
    ~Handset() override;

    [[nodiscard]] QList<PracticeLine> lines() const override;
    [[nodiscard]] QList<PracticeSpeech> samples() override;
    [[nodiscard]] Result<PracticeSpeech> load(const QString &file) override;
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] QList<PracticeCaption> captions() const override { return m_captions; }
    [[nodiscard]] PracticeWait wait() const override { return m_wait; }
    [[nodiscard]] bool isSpeaking() const override { return m_speakingSince.has_value(); }
    [[nodiscard]] milliseconds connectedFor() const override;

    Result<> call(const QString &from, const QString &to) override;
    void press(QChar key) override;
    void speak(const PracticeSpeech &speech) override;
    void beginSpeaking() override;
    void endSpeaking(const PracticeSpeech &speech) override;
    void hangUp() override;

    [[nodiscard]] QString callSid() const { return m_sid; } // of this call or the last one

private:
    void follow(Leg &leg);
    void add(PracticeCaption::Kind kind, const QString &text, bool current = false,
        PracticeCaption::End end = PracticeCaption::End::None);
    void nothingIsCurrent();
    void setState(State state);
    void setWait(const PracticeWait &wait);
    void hears(const Prompt &prompt);
    void hearsNoMore();
    void ended();
    void cutSpeech();
    void finishSpeech(const PracticeSpeech &speech);

    Carrier &m_carrier;
    Timeline &m_timeline;
    Timers m_timers;
    QList<PracticeSpeech> m_samples;
    bool m_samplesMade = false;
    QString m_sid;
    QPointer<Leg> m_leg;
    State m_state = State::Idle;
    QList<PracticeCaption> m_captions;
    PracticeWait m_wait;
    Instant m_began{};
    std::optional<Instant> m_answered;
    milliseconds m_lasted{0};
    std::optional<Instant> m_speakingSince;
    std::optional<PracticeSpeech> m_speech; // being said; none by microphone
    bool m_hungUp = false; // by the caller
};

} // namespace cb::practice

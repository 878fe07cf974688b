// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace cb {

/// A number that the practice phone can call: one of ours.
struct PracticeLine {
    QString number; // E.164
    QString label; // "Main line"
    friend bool operator==(const PracticeLine &, const PracticeLine &) = default;
};

/// One voice at telephone quality: 16-bit samples of this machine's byte order, mono, 8000 per second.
struct PracticeSound {
    static constexpr int rate = 8000;
    QByteArray samples;
    [[nodiscard]] std::chrono::milliseconds length() const
    {
        return std::chrono::milliseconds(samples.size() / 2 * 1000 / rate);
    }
    friend bool operator==(const PracticeSound &, const PracticeSound &) = default;
};

/// Something to say into the practice phone.
struct PracticeSpeech {
    QString name; // "sick-today.wav"
    QString words; // what a menu that listens understands; empty: nothing
    PracticeSound sound;
    friend bool operator==(const PracticeSpeech &, const PracticeSpeech &) = default;
};

/// One line of what happened in a practice call, as the caller lives through it.
struct PracticeCaption {
    enum class Kind {
        Ringing, // text: the line's label; `current` until it is answered
        Said, // text: the words
        Played, // text: the file's name
        Beep,
        Pressed, // text: the keys
        Spoke, // text: the words, else the name of what was said
        Rang, // a telephone is rung for the caller; text: its number
        Joined, // with somebody; text: their number
        Heard, // what that person says
        Ended
    };
    enum class End { None, CallerHungUp, HungUp, Busy, NotInService, NoAnswer, Failed };
    Kind kind = Kind::Said;
    std::chrono::milliseconds at{0}; // of practice time since the call began
    QString text;
    End end = End::None; // of Ended
    bool current = false; // goes on right now
    friend bool operator==(const PracticeCaption &, const PracticeCaption &) = default;
};

/// What the call waits for from the caller.
struct PracticeWait {
    bool keys = false;
    bool words = false;
    bool tape = false; // a recording runs
    std::optional<Instant> until; // on the practice clock; then the call goes on by itself
    [[nodiscard]] bool isAny() const { return keys || words || tape; }
    friend bool operator==(const PracticeWait &, const PracticeWait &) = default;
};

/// The telephone with which somebody at the desk calls their own numbers in practice mode. Each call is a real one to
/// the desk: signed webhooks over HTTP, TwiML carried out word by word. App hands it to the window when this process
/// runs the practice carrier. Lives on the GUI thread.
class PracticePhone : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Calling, Connected, Ended };
    using QObject::QObject;
    ~PracticePhone() override;

    [[nodiscard]] virtual QList<PracticeLine> lines() const = 0;
    /// Ready-made things to say.
    [[nodiscard]] virtual QList<PracticeSpeech> samples() = 0;
    /// A WAV file as something to say; the words are those of the text file beside it, if there is one ("x.wav",
    /// "x.txt"). Errors: NotFound, Invalid.
    [[nodiscard]] virtual Result<PracticeSpeech> load(const QString &file) = 0;

    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual QList<PracticeCaption> captions() const = 0; // of this call or the last one
    [[nodiscard]] virtual PracticeWait wait() const = 0;
    [[nodiscard]] virtual bool isSpeaking() const = 0;
    /// Since the call was answered; of the ended call as long as it lasted.
    [[nodiscard]] virtual std::chrono::milliseconds connectedFor() const = 0;

    /// `from`: E.164, or empty for a caller who withholds the number. Conflict: a call goes on. NotFound: not a number
    /// of ours. Unreachable: the desk does not listen.
    [[nodiscard]] virtual Result<> call(const QString &from, const QString &to) = 0;
    virtual void press(QChar key) = 0; // 0-9 * #
    /// Says it from beginning to end; a key or hanging up cuts it short.
    virtual void speak(const PracticeSpeech &speech) = 0;
    // By microphone: what was said comes at the end.
    virtual void beginSpeaking() = 0;
    virtual void endSpeaking(const PracticeSpeech &speech) = 0;
    virtual void hangUp() = 0;

Q_SIGNALS:
    void linesChanged();
    void stateChanged();
    void captionAdded(int row); // of captions(); a new call begins with none: captionsCleared()
    void captionChanged(int row);
    void captionsCleared();
    void waitChanged();
    void speakingChanged();
    /// What sounds at the caller's ear from now on, until silenced(), or its end.
    void sounded(const cb::PracticeSound &sound);
    void silenced();
};

/// The practice clock: hours, holidays and shifts act as if it were then. Lives on the GUI thread.
class TimeTravel : public QObject
{
    Q_OBJECT
public:
    enum class Moment { Closed, Holiday, BeforeShift };
    using QObject::QObject;
    ~TimeTravel() override;

    [[nodiscard]] virtual bool isAway() const = 0;
    /// The next such moment seen from the present; NotFound when there is none to go to.
    [[nodiscard]] virtual Result<Instant> moment(Moment moment) const = 0;
    /// Ends the practice calls under way, then moves the clock, which runs on from there; changed() follows.
    virtual void travel(Instant to) = 0;
    virtual void comeBack() = 0;

Q_SIGNALS:
    void changed();
};

} // namespace cb

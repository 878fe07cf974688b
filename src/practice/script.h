// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace cb::practice {

/// One thing a person at a telephone does when it is their turn.
struct Turn {
    enum class Kind {
        Press, // keys, at a menu or to end a message
        Say, // words, at a menu that listens or as a message
        Silent, // nothing at all, once
        Talk, // how long they talk once joined with somebody, then they hang up
        HangUp
    };
    Kind kind = Kind::Silent;
    QString text; // the keys; the words
    QString audioFile; // Say: a WAV file instead of speech; the words are still its transcript
    std::optional<std::chrono::milliseconds> after; // from when the prompt began; else a second after its end
    std::chrono::milliseconds length{0}; // Talk
    friend bool operator==(const Turn &, const Turn &) = default;
};

/// What a person does in order. A turn that does not fit waits for its moment: keys are not pressed while talking.
struct Script {
    QList<Turn> turns;
    QString language; // of what they say, "en-US" when empty
    std::chrono::seconds patience{900}; // after that they hang up, wherever they are
    friend bool operator==(const Script &, const Script &) = default;
};

/// What happens when a number is rung.
struct Behaviour {
    enum class Kind { Answers, Busy, NoAnswer, Declines, NotInService };
    Kind kind = Kind::Answers;
    std::chrono::milliseconds after{4000}; // ringing until they answer or decline
    std::chrono::milliseconds afterMost{0}; // more than `after`: a moment between the two, another each time
    std::chrono::milliseconds talks{60'000}; // once joined, until they hang up
    std::chrono::milliseconds talksMost{0}; // as afterMost
    Script script; // at menus of their own (whispers, calls we make)
    QString says; // what is on their side of a recording
    friend bool operator==(const Behaviour &, const Behaviour &) = default;
};

} // namespace cb::practice

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/outcome.h"
#include "ivr/site.h"
#include "ivr/state.h"
#include "twilio/twimlverbs.h"
#include "twilio/voicerequest.h"

#include <QList>

#include <optional>
#include <variant>
#include <vector>

namespace cb::ivr {

/// What surrounds one request: the same for all steps it passes.
struct World {
    Instant now;
    quint64 dice = 0; // chance, drawn once per request
    const Site &site;
    const twilio::VoiceRequest &request;
};

/// Why the flow runs now.
struct Input {
    enum class Kind {
        Start, // the call begins
        Returned, // the verb of the current step has its result: the request's digits, recording, dial result
        Nothing, // the verb ended without a result (our redirect behind a Record)
        Outcome, // what the call waited for has happened
        Pending, // it has not, yet
    };
    Kind kind = Kind::Returned;
    text::Value outcome; // of Kind::Outcome
};

/// One step entered by this request, or the one it came back to: inserts or completes a row of ivr_interaction.
struct Visit {
    QString flow; // its key
    int version = 0;
    QString step;
    QString kind;
    QString name;
    int number = 0; // counts the steps of the call from 1
    bool entered = false; // by this request; else the row is there already
    QString input{}; // masked
    QString exit{}; // empty: the call is still in it, or ended there
    QString detail{}; // what happened, for the route: "2, Scheduling"
    QString crumb{}; // for its short form: "Scheduling"; may be empty
    QString problem{}; // why it broke
};

/// A request on its way through a flow: the state and what has come of it so far.
struct Turn {
    State state;
    Input input;
    QList<twilio::twiml::Verb> verbs;
    QList<Effect> effects;
    QList<Visit> visits;

    // The machine's own
    struct Known {
        QString name;
        text::Value value;
    };
    std::vector<Known> answers; // to questions of the current step, by kind
    std::vector<Known> facts; // variables until the request is answered ("hours")
    enum class Asked { Answer, Fact, Remembered };
    Asked asked = Asked::Answer; // what the open question is for
    QString question; // its kind
    QString target; // the step to enter in a flow that was changed to; empty: its start
    bool entering = false; // the current step has not held yet
    int steps = 0; // entered so far
    int problems = 0; // steps that broke in this request

    Turn() = default;
    Turn(State where, Input why)
        : state(std::move(where))
        , input(std::move(why))
    { }
    /// Puts in the answer to the question of an Ask.
    void answer(text::Value value);
};

/// The request is answered.
struct Answer {
    Turn turn;
};
/// Call turn.answer() and then step() again.
struct Ask {
    Question question;
    Turn turn;
};
/// Commit the effect, name it in turn.state.waiting, answer the verbs and a redirect that names it, too.
struct Wait {
    std::optional<Effect> effect; // nothing: still the same one
    Instant until;
    Turn turn;
};
/// Call step() again with the published version of this flow.
struct Change {
    QString flow;
    Turn turn;
};

using Progress = std::variant<Answer, Ask, Wait, Change>;

} // namespace cb::ivr

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "practice/carrier.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

/// A scripted day at the carrier. Format: docs/scenarios.md, resources/practice/schema/scenario.schema.json.
namespace cb::practice {

struct ScenarioNumber {
    QString number;
    QString label;
};

struct ScenarioPerson {
    QString number;
    Behaviour behaviour;
};

/// Calls that go on arriving: each after a random pause, from a random one of the callers.
struct CallStream {
    milliseconds until{0}; // from the start of the scenario
    milliseconds shortestPause{30'000};
    milliseconds longestPause{90'000};
    int atMost = 8; // calls open at the same time; more wait for their turn
    QList<IncomingCall> calls;
};

struct RestFailure {
    int status = 503;
    int count = 1;
};

/// Something that happens at its time.
struct ScenarioAction {
    milliseconds at{0}; // from the start
    std::variant<IncomingCall, CallStream, Fault, ScenarioPerson, RestFailure> what;
};

/// What must hold. A call's expectation is asked once that call has ended and again until it holds or 10 s have passed;
/// one about the whole day at the end.
struct Expectation {
    QString text; // for the report: "beatrix hears scheduling"
    QString call; // its name; empty: about the whole day
    QStringList heard; // each is part of something that was said
    QStringList notHeard;
    QString status; // the carrier's word: "completed"
    QStringList dialled; // numbers that were rung
    std::optional<bool> bridged;
    std::optional<int> recordings; // kept by the carrier, with sound
    // Asked of the desk.
    QString deskStatus;
    QStringList deskRoute; // each is a label or crumb of its route, in this order
    std::optional<int> deskRecordings;
    std::optional<int> deskCalls; // rows for this call (1: a repeat made no second one), or of the whole day
    // The whole day.
    bool allAnswered = false; // every webhook that was not spoiled on purpose got a 2xx
    bool forgeriesRefused = false; // and there was one
    bool repeatsAnsweredAlike = false; // and there was one
};

struct Scenario {
    QString name;
    QString description;
    Instant start{}; // of the clock
    QString timezone; // where the desk is meant to be, "America/New_York"; empty: as it is set up
    quint64 seed = 1;
    bool loops = false; // when everything is over it begins again, where the program allows it
    QList<ScenarioNumber> numbers;
    QList<ScenarioPerson> people;
    std::optional<Behaviour> usual; // of numbers that are nobody's
    QList<ScenarioAction> actions; // by time
    QList<Expectation> expectations;

    /// Hostile input: at most 1 MB. Error::Kind::Invalid names the place ("actions[2].call.script[0]: unknown turn
    /// 'pres'"). `folder` is where the audio files that it names are; they cannot be outside of it.
    [[nodiscard]] static Result<Scenario> parse(const QByteArray &json, const QString &folder = {});
    [[nodiscard]] static Result<Scenario> load(const QString &file);
    /// When the last thing begins.
    [[nodiscard]] milliseconds length() const;
};

} // namespace cb::practice

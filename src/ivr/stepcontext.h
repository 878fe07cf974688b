// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/phrase.h"
#include "ivr/turn.h"

#include <optional>

namespace cb::ivr {

class CompiledFlow;

/// All a step may see and do while it runs.
class StepContext
{
public:
    StepContext(const CompiledFlow &flow, Turn &turn, const World &world, bool entered, const Input *input)
        : m_flow(flow)
        , m_turn(turn)
        , m_world(world)
        , m_input(input)
        , m_entered(entered)
    { }

    // Why it runs
    [[nodiscard]] bool entered() const { return m_entered; }
    /// Twilio's request when the verb of this step has its result; else null.
    [[nodiscard]] const twilio::VoiceRequest *result() const;
    /// The verb of this step ended without a result.
    [[nodiscard]] bool resultless() const { return m_input && m_input->kind == Input::Kind::Nothing; }
    /// The caller has hung up: nothing we answer is heard.
    [[nodiscard]] bool callerGone() const;
    /// The answer to a question this step asked since it last held; null when not asked.
    [[nodiscard]] const text::Value *answer(const QString &kind) const;
    /// The outcome of what was waited for; a time-out is Undefined; null when not waiting.
    [[nodiscard]] const text::Value *waited() const;

    // The world
    [[nodiscard]] Instant now() const { return m_world.now; }
    [[nodiscard]] const Site &site() const { return m_world.site; }
    [[nodiscard]] const twilio::CallParameters &call() const { return m_world.request.call; }
    [[nodiscard]] const CompiledFlow &flow() const { return m_flow; }
    [[nodiscard]] QString stepName() const { return m_turn.visits.last().name; }
    /// A number from [0, 1); another one for each step of a request.
    [[nodiscard]] double chance() const;
    /// Code of the language the caller is spoken to in: variable "language", else the flow's.
    [[nodiscard]] QString language() const;

    // What the flow remembers
    [[nodiscard]] text::Value variable(const QString &name) const;
    void set(const QString &name, text::Value value, Variables::Sort sort = Variables::Sort::Plain)
    {
        m_turn.state.variables.set(name, std::move(value), sort);
    }
    /// A variable until this request is answered.
    void know(const QString &name, text::Value value);
    /// True when one of these holds a secret.
    [[nodiscard]] bool anySecret(const QStringList &names) const;
    [[nodiscard]] int phase() const { return m_turn.state.phase; }
    void setPhase(int phase) { m_turn.state.phase = phase; }
    [[nodiscard]] int tries() const { return m_turn.state.tries; }
    void countTry() { ++m_turn.state.tries; }

    // What it does
    [[nodiscard]] Result<QString> text(const Phrase &phrase) const;
    [[nodiscard]] Result<text::Value> value(const Formula &formula) const;
    void add(twilio::twiml::Verb verb) { m_turn.verbs << std::move(verb); }
    void happen(Effect effect) { m_turn.effects << std::move(effect); }
    /// Shows in the log of the call what the caller entered; secrets are shown as "****" whatever they were.
    void typed(const QString &input, Variables::Sort sort = Variables::Sort::Plain);
    /// What happened here, for the call's route ("2, Scheduling") and its short form ("Scheduling").
    void describe(const QString &detail, const QString &crumb);
    /// Where Twilio goes on when a verb of this answer has a result.
    [[nodiscard]] QString actionUrl() const;
    /// For a Redirect behind a verb that may end without a result.
    [[nodiscard]] QString nothingUrl() const;
    /// Where Twilio tells what happens; it tells again what was not taken. `path` with its query.
    [[nodiscard]] QString callbackUrl(const QString &path) const;

private:
    [[nodiscard]] text::Value scope(const QStringList &names, bool showSecrets) const;

    const CompiledFlow &m_flow;
    Turn &m_turn;
    const World &m_world;
    const Input *m_input; // null while entering
    bool m_entered;
};

} // namespace cb::ivr

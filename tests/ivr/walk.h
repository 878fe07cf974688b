// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/compiledflow.h"
#include "ivr/machine.h"
#include "ivr/stepregistry.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <memory>

namespace cb::test {

/// The kinds of the room and some of the tests' own: "ask" (asks "colour" and leaves by "next"), "ask_forever", "wait"
/// (an effect "slow" for 30 s; exits done, timeout).
[[nodiscard]] const ivr::StepRegistry &registry();

/// {"id": …, "kind": …, "settings": …, "exits": …}
[[nodiscard]] QJsonObject step(
    const QString &id, const QString &kind, const QJsonObject &settings = {}, const QJsonObject &exits = {});
/// A flow of these steps that begins with the first; exits may lead to "end", which says "end" and hangs up.
[[nodiscard]] ivr::Flow flow(const QList<QJsonObject> &steps, const QJsonObject &more = {});

/// "Say(Hello) Gather(1,Say(Press 1)) Dial(+12065550110) Record Redirect(url) Hangup", in short.
[[nodiscard]] QString inWords(const QList<twilio::twiml::Verb> &verbs);

/// One call in one flow, without a database: plays Twilio and the executor.
class Walk
{
public:
    explicit Walk(const ivr::Flow &flow, int version = 1);

    QHash<QString, text::Value> answers; // to questions, by kind
    ivr::Site site;
    Instant now{std::chrono::milliseconds(1'795'185'720'000)}; // Fri 20 Nov 2026 14:42 UTC
    quint64 dice = 1;

    /// Each does one request and returns the TwiML in words, or "-> flow" when another flow is wanted.
    QString start();
    QString press(const QString &digits);
    QString speak(const QString &words);
    QString silence(); // a Gather without input
    QString nothing(); // our redirect behind a verb without result
    QString dialled(twilio::DialStatus status, std::optional<bool> bridged = std::nullopt, bool callerGone = false);
    QString recorded(int seconds, bool hungUp = false);
    QString outcome(const text::Value &value);
    QString pending();

    [[nodiscard]] QStringList path() const; // ids of the steps entered so far
    [[nodiscard]] const ivr::Visit &visit(const QString &step) const; // the last one of that step
    [[nodiscard]] const ivr::State &state() const { return m_state; }
    [[nodiscard]] QStringList effects() const { return m_effects; } // kinds, in order
    [[nodiscard]] const QList<ivr::Effect> &allEffects() const { return m_allEffects; }
    [[nodiscard]] int questions() const { return m_questions; }
    [[nodiscard]] const ivr::CompiledFlow &compiled() const { return *m_flow; }

private:
    QString run(ivr::Input::Kind kind, const twilio::VoiceRequest &request, const text::Value &outcome = {});
    [[nodiscard]] twilio::VoiceRequest request() const;

    std::shared_ptr<const ivr::CompiledFlow> m_flow;
    ivr::State m_state;
    QList<ivr::Visit> m_visits;
    QStringList m_effects;
    QList<ivr::Effect> m_allEffects;
    int m_questions = 0;
};

} // namespace cb::test

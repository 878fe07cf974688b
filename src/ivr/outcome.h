// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "text/value.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace cb::ivr {

/// Asked within the transaction of the request; the answerer of that kind is registered with the executor.
struct Question {
    QString kind; // "caller", "hours", "dial_targets"
    text::Value details; // what exactly; undefined when the kind says it all
};

/// What shall happen outside a flow: carried out by the handler of that kind in the same transaction.
struct Effect {
    QString kind; // "voicemail", "send_sms"
    text::Value details;
};

/// How a step's run ends.
namespace outcome {

/// Goes on, in the same request, at the first of these exits that is wired.
struct Leave {
    QStringList exits;
};
/// What was said stands as the answer; its action brings the call back to this step.
struct Hold { };
/// The step runs again with context.answer(kind).
struct Ask {
    Question question;
};
/// The effect is committed, the caller hears what was said so far and then the filler; the step runs again with
/// context.waited() once the outcome is there, or after `until`.
struct Wait {
    Effect effect;
    Instant until;
};
/// Goes on in another flow (published version), at its start when `step` is empty.
struct Goto {
    QString flow;
    QString step;
};
/// The call is over for the flow: what was said is the last answer.
struct End { };
/// The step cannot do its work: error exit, else the flow's, else apology and voicemail.
struct Broken {
    QString why; // English, for the log; nothing about the caller
};

} // namespace outcome

using Outcome = std::variant<outcome::Leave, outcome::Hold, outcome::Ask, outcome::Wait, outcome::Goto, outcome::End,
    outcome::Broken>;

[[nodiscard]] inline Outcome leave(const QString &exit)
{
    return outcome::Leave{{exit}};
}

} // namespace cb::ivr

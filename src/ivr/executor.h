// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/flowlibrary.h"
#include "ivr/ivrstore.h"
#include "ivr/machine.h"
#include "store/connection.h"

#include <functional>

namespace cb::ivr {

/// What came of one request in a flow, before anything of it is stored.
struct Run {
    State state;
    QByteArray twiml;
    QList<Visit> visits;
    QList<Effect> effects; // those nobody registered a handler for: the hook's
    qint64 waitFor = 0; // the outcome this call waits for; 0: none
};

/// Runs flows inside a transaction: finds the flow, answers its questions, carries out its effects, writes the TwiML.
/// Filled by the engine (answerers and handlers of the rooms), then used by all writer threads at once.
class Executor
{
public:
    /// Answers a question of one kind. An error of kind Storage ends the request; any other makes the answer undefined.
    using Answerer = std::function<Result<text::Value>(store::Transaction &, const Question &, const World &)>;
    /// Carries out an effect of one kind. When the call waits for it, what is returned is the id of its outbox row, `w`
    /// of the call's redirect (ivr/awaited.h); else it means nothing.
    using Handler = std::function<Result<qint64>(store::Transaction &, const Effect &, const State &, const World &)>;

    explicit Executor(FlowLibrary &library)
        : m_library(library)
    { }

    void answer(const QString &kind, Answerer answerer) { m_answerers.insert(kind, std::move(answerer)); }
    void handle(const QString &kind, Handler handler) { m_handlers.insert(kind, std::move(handler)); }

    /// A call begins, with what is known of it. A flow that cannot be found or read: the caller hears the front desk,
    /// else the apology.
    [[nodiscard]] Result<Run> begin(
        store::Transaction &tx, const QString &flow, const World &world, const Variables &known = {}) const;
    /// Wherever the call is, it goes on at the start of another flow; what it remembers stays.
    [[nodiscard]] Result<Run> divert(
        store::Transaction &tx, State state, const QString &flow, const World &world) const;
    /// It comes back.
    [[nodiscard]] Result<Run> resume(store::Transaction &tx, State state, Input input, const World &world) const;
    /// It is told that something went wrong, and may leave a message.
    [[nodiscard]] Result<Run> apologise(store::Transaction &tx, State state, const World &world) const;
    /// What a caller hears when the database cannot be asked: the apology's first answer. Pure.
    [[nodiscard]] QByteArray apology(const World &world) const;

private:
    [[nodiscard]] Result<Run> run(store::Transaction &tx, FlowPtr flow, Turn turn, const World &world) const;
    [[nodiscard]] Result<text::Value> answerTo(
        store::Transaction &tx, const Question &question, const World &world) const;
    [[nodiscard]] Result<Run> finish(store::Transaction &tx, Turn turn, const World &world) const;
    [[nodiscard]] Result<Run> wait(store::Transaction &tx, Wait wait, const World &world) const;
    [[nodiscard]] Result<FlowPtr> changedFlow(store::Transaction &tx, const QString &key) const;

    FlowLibrary &m_library;
    QHash<QString, Answerer> m_answerers;
    QHash<QString, Handler> m_handlers;
};

/// Of flows without one.
inline const QString frontDesk = QStringLiteral("front-desk");

} // namespace cb::ivr

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dispatch/dispatcher.h"
#include "support/tempdatabase.h"

#include <atomic>
#include <functional>
#include <memory>

namespace cb::test {

/// Answers what the test says, and keeps what it was asked.
class ScriptedHandler final : public dispatch::Handler
{
public:
    void send(const dispatch::Item &item, int attempt, std::stop_token stop,
        std::function<void(dispatch::SendResult)> done) override;
    void lookUp(const dispatch::Item &, std::stop_token, std::function<void(dispatch::LookUp)> done) override;
    [[nodiscard]] Result<> ended(
        store::Transaction &tx, const dispatch::Item &item, const dispatch::SendResult &result) const override;
    [[nodiscard]] std::chrono::milliseconds timeout() const override;

    mutable std::function<void()> beforeSending; // what happens while a row becomes "sending", once
    QStringList sent;
    QList<dispatch::SendResult> answers;
    QList<dispatch::LookUp> found;
    QList<std::function<void(dispatch::SendResult)>> held;
    std::stop_token stopped;
    bool holds = false;
    int looks = 0;
    mutable std::atomic<int> hookFails = 0;
};

/// What goes out to make a thing: of the kind that a DispatchBench carries out.
[[nodiscard]] store::outbox::NewItem order(const QString &payload, bool repeatable = false);

/// Somebody is asked about a row that may or may not have been carried out.
void expectParking();

/// A dispatcher over a database of its own, with one scripted kind.
struct DispatchBench {
    explicit DispatchBench(store::Engine engine = store::Engine::Sqlite);
    ~DispatchBench() { stop(); }

    void start();
    void stop();
    /// Nothing is under way, and nothing is due that could be.
    [[nodiscard]] bool settled();
    void advance(std::chrono::milliseconds by);
    store::outbox::ItemId add(const store::outbox::NewItem &item);
    [[nodiscard]] dispatch::Item find(store::outbox::ItemId id);
    [[nodiscard]] bool becomes(store::outbox::ItemId id, store::outbox::State state);
    /// What the outcome hook was told: "payload:kind:remoteId".
    [[nodiscard]] QStringList notes();

    TempDatabase db;
    std::unique_ptr<ManualClock> ownClock; // the dispatcher's, when it is not the database's
    dispatch::Handlers handlers;
    ScriptedHandler *handler = nullptr;
    std::unique_ptr<dispatch::Dispatcher> dispatcher;
};

} // namespace cb::test

Q_DECLARE_METATYPE(cb::dispatch::SendResult)

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callorders.h"
#include "dispatch/dispatcher.h"
#include "dispatch/twiliodesk.h"
#include "faultyline.h"
#include "http/server.h"
#include "practice/carrier.h"
#include "support/tempdatabase.h"
#include "twilio/rest/client.h"

#include <memory>

namespace cb::test {

inline const QString ourLine = QStringLiteral("+12065550100");
inline const QString somebody = QStringLiteral("+12065550142");

/// The desk, the line with its faults, and the carrier at its end: real HTTP everywhere.
class CarrierHouse
{
public:
    explicit CarrierHouse(
        store::Engine engine = store::Engine::Sqlite, std::chrono::milliseconds timeout = std::chrono::seconds(5));
    ~CarrierHouse();

    /// A dispatcher that knows of nothing, as after a start. The one before vanishes as if killed: what it was told
    /// and had not written is lost.
    void makeDispatcher();
    /// Orders a call to somebody.
    store::outbox::ItemId place(int furtherTries = 0);
    [[nodiscard]] store::outbox::Item find(store::outbox::ItemId id);
    [[nodiscard]] bool becomes(store::outbox::ItemId id, store::outbox::State state);
    void advance(std::chrono::milliseconds by);
    /// Calls of ours that the carrier made.
    [[nodiscard]] QStringList made() const;

    TempDatabase db; // the desk's clock stands until the test moves it …
    ShiftedClock carrierClock; // … the carrier's runs
    practice::Timeline timeline;
    practice::Carrier carrier;
    std::unique_ptr<FaultyLine> line;
    std::shared_ptr<dispatch::TwilioDesk> desk = std::make_shared<dispatch::TwilioDesk>();
    dispatch::Handlers handlers;
    std::unique_ptr<twilio::rest::Client> client;
    std::unique_ptr<dispatch::Dispatcher> dispatcher;
    http::Server door;
    bool hears = true; // callbacks get through to the desk
    QList<QByteArray> proofs; // of the callbacks that came

private:
    void openDoor();
    void receive(const http::Request &request, const http::Server::Reply &reply, bool control);
};

} // namespace cb::test

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/call.h"
#include "dispatch/handler.h"

#include <QUrl>

namespace cb::twilio::rest {
class Client;
struct Failure;
} // namespace cb::twilio::rest

namespace cb::dispatch {

/// What the handlers of Twilio's kinds share. It belongs to the dispatcher's thread once that runs; `origin` never
/// changes.
struct TwilioDesk {
    twilio::rest::Client *client = nullptr; // null: no account is set up, or not yet
    bool expected = false; // there is an account, its client is on the way (practice: its carrier starts)
    QUrl publicUrl; // what goes before our paths in the addresses we hand out; empty while the listener is closed
    QString fallbackUrl; // answers callers when this desk does not; empty: our own /twilio/fallback
    CallOrigin origin = CallOrigin::Live;
    SiteTime site;

    /// An address of ours for call control: Twilio tries it once more at once when it cannot connect or hears 5xx, then
    /// its fallback. Source: twilio.md 4.7.
    [[nodiscard]] QUrl control(const QString &path, const QByteArray &proof = {}) const;
    /// What callers hear when a document of ours does not reach them.
    [[nodiscard]] QUrl fallback() const;
    /// An address of ours for a callback whose answer nobody waits for: tried up to three times more.
    [[nodiscard]] QUrl callback(const QString &path, const QByteArray &proof = {}) const;
};

/// What a failure says about the row.
[[nodiscard]] SendResult resultOf(const twilio::rest::Failure &failure);
/// What to say when nothing can be asked at all: no account (Failed), no listener or client yet (NotDone). Nothing: go
/// on.
[[nodiscard]] std::optional<SendResult> obstacle(const TwilioDesk &desk, bool needsListener);

} // namespace cb::dispatch

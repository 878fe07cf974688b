// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "base/sitetime.h"
#include "calls/call.h"
#include "dispatch/handler.h"
#include "store/database.h"
#include "twilio/rest/client.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <memory>
#include <optional>

namespace cb::dispatch {
struct TwilioDesk;
}

namespace cb::engine {

/// What may be set while it runs.
struct OutgoingSettings {
    SiteTime site;
    QString fallbackUrl; // twilio.fallback_url
    bool fetchCalls = true; // recording.fetch_calls
    bool transcribes = false; // voicemail.transcribe
    double callsPerSecond = 1;
};

struct OutgoingOptions {
    QString engineName; // store::Options::engineName
    CallOrigin origin = CallOrigin::Live;
    OutgoingSettings settings;
    double speed = 1; // of the clock
    bool expectsAccount = false; // there is one, or there will be: orders wait for it
};

/// The desk's way out: dispatcher, catch-up and the watch over the account, on the work thread. Everything here is
/// called on the engine's thread.
class Outgoing final : public QObject
{
    Q_OBJECT
public:
    /// What every kind of outbox row needs; filled before anything is written, outlives the database.
    [[nodiscard]] static std::shared_ptr<dispatch::TwilioDesk> addHandlers(
        dispatch::Handlers &handlers, store::Database &database, const OutgoingOptions &options);

    /// `handlers` and `desk` as addHandlers left them. Database and clock outlive it.
    Outgoing(store::Database &database, const Clock &clock, const dispatch::Handlers &handlers,
        std::shared_ptr<dispatch::TwilioDesk> desk, OutgoingOptions options);
    ~Outgoing() override; // within a second and a half

    /// Orders go out from now on.
    void start();
    [[nodiscard]] bool isRunning() const { return m_thread.isRunning(); }
    /// Whom to ask; another account or address replaces the one before. `tokens`: those that check signatures.
    void setCarrier(const twilio::rest::Credentials &credentials, const QList<Secret> &tokens);
    void setSettings(const OutgoingSettings &settings);
    /// Signatures do not fit: Twilio is asked whether the token is right, unless it was just now; tokenJudged() tells.
    void doubtToken();
    /// What goes before our paths; empty while the listener is closed.
    void setPublicUrl(const QUrl &url);

Q_SIGNALS:
    void carrierChanged(const cb::CarrierStatus &status);
    void outboxChanged(const cb::OutboxStatus &status);
    void tokenJudged(bool right);

private:
    class Work;
    template <typename Function>
    void run(Function function);

    QThread m_thread;
    std::unique_ptr<Work> m_work; // lives in m_thread
};

} // namespace cb::engine

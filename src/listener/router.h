// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "http/server.h"
#include "listener/heldrequests.h"
#include "listener/publicaddress.h"
#include "listener/refusals.h"
#include "listener/webhook.h"
#include "store/database.h"
#include "store/journal.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_set>

namespace cb::listener {

/// What the listener believes and promises.
struct RouterSettings {
    PublicAddress address;
    QString accountSid; // empty: no account is set up, every webhook is refused
    QList<Secret> authTokens; // newest first; two while rotating
    int refusalsJournalledPerMinute = 60;
    QByteArray version; // told by /health
    /// Whom a webhook may come from, be it through a proxy; empty: from everybody. A proxy that names nobody, or
    /// nonsense, speaks for itself. (Who connects to us is the Guard's to judge, which lets proxies in.)
    http::AddressList allowed;
    HeldLimits held; // the door's to say, whose connections they take
};

/// One webhook that was dealt with, for the listener's log in the window.
struct Handled {
    Instant at;
    QString path; // "voice/status"
    QString word; // "ringing"
    int httpStatus = 200;
    std::chrono::milliseconds took{0};
    bool refused = false;
    bool stored = false; // the database has it, now or from an earlier try; a caller hears TwiML in either case
    bool signedOtherwise = false; // refused: of our own account, but its signature is of another token or address
};

/// The way of a webhook: form, signature, account, typed request, one transaction, answer. A hook never waits; when a
/// caller waits for something outside, the request is held before its hook (heldrequests.h). Lives in the door's thread
/// with the server it routes for; the hooks themselves run on the database's threads.
class Router final : public QObject
{
    Q_OBJECT
public:
    Router(RouterSettings settings, store::Database &database, const Clock &clock, QObject *parent = nullptr);

    /// Other settings from now on; the routes are to be added anew. What is under way ends as it began.
    void setSettings(RouterSettings settings);
    /// Answers this kind at all of its paths, with and without the public URL's prefix, by POST and GET.
    void add(http::Server &server, const Webhook &webhook);
    /// The port is known once the server has it; without a public URL it is part of what vendors sign.
    void setListening(const QHostAddress &address, quint16 port);
    /// GET /health: 200 and the version while the database takes writes, 503 when the last one failed. Who asks during
    /// an outage makes the router try a small write behind the answer, at most once a second: so an idle desk is
    /// healthy again without a webhook. The allow list does not hold here: proxies ask it for themselves, monitors and
    /// our own doctor through them, and it tells no secret.
    void addHealth(http::Server &server);
    /// Requests that are held for what their callers wait for go on, and none is held from now on.
    void holdNoMore() { m_held.close(HeldRequest::End::GoesOn); }
    /// Nobody will be there to answer: those who are held, and those whose request is being stored, hear at once what
    /// they hear while the database takes nothing, and ask again. When it was stored after all, that is a repeat.
    void letGo();

Q_SIGNALS:
    void handled(const cb::listener::Handled &event);
    /// The database did not take a webhook; `detail` says why. Callers were given the static answer.
    void storageFailed(const QString &detail);
    /// It takes writes again, as a try for /health found; otherwise the next webhook that is stored tells.
    void storageRecovered();

private:
    struct Incoming;
    void receive(std::shared_ptr<const Webhook> webhook, const http::Request &request, http::Server::Reply reply);
    [[nodiscard]] bool hold(const std::shared_ptr<Incoming> &incoming, const Prepared &prepared);
    void store(std::shared_ptr<Incoming> incoming, Prepared prepared);
    void probeStorage();
    void refuse(const Incoming &incoming, int status, const QString &why, const QByteArray &compared = {});
    void answer(const Incoming &incoming, const http::Response &response, bool refused = false);

    RouterSettings m_settings;
    store::Database &m_database;
    const Clock &m_clock;
    Refusals m_refusals;
    HeldRequests m_held;
    std::unordered_set<std::shared_ptr<Incoming>> m_storing; // still to be answered
    bool m_storageHealthy = true;
    bool m_probing = false;
    std::optional<Instant> m_probed; // the last try began
};

} // namespace cb::listener

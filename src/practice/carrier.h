// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "practice/exchange.h"
#include "practice/webhook.h"

#include <QObject>

#include <memory>

namespace cb::http {
class Server;
}

namespace cb::practice {

class RestApi;

struct CarrierOptions {
    quint64 seed = 0; // of SIDs and tokens; 0: another one each time
    QString accountSid; // empty: a new one
    Secret authToken; // empty: a new one
    QString apiKeySid{}; // an API key that is valid beside the token; empty: none is
    Secret apiKeySecret{};
    QString accountName = QStringLiteral("Callboard practice"); // told over REST
    milliseconds longestAnswer{15'000}; // real time a desk may take; Twilio's is 15 s
    qsizetype mostCalls = 5000; // kept, of those that have ended
};

/// Somebody calls one of the account's numbers.
struct IncomingCall {
    QString name; // in a scenario
    QString from; // E.164, or "anonymous"
    QString to;
    QString callerName; // only told when the number looks it up
    QString forwardedFrom;
    QByteArray stirVerstat = "TN-Validation-Passed-A";
    Script script;
    bool byHand = false; // somebody practises: nothing happens by itself on their side
};

/// The practice carrier: Twilio on loopback, over real HTTP. It has one account, some numbers, people who call and
/// people who answer; it asks the desk for TwiML with signed webhooks and carries that out, and serves the part of the
/// REST API that the desk uses. Honest: invents nothing that Twilio does not send, and warns of what it does not do.
/// Lives in one thread, with its timeline; make it in the thread that is to run it.
class Carrier final : public QObject
{
    Q_OBJECT
public:
    explicit Carrier(Timeline &timeline, const CarrierOptions &options = {}, QObject *parent = nullptr);
    ~Carrier() override;

    /// Opens the REST API on 127.0.0.1, any free port.
    [[nodiscard]] Result<> start();
    void stop();
    [[nodiscard]] QString restUrl() const; // "http://127.0.0.1:1234"; empty before start()
    [[nodiscard]] const QString &accountSid() const { return m_exchange.accountSid(); }
    [[nodiscard]] const Secret &authToken() const { return m_token; }

    /// Where the desk listens ("http://127.0.0.1:8787"): numbers, now and later, point there, at the paths of
    /// Callboard.
    void setDesk(const QString &baseUrl);
    /// Returns its SID; a number that exists keeps it.
    QString addNumber(const QString &phoneNumber, const QString &friendlyName);
    void setBehaviour(const QString &number, const Behaviour &behaviour);
    void setUsualBehaviour(const Behaviour &behaviour);
    /// The same moments between `after` and `afterMost` again, whatever the SIDs are.
    void seedBehaviours(quint64 seed) { m_exchange.seedBehaviours(seed); }
    void addFault(const Fault &fault);
    /// The next `count` REST requests are answered with this instead: 429, 500, 503.
    void failRest(int status, int count);

    /// The call's SID. NotFound when `to` is none of the account's numbers, Invalid when it has no voice URL.
    [[nodiscard]] Result<QString> placeCall(const IncomingCall &call);
    // The person in that call, by hand; nothing happens once it has ended.
    void press(const QString &callSid, const QString &keys);
    void hangUp(const QString &callSid);

    [[nodiscard]] const Ledger &ledger() const { return m_exchange.ledgerView(); }
    [[nodiscard]] qsizetype openCalls() const { return m_exchange.open(); }
    /// No call is open and no callback under way.
    [[nodiscard]] bool isIdle() const { return m_exchange.isIdle() && m_courier.isIdle(); }
    [[nodiscard]] Exchange &exchange() { return m_exchange; }

Q_SIGNALS:
    void callChanged(const QString &callSid);
    void said(const QString &callSid, const QString &text); // to the person at the far end: captions
    void warned(const QString &callSid, const QString &warning); // "12200 …"; 0 is not Twilio's: we do not do that yet
    void delivered(const cb::practice::Delivery &delivery);

private:
    void point(NumberRecord &number) const;

    Timeline &m_timeline;
    Sids m_sids;
    Secret m_token;
    QString m_keySid;
    Secret m_keySecret;
    QString m_accountName;
    Courier m_courier;
    Exchange m_exchange;
    QString m_desk;
    std::unique_ptr<http::Server> m_server;
    std::unique_ptr<RestApi> m_api;
};

} // namespace cb::practice

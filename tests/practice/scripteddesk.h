// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "http/client.h"
#include "http/server.h"
#include "practice/carrier.h"
#include "twilio/form.h"

#include <QHash>
#include <QStringList>

#include <functional>

namespace cb::test {

/// One signed request as it came to the desk.
struct Asked {
    QByteArray path;
    QByteArray query;
    twilio::Form form;
    bool signedWell = false;
    QByteArray token; // I-Twilio-Idempotency-Token
};

/// The desk's side in these tests: says what a test scripted, and keeps what it was asked.
class ScriptedDesk
{
public:
    using Script = std::function<http::Response(const Asked &asked)>;
    explicit ScriptedDesk(Secret token);

    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.port()); }
    void on(const QByteArray &path, Script script);
    /// The same TwiML each time: what stands inside <Response>.
    void twiml(const QByteArray &path, const QByteArray &verbs);
    [[nodiscard]] QList<Asked> asked(const QByteArray &path) const;
    [[nodiscard]] QList<Asked> all() const { return m_asked; }
    [[nodiscard]] static http::Response response(const QByteArray &verbs);

private:
    Secret m_token;
    http::Server m_server;
    QList<Asked> m_asked;
};

/// A carrier whose time jumps, and its desk.
class Bench
{
public:
    explicit Bench(const practice::CarrierOptions &options = usual());
    [[nodiscard]] static practice::CarrierOptions usual();
    /// A call to the main line; waits until everything about it is over. Its SID.
    QString call(const QList<practice::Turn> &turns, const QString &from = QStringLiteral("+12065550142"));
    QString place(const QList<practice::Turn> &turns, const QString &from = QStringLiteral("+12065550142"));
    [[nodiscard]] bool finish();
    [[nodiscard]] const practice::CallRecord &record(const QString &sid) { return *carrier.ledger().call(sid); }
    /// REST with the account's credentials.
    http::ClientResponse rest(
        http::Method method, const QString &path, const QByteArray &body = {}, bool signedIn = true);
    [[nodiscard]] QString account() const { return QStringLiteral("/2010-04-01/Accounts/") + carrier.accountSid(); }

    ManualClock clock;
    practice::Timeline timeline;
    practice::Carrier carrier;
    ScriptedDesk desk;
    http::Client client;
};

/// QTest::qWaitFor without its naps of 10 ms, in which practice time could have gone on.
[[nodiscard]] bool waitFor(const std::function<bool()> &what, std::chrono::milliseconds longest);

inline const QString mainLine = QStringLiteral("+12065550100");
[[nodiscard]] practice::Turn press(const QString &keys, std::optional<std::chrono::milliseconds> after = {});
[[nodiscard]] practice::Turn say(const QString &words);
[[nodiscard]] practice::Turn hangUp(std::optional<std::chrono::milliseconds> after = {});
[[nodiscard]] practice::Turn talk(std::chrono::seconds length);
[[nodiscard]] practice::Turn silent();

} // namespace cb::test

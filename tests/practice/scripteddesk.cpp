// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scripteddesk.h"

#include "twilio/signature.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEvent>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

ScriptedDesk::ScriptedDesk(Secret token)
    : m_token(std::move(token))
{
    const Result<> listening = m_server.listen(QHostAddress::LocalHost, 0);
    Q_ASSERT(listening);
}

http::Response ScriptedDesk::response(const QByteArray &verbs)
{
    return http::Response::xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + verbs + "</Response>");
}

void ScriptedDesk::on(const QByteArray &path, Script script)
{
    m_server.route({http::Method::Post, http::Method::Get}, path,
        [this, script = std::move(script)](const http::Request &request, const http::Server::Reply &reply) {
            Asked asked;
            asked.path = request.path;
            asked.query = request.query;
            const bool post = request.method == http::Method::Post;
            asked.form = twilio::Form::parse(post ? request.body : request.query).value_or(twilio::Form());
            const Result<twilio::PublicUrl> own = twilio::PublicUrl::parse(url().toLatin1());
            twilio::SignedRequest question;
            question.target = request.target;
            const QByteArray method = http::methodName(request.method);
            question.method = method;
            const QByteArray type = request.header("Content-Type");
            question.contentType = type;
            question.body = request.body;
            const QByteArray signature = request.header("X-Twilio-Signature");
            question.signature = signature;
            asked.signedWell = twilio::verifySignature(*own, question, {m_token}).accepted;
            asked.token = request.header("I-Twilio-Idempotency-Token");
            m_asked.append(asked);
            if (!asked.signedWell && !signature.isEmpty())
                return reply(http::Response::empty(403));
            reply(script(asked));
        });
}

void ScriptedDesk::twiml(const QByteArray &path, const QByteArray &verbs)
{
    on(path, [verbs](const Asked &) { return response(verbs); });
}

QList<Asked> ScriptedDesk::asked(const QByteArray &path) const
{
    QList<Asked> some;
    for (const Asked &each : m_asked) {
        if (each.path == path)
            some.append(each);
    }
    return some;
}

practice::CarrierOptions Bench::usual()
{
    practice::CarrierOptions options;
    options.seed = 20261120;
    return options;
}

Bench::Bench(const practice::CarrierOptions &options)
    : clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + 14h + 42min))
    , timeline(clock)
    , carrier(timeline, options)
    , desk(carrier.authToken())
{
    const Result<> started = carrier.start();
    Q_ASSERT(started);
    desk.on("/twilio/voice/status", [](const Asked &) { return http::Response::empty(204); });
    carrier.setDesk(desk.url());
    carrier.addNumber(mainLine, u"Main line"_s);
}

QString Bench::place(const QList<practice::Turn> &turns, const QString &from)
{
    practice::IncomingCall call;
    call.from = from;
    call.to = mainLine;
    call.script.turns = turns;
    return carrier.placeCall(call).value_or(QString());
}

QString Bench::call(const QList<practice::Turn> &turns, const QString &from)
{
    const QString sid = place(turns, from);
    if (!finish())
        qWarning("the call does not end");
    return sid;
}

bool Bench::finish()
{
    return waitFor([this] { return carrier.isIdle(); }, 30s);
}

http::ClientResponse Bench::rest(http::Method method, const QString &path, const QByteArray &body, bool signedIn)
{
    http::ClientRequest request;
    request.method = method;
    request.url = QUrl(carrier.restUrl() + path);
    request.body = body;
    if (method == http::Method::Post)
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    if (signedIn) {
        request.user = carrier.accountSid();
        request.password = carrier.authToken();
    }
    std::optional<http::ClientResult> result;
    const auto hold = timeline.hold(); // practice time stands still meanwhile
    client.send(request, [&result](http::ClientResult outcome) { result = std::move(outcome); });
    const bool answered = waitFor([&result] { return result.has_value(); }, 10s);
    return answered && *result ? **result : http::ClientResponse();
}

bool waitFor(const std::function<bool()> &what, std::chrono::milliseconds longest)
{
    QTimer wake; // so that the wait for events ends
    wake.start(100ms);
    const QDeadlineTimer deadline(longest);
    while (!what()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

practice::Turn press(const QString &keys, std::optional<std::chrono::milliseconds> after)
{
    return {practice::Turn::Kind::Press, keys, {}, after, 0s};
}

practice::Turn say(const QString &words)
{
    return {practice::Turn::Kind::Say, words, {}, {}, 0s};
}

practice::Turn hangUp(std::optional<std::chrono::milliseconds> after)
{
    return {practice::Turn::Kind::HangUp, {}, {}, after, 0ms};
}

practice::Turn talk(std::chrono::seconds length)
{
    return {practice::Turn::Kind::Talk, {}, {}, {}, length};
}

practice::Turn silent()
{
    return {practice::Turn::Kind::Silent, {}, {}, {}, 0s};
}

} // namespace cb::test

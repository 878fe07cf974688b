// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "http/client.h"
#include "support/suite.h"

#include <QCoro/QCoroTask>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::http;

class ServerTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aRequestReachesItsHandlerByteForByte()
    {
        Server server;
        Request seen;
        server.route(
            {Method::Post}, "/twilio/voice/status", [&seen](const Request &request, const Server::Reply &reply) {
                seen = request;
                reply(Response::xml("<Response/>"));
            });
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        Client client;
        ClientRequest request;
        request.method = Method::Post;
        request.url = QUrl(u"http://127.0.0.1:%1/twilio/voice/status?v=1&x=%2"_s.arg(server.port()).arg(u"%2Fa+b"_s));
        request.headers = {{"X-Twilio-Signature", "abc="}, {"Content-Type", "application/x-www-form-urlencoded"}};
        request.body = "CallSid=CA1&From=%2B12065550142";
        const ClientResult answer = QCoro::waitFor(client.send(request));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, "<Response/>");
        QCOMPARE(answer->header("content-type"), "text/xml; charset=utf-8");
        QCOMPARE(seen.target, "/twilio/voice/status?v=1&x=%2Fa+b");
        QCOMPARE(seen.path, "/twilio/voice/status");
        QCOMPARE(seen.query, "v=1&x=%2Fa+b");
        QCOMPARE(seen.header("x-twilio-signature"), "abc=");
        QCOMPARE(seen.body, request.body);
        QCOMPARE(seen.peer, QHostAddress(QHostAddress::LocalHost));
    }
};
static const test::Register<ServerTest> serverTest;

#include "servertest.moc"

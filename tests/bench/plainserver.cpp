// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What QHttpServer alone costs: it reads the same request and answers at once, without guard, signature or storage.
#include "bench/bench.h"

#include <QCoreApplication>
#include <QHttpServer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

int plainServer(int argc, char **argv, const Options &)
{
    QCoreApplication application(argc, argv);
    QHttpServer server;
    server.route(u"/twilio/voice/status"_s, QHttpServerRequest::Method::Post,
        [] { return QHttpServerResponse(QHttpServerResponse::StatusCode::NoContent); });
    server.route(u"/twilio/voice/incoming"_s, QHttpServerRequest::Method::Post, [] {
        return QHttpServerResponse("text/xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say>Hello</Say></Response>",
            QHttpServerResponse::StatusCode::Ok);
    });
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    const quint16 port = server.listen(QHostAddress::LocalHost, 0);
#else
    auto *listener = new QTcpServer(&server);
    const quint16 port =
        listener->listen(QHostAddress::LocalHost, 0) && server.bind(listener) ? listener->serverPort() : 0;
#endif
    if (port == 0)
        return 3;
    std::printf("listening on http://127.0.0.1:%d\n", int(port));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

const Register registered(HiddenProgram{u"--plain-server"_s, plainServer});

} // namespace

} // namespace cb::bench

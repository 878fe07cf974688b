// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/server.h"

#include <QAbstractHttpServer>
#include <QHttpServerResponder>

#include <unordered_map>

namespace cb::http {

/// QHttpServer itself. Only this class knows how 6.4 and 6.8 differ.
class Backend final : public QAbstractHttpServer
{
    Q_OBJECT
public:
    Backend(Limits limits, Server::Handler dispatch, Guard::UpgradeCheck upgradeCheck, Server::Accepted accepted);
    ~Backend() override;

    [[nodiscard]] Result<> listen(const QHostAddress &address, quint16 port);
    [[nodiscard]] Guard *guard() const { return m_guard; }
    void answer(Guard::Exchange exchange, const Response &response);

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#endif

private:
    bool handle(QHttpServerResponder &&responder);

    Guard *m_guard; // child, or of nobody before listen()
    Server::Handler m_dispatch;
    Server::Accepted m_accepted;
    std::unordered_map<Guard::Exchange, QHttpServerResponder> m_open;
};

} // namespace cb::http

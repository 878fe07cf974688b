// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/wire.h"

#include <QPointer>
#include <QTcpSocket>

namespace cb::http {

/// Where a GateSocket's bytes go.
class GateOwner : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void gateWrites(const char *data, qint64 size) = 0;
    virtual void gateConsumed() = 0; // something was read
    virtual void gateCloses() = 0; // closed, or deleted
    [[nodiscard]] virtual qint64 gateUnwritten() const = 0;
};

/// The socket that QHttpServer (and after an upgrade QWebSocket) sees: it gives only what the Guard has let through,
/// and never the network itself. A plain peek at the real socket cannot hold pipelined bytes back; this can.
class GateSocket final : public QTcpSocket
{
    Q_OBJECT
public:
    GateSocket(GateOwner *owner, const Endpoint &peer, const Endpoint &local, QObject *parent);
    ~GateSocket() override;

    /// Makes bytes readable and says so.
    void deliver(const QByteArray &bytes);
    /// Forgets what was delivered and not read.
    void clear();
    /// The wire is gone.
    void end();

    void disconnectFromHost() override;
    void close() override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 bytesToWrite() const override;
    [[nodiscard]] bool canReadLine() const override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 skipData(qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QPointer<GateOwner> m_owner;
    QByteArray m_in;
    qsizetype m_read = 0; // of m_in
};

} // namespace cb::http

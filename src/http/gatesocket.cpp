// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/gatesocket.h"

#include <algorithm>
#include <cstring>

namespace cb::http {

GateSocket::GateSocket(GateOwner *owner, const Endpoint &peer, const Endpoint &local, QObject *parent)
    : QTcpSocket(parent)
    , m_owner(owner)
{
    setPeerAddress(peer.address);
    setPeerPort(peer.port);
    setLocalAddress(local.address);
    setLocalPort(local.port);
    QIODevice::open(QIODevice::ReadWrite); // not setOpenMode: that leaves the device without a read buffer
    setSocketState(ConnectedState);
}

GateSocket::~GateSocket()
{
    setSocketState(UnconnectedState); // so that the base neither aborts nor signals
    if (m_owner)
        m_owner->gateCloses();
}

void GateSocket::deliver(const QByteArray &bytes)
{
    if (m_read == m_in.size()) {
        m_in = bytes;
        m_read = 0;
    } else {
        m_in.append(bytes);
    }
    Q_EMIT readyRead();
}

void GateSocket::clear()
{
    m_in.clear();
    m_read = 0;
}

void GateSocket::end()
{
    m_owner.clear();
    QTcpSocket::disconnectFromHost();
}

void GateSocket::disconnectFromHost()
{
    if (m_owner && state() == ConnectedState) {
        setSocketState(ClosingState);
        m_owner->gateCloses();
    } else if (!m_owner) {
        QTcpSocket::disconnectFromHost();
    }
}

void GateSocket::close()
{
    disconnectFromHost();
}

qint64 GateSocket::bytesAvailable() const
{
    return QTcpSocket::bytesAvailable() + m_in.size() - m_read;
}

qint64 GateSocket::bytesToWrite() const
{
    return m_owner ? m_owner->gateUnwritten() : 0;
}

bool GateSocket::canReadLine() const
{
    return QTcpSocket::canReadLine() || m_in.indexOf('\n', m_read) >= 0;
}

qint64 GateSocket::readData(char *data, qint64 maxSize)
{
    const qsizetype size = std::min(qsizetype(maxSize), m_in.size() - m_read);
    if (size <= 0)
        return m_owner ? 0 : -1;
    std::memcpy(data, m_in.constData() + m_read, size_t(size));
    skipData(size);
    return size;
}

qint64 GateSocket::skipData(qint64 maxSize)
{
    const qsizetype size = std::min(qsizetype(maxSize), m_in.size() - m_read);
    m_read += size;
    if (m_read == m_in.size())
        clear();
    if (size > 0 && m_owner)
        m_owner->gateConsumed();
    return size;
}

qint64 GateSocket::writeData(const char *data, qint64 size)
{
    if (!m_owner || state() != ConnectedState)
        return -1;
    m_owner->gateWrites(data, size);
    return size;
}

} // namespace cb::http

#include "moc_gatesocket.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultyline.h"

#include <QPointer>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <utility>

namespace cb::test {

namespace {

/// Length of the first whole HTTP message; -1 while it is not all here.
qsizetype messageLength(const QByteArray &bytes)
{
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return -1;
    qsizetype body = 0;
    for (const QByteArray &line : bytes.first(head).split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            body = line.mid(15).trimmed().toLongLong();
    }
    const qsizetype length = head + 4 + body;
    return bytes.size() >= length ? length : -1;
}

QByteArray refusal(const QByteArray &status, const QByteArray &headers = {})
{
    const QByteArray body = "{\"code\": 20500, \"message\": \"asked for\"}";
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

struct FaultyLine::Exchange {
    QByteArray fromDesk;
    QByteArray fromCarrier;
};

FaultyLine::FaultyLine(quint16 carrierPort, QObject *parent)
    : QObject(parent)
    , m_carrierPort(carrierPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FaultyLine::accept);
    const bool listening = m_server.listen(QHostAddress::LocalHost);
    Q_ASSERT(listening);
}

void FaultyLine::release()
{
    for (const auto &late : std::exchange(m_late, {}))
        late();
}

void FaultyLine::accept()
{
    while (QTcpSocket *desk = m_server.nextPendingConnection()) {
        const auto exchange = std::make_shared<Exchange>();
        connect(desk, &QTcpSocket::readyRead, this, [this, desk, exchange] { take(desk, exchange); });
        connect(desk, &QTcpSocket::disconnected, desk, &QObject::deleteLater);
    }
}

void FaultyLine::take(QTcpSocket *desk, const std::shared_ptr<Exchange> &exchange)
{
    exchange->fromDesk += desk->readAll();
    const qsizetype length = messageLength(exchange->fromDesk);
    if (length < 0)
        return;
    const QByteArray request = exchange->fromDesk.first(length);
    exchange->fromDesk.remove(0, length);
    Fault fault = Fault::None;
    if (request.startsWith("POST ")) {
        ++m_posts;
        if (!m_faults.isEmpty())
            fault = m_faults.takeFirst();
    }
    switch (fault) {
    case Fault::NeverArrives:
        desk->abort();
        return;
    case Fault::FailsBefore:
        desk->write(refusal("500 Internal Server Error"));
        return;
    case Fault::TooMany:
        desk->write(refusal("429 Too Many Requests", "Retry-After: 3\r\n"));
        return;
    default:
        pass(desk, exchange, request, fault);
    }
}

void FaultyLine::pass(
    QTcpSocket *desk, const std::shared_ptr<Exchange> &exchange, const QByteArray &request, Fault fault)
{
    auto *carrier = new QTcpSocket(this);
    const QPointer<QTcpSocket> from(desk);
    exchange->fromCarrier.clear();
    connect(carrier, &QTcpSocket::readyRead, this, [this, carrier, from, exchange, fault] {
        exchange->fromCarrier += carrier->readAll();
        const qsizetype length = messageLength(exchange->fromCarrier);
        if (length < 0)
            return;
        carrier->disconnect(this);
        carrier->deleteLater();
        const QByteArray response = exchange->fromCarrier.first(length);
        if (!from)
            return;
        if (fault == Fault::AnswerLate) {
            m_late.append([this, from, response] {
                if (from)
                    answer(from, response, Fault::None);
            });
        } else {
            answer(from, response, fault);
        }
    });
    carrier->connectToHost(QHostAddress(QHostAddress::LocalHost), m_carrierPort);
    carrier->write(request);
}

void FaultyLine::answer(QTcpSocket *desk, const QByteArray &response, Fault fault)
{
    switch (fault) {
    case Fault::AnswerLost:
        desk->abort();
        return;
    case Fault::AnswerCut:
        desk->write(response.first(response.size() - 40));
        desk->flush();
        desk->disconnectFromHost();
        return;
    case Fault::FailsAfter:
        desk->write(refusal("500 Internal Server Error"));
        return;
    case Fault::AnsweredTwice:
        desk->write(response + response);
        return;
    default:
        desk->write(response);
    }
}

} // namespace cb::test

#include "moc_faultyline.cpp"

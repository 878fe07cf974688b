// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>

#include <functional>
#include <memory>

class QTcpSocket;

namespace cb::test {

/// What happens to the next POST on its way to the carrier.
enum class Fault {
    None,
    NeverArrives, // the connection closes before the carrier hears of it
    AnswerLost, // the carrier carries it out; the connection closes without a byte
    AnswerCut, // … in the middle of the answer's body
    AnswerLate, // … and answers only at release()
    AnsweredTwice, // the same answer comes twice on one connection
    FailsBefore, // 500, and the carrier never hears of it
    FailsAfter, // 500, although the carrier carried it out
    TooMany, // 429 with Retry-After: 3; the carrier never hears of it
};

/// The network between the desk and the carrier: passes HTTP requests on byte by byte, one fault after the other.
class FaultyLine final : public QObject
{
    Q_OBJECT
public:
    explicit FaultyLine(quint16 carrierPort, QObject *parent = nullptr);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    void next(Fault fault) { m_faults.append(fault); }
    /// Late answers go out now.
    void release();
    /// POSTs that came from the desk.
    [[nodiscard]] int posts() const { return m_posts; }

private:
    struct Exchange;
    void accept();
    void take(QTcpSocket *desk, const std::shared_ptr<Exchange> &exchange);
    void pass(QTcpSocket *desk, const std::shared_ptr<Exchange> &exchange, const QByteArray &request, Fault fault);
    void answer(QTcpSocket *desk, const QByteArray &response, Fault fault);

    QTcpServer m_server;
    quint16 m_carrierPort;
    QList<Fault> m_faults;
    QList<std::function<void()>> m_late;
    int m_posts = 0;
};

} // namespace cb::test

Q_DECLARE_METATYPE(cb::test::Fault)

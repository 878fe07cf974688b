// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connection.h"

#include <algorithm>

namespace cb::http {

namespace {
// What the kernel hands us at once; what is not yet wanted stays there, and the peer's window closes.
constexpr qint64 readChunk = 64 * 1024;
// More than this of unread answers, and the next pipelined request waits.
constexpr qint64 unwrittenEnough = 64 * 1024;
// A refused sender may go on sending that much before its answer is lost to a reset.
constexpr qint64 discardAtMost = 2 * 1024 * 1024;

Refusal reasonOf(int status)
{
    return status == 413 || status == 414 || status == 431 ? Refusal::TooLarge : Refusal::Malformed;
}

} // namespace

Connection::Connection(Guard *guard, int descriptor, const Endpoint &peer)
    : m_guard(guard)
    , m_peer(peer)
    , m_wire(guard->m_epoll, descriptor, *this)
    , m_scanner(guard->limits().request)
{
    enter(Phase::Idle);
}

Connection::~Connection()
{
    lost();
}

void Connection::enter(Phase phase)
{
    m_phase = phase;
    const Limits &limits = m_guard->limits();
    std::chrono::milliseconds allowed{};
    switch (phase) {
    case Phase::Idle:
        allowed = limits.idle;
        break;
    case Phase::Header:
    case Phase::Handshake:
        allowed = limits.header;
        break;
    case Phase::Body:
        allowed = limits.body;
        break;
    case Phase::Handling:
        allowed = limits.handling;
        break;
    case Phase::Writing:
        allowed = limits.writing;
        break;
    case Phase::Lingering:
        allowed = m_halfClosed ? limits.lingering : limits.writing;
        break;
    case Phase::WebSocket:
    case Phase::Gone:
        m_deadline = Clock::time_point::max();
        return;
    }
    m_deadline = Clock::now() + allowed;
}

void Connection::checkDeadline(Clock::time_point now)
{
    if (now < m_deadline)
        return;
    switch (m_phase) {
    case Phase::Idle:
        linger();
        break;
    case Phase::Header:
    case Phase::Handshake:
        refuse(Refusal::HeaderTimeout, Response::empty(408), "header too slow");
        break;
    case Phase::Body:
        refuse(Refusal::BodyTimeout, Response::empty(408), "body too slow");
        break;
    case Phase::Handling:
        refuse(Refusal::HandlingTimeout, Response::empty(503), "no answer of ours in time");
        break;
    case Phase::Writing:
        m_guard->refuse(Refusal::WritingTimeout, m_peer.address, "does not read its answer");
        lost();
        break;
    case Phase::Lingering:
        lost();
        break;
    case Phase::WebSocket:
    case Phase::Gone:
        break;
    }
}

void Connection::readable()
{
    switch (m_phase) {
    case Phase::Idle:
    case Phase::Header:
    case Phase::Body:
        scan();
        break;
    case Phase::WebSocket:
        passToWebSocket();
        break;
    case Phase::Lingering:
        discard();
        break;
    case Phase::Handling:
        if (m_exchange != 0 && m_wire.endComes())
            Q_EMIT m_guard->leaving(m_exchange);
        break; // what has come is held back: read when the answer has gone
    case Phase::Handshake:
    case Phase::Writing:
    case Phase::Gone:
        break;
    }
}

void Connection::readSoon()
{
    if (std::exchange(m_readPosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_readPosted = false;
            readable();
        },
        Qt::QueuedConnection);
}

void Connection::discard()
{
    while (m_wire.mayRead() && m_discarded <= discardAtMost)
        m_discarded += m_wire.read(readChunk).size();
    if ((m_wire.ended() && m_wire.unwritten() == 0) || m_discarded > discardAtMost)
        lost();
}

void Connection::scan()
{
    while (m_phase == Phase::Idle || m_phase == Phase::Header || m_phase == Phase::Body) {
        if (m_pending.isEmpty()) {
            m_pending = m_wire.read(readChunk);
            m_pendingTaken = 0;
            if (m_pending.isEmpty()) {
                if (m_wire.ended())
                    linger(); // between requests, or with a request that will never be whole
                return;
            }
        }
        m_pendingTaken += m_scanner.feed(QByteArrayView(m_pending).sliced(m_pendingTaken));
        if (m_pendingTaken == m_pending.size())
            m_pending = {};

        if (m_scanner.state() == Scanner::State::Refused) {
            const Scanner::Refusal &refusal = m_scanner.refusal();
            Response response = Response::empty(refusal.status);
            if (refusal.methodKnown)
                response.headers.emplaceBack("Allow", "GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH");
            refuse(reasonOf(refusal.status), response, refusal.why);
            return;
        }
        if (m_phase == Phase::Idle && m_scanner.started())
            enter(Phase::Header);
        if (m_phase == Phase::Header && m_scanner.state() != Scanner::State::Head)
            headRead();
        if (m_phase == Phase::Body)
            bodyGrew();
        if (m_phase == Phase::Body && m_scanner.state() == Scanner::State::Complete) {
            handOver();
            return; // one request a turn, answered or not: rest() comes back for the next
        }
    }
}

void Connection::headRead()
{
    enter(Phase::Body);
    if (m_scanner.expectsContinue() && m_scanner.state() == Scanner::State::Body) {
        m_wire.write("HTTP/1.1 100 Continue\r\n\r\n");
    }
}

/// What QHttpServer gets to read: the request line, and all fields when it is to upgrade the connection. Everything
/// else our handlers have from the scanner. 6.4 reads a header byte by byte, keeps a body until that connection's next
/// request, and stops at an Upgrade on a plain path.
QByteArray Connection::head() const
{
    const Request &request = m_scanner.request();
    QByteArray head = methodName(request.method) + ' ' + request.target + " HTTP/1.1\r\n";
    if (!m_scanner.upgrades())
        return head + "Host: callboard\r\nContent-Length: 0\r\n\r\n";
    for (const auto &[name, value] : request.headers)
        head += name + ": " + value + "\r\n";
    return head + "\r\n";
}

/// Counts what has come, not what was announced: announcing costs a stranger nothing.
void Connection::bodyGrew()
{
    const qint64 counted = std::max<qint64>(0, m_scanner.bodySize() - m_guard->limits().freeBody);
    m_guard->m_bodyBytes += counted - std::exchange(m_bodyCounted, counted);
    if (counted > 0 && m_guard->m_bodyBytes > m_guard->limits().bodiesInFlight)
        refuse(Refusal::Busy, Response::empty(503), "too many bodies at once");
}

void Connection::handOver()
{
    const bool upgrade = m_scanner.upgrades();
    const QByteArray bytes = head();
    m_closes = m_scanner.closes();
    m_headOnly = m_scanner.request().method == Method::Head;
    m_headWritten = false;
    m_exchange = 0;
    m_guard->m_requests.fetch_add(1, std::memory_order_relaxed);

    if (upgrade) {
        Request request = m_scanner.request();
        request.peer = m_peer.address;
        if (const std::optional<Response> refusal = m_guard->m_upgradeCheck(request)) {
            refuse(Refusal::Upgrade, *refusal, "WebSocket upgrade");
            return;
        }
    }
    if (!m_gate) {
        m_gate = new GateSocket(this, m_peer, m_wire.local(), m_guard);
        m_guard->addPendingConnection(m_gate);
    }
    enter(upgrade ? Phase::Handshake : Phase::Handling);
    m_guard->m_current = this;
    m_gate->deliver(bytes);
    m_guard->m_current = nullptr;

    if (m_phase != Phase::Handling)
        return;
    if (m_exchange == 0)
        refuse(Refusal::Malformed, Response::empty(400), "not understood by QHttpServer");
    else if (m_wire.endComes()) // it came with the request: no event will tell of it any more
        Q_EMIT m_guard->leaving(m_exchange);
}

Guard::Exchange Connection::takeRequest(Request *request)
{
    if (m_exchange != 0 || m_phase != Phase::Handling)
        return 0;
    *request = m_scanner.take();
    request->peer = m_peer.address;
    m_exchange = ++m_guard->m_lastExchange;
    request->exchange = m_exchange;
    m_guard->m_exchanges.insert(m_exchange, this);
    return m_exchange;
}

void Connection::passToWebSocket()
{
    if (!m_gate)
        return;
    // A frame is read as a whole, so the gate holds one message and a little more; then the peer has to wait.
    const qint64 room = m_guard->limits().webSocketMessage + readChunk - m_gate->bytesAvailable();
    QByteArray bytes = m_pending.isEmpty() ? QByteArray() : std::exchange(m_pending, {}).sliced(m_pendingTaken);
    if (room > 0)
        bytes += m_wire.read(room);
    if (!bytes.isEmpty())
        m_gate->deliver(bytes);
    if (m_phase == Phase::WebSocket && m_wire.ended())
        lost();
    else if (room > bytes.size() && m_wire.mayRead())
        readSoon();
}

void Connection::gateConsumed()
{
    if (m_phase == Phase::WebSocket && m_wire.mayRead())
        readSoon();
}

void Connection::gateWrites(const char *data, qint64 size)
{
    if (m_phase == Phase::Handshake) {
        enter(Phase::WebSocket);
        m_scanner = Scanner(m_guard->limits().request);
        m_wire.keepAlive(); // no deadline of ours ends a dead peer
        // Frames that came too early wait until here, for QWebSocketServer would take them for part of the handshake.
        readSoon();
    }
    if (m_phase == Phase::WebSocket) {
        m_wire.write(data, size);
        return;
    }
    if (m_phase != Phase::Handling)
        return; // too late: refused by the deadline meanwhile
    if (m_headOnly && m_headWritten)
        return;
    if (m_answer.size() + size > unwrittenEnough && !m_headOnly) { // no second copy of a large body
        m_wire.write(std::exchange(m_answer, {}));
        m_wire.write(data, size);
        return;
    }
    m_answer.append(data, size);
    if (!m_headOnly)
        return;
    if (const qsizetype end = m_answer.indexOf("\r\n\r\n"); end >= 0) {
        m_answer.truncate(end + 4);
        m_headWritten = true;
    }
}

qint64 Connection::gateUnwritten() const
{
    return m_wire.unwritten();
}

void Connection::gateCloses()
{
    if (m_phase == Phase::WebSocket)
        linger();
    else if (m_phase == Phase::Handshake || (m_phase == Phase::Handling && m_exchange == 0))
        refuse(Refusal::Malformed, Response::empty(400), "not understood by QHttpServer");
}

void Connection::closeSoon()
{
    m_last = true;
    if (m_phase == Phase::WebSocket)
        linger();
}

void Connection::answered()
{
    m_exchange = 0;
    releaseBody();
    if (m_phase != Phase::Handling)
        return;
    m_wire.write(std::exchange(m_answer, {})); // QHttpServer 6.4 writes it in a dozen pieces; they leave as one
    if (closes()) {
        linger();
        return;
    }
    enter(Phase::Writing);
    written();
}

void Connection::written()
{
    if (m_phase == Phase::Lingering) {
        enter(Phase::Lingering);
        halfClose();
        discard();
        return;
    }
    if (m_phase != Phase::Writing)
        return;
    enter(Phase::Writing); // it moves
    if (m_wire.unwritten() <= unwrittenEnough)
        rest();
}

void Connection::rest()
{
    m_headOnly = false;
    enter(Phase::Idle);
    // Later, not from here: QHttpServer is still busy with the answer, and a long pipeline must not become a deep
    // stack.
    if (!m_pending.isEmpty() || m_wire.mayRead())
        readSoon();
}

void Connection::releaseBody()
{
    m_guard->m_bodyBytes -= std::exchange(m_bodyCounted, 0);
}

void Connection::refuse(Refusal why, const Response &response, const char *detail)
{
    m_guard->refuse(why, m_peer.address, detail);
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status)
        + "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    if (!response.contentType.isEmpty())
        answer += "Content-Type: " + response.contentType + "\r\n";
    for (const auto &[name, value] : response.headers)
        answer += name + ": " + value + "\r\n";
    m_wire.write(answer + "\r\n" + (m_headOnly ? QByteArray() : response.body));
    linger();
}

/// Ends the connection so that an answer still arrives: our side is closed after it, theirs is read and thrown away for
/// a while. Closing at once with unread bytes makes the kernel send a reset, which may overtake the answer.
void Connection::linger()
{
    if (m_phase == Phase::Lingering || m_phase == Phase::Gone)
        return;
    enter(Phase::Lingering);
    if (const Guard::Exchange unanswered = std::exchange(m_exchange, 0)) {
        m_guard->m_exchanges.remove(unanswered);
        Q_EMIT m_guard->gone(unanswered);
    }
    releaseBody();
    m_pending = {};
    m_answer = {};
    m_scanner = Scanner(m_guard->limits().request);
    halfClose();
    if (m_phase == Phase::Lingering)
        readable();
}

void Connection::halfClose()
{
    if (m_phase != Phase::Lingering || m_halfClosed || m_wire.unwritten() > 0)
        return;
    m_halfClosed = true;
    m_wire.shutdownWriting();
    enter(Phase::Lingering);
}

void Connection::lost()
{
    if (m_phase == Phase::Gone)
        return;
    enter(Phase::Gone);
    m_wire.close();
    releaseBody();
    if (const Guard::Exchange unanswered = std::exchange(m_exchange, 0)) {
        m_guard->m_exchanges.remove(unanswered);
        Q_EMIT m_guard->gone(unanswered);
    }
    m_guard->remove(this);
    if (m_gate)
        m_gate->end();
    deleteLater();
}

} // namespace cb::http

#include "moc_connection.cpp"

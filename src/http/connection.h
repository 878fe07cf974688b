// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/gatesocket.h"
#include "http/guard.h"
#include "http/scanner.h"
#include "http/wire.h"

#include <chrono>

namespace cb::http {

/// One connection behind the Guard: the wire, the scanner, and the gate that QHttpServer reads from.
class Connection final : public GateOwner, private Wire::Owner
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    Connection(Guard *guard, int descriptor, const Endpoint &peer);
    ~Connection() override;

    [[nodiscard]] Guard::Exchange takeRequest(Request *request);
    [[nodiscard]] bool closes() const { return m_closes || m_last; }
    [[nodiscard]] const QHostAddress &peer() const { return m_peer.address; }
    /// The answer under way, or the next one, is the last. A WebSocket ends at once.
    void closeSoon();
    [[nodiscard]] bool isWatched() const { return m_wire.isWatched(); }
    void answered();
    void checkDeadline(Clock::time_point now);

    void gateWrites(const char *data, qint64 size) override;
    void gateConsumed() override;
    void gateCloses() override;
    [[nodiscard]] qint64 gateUnwritten() const override;

private:
    enum class Phase { Idle, Header, Body, Handling, Writing, Lingering, Handshake, WebSocket, Gone };

    void wireReadable() override { readable(); }
    void wireWritten() override { written(); }
    void wireBroken() override { lost(); }
    void readable();
    void readSoon();
    void discard();
    void written();
    void scan();
    void headRead();
    void bodyGrew();
    void handOver();
    void passToWebSocket();
    void rest();
    void releaseBody();
    void enter(Phase phase);
    void refuse(Refusal why, const Response &response, const char *detail);
    void linger();
    void halfClose();
    void lost();
    [[nodiscard]] QByteArray head() const;

    Guard *m_guard;
    const Endpoint m_peer;
    Wire m_wire;
    QPointer<GateSocket> m_gate;
    Scanner m_scanner;
    QByteArray m_pending; // read from the wire, belongs to this request or the next
    qsizetype m_pendingTaken = 0;
    Clock::time_point m_deadline;
    Guard::Exchange m_exchange = 0;
    qint64 m_bodyCounted = 0;
    qint64 m_discarded = 0;
    Phase m_phase = Phase::Idle;
    bool m_closes = false;
    bool m_last = false; // of the connection: whatever the peer asked for
    bool m_headOnly = false; // HEAD: what follows the header of the answer is swallowed
    bool m_headWritten = false;
    bool m_halfClosed = false;
    bool m_readPosted = false;
    QByteArray m_answer; // as written so far
};

} // namespace cb::http

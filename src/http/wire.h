// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/epoll.h"

#include <QByteArray>
#include <QHostAddress>

namespace cb::http {

struct Endpoint {
    QHostAddress address; // null when it cannot be told any more
    quint16 port = 0;

    [[nodiscard]] static Endpoint peerOf(int descriptor);
    [[nodiscard]] static Endpoint localOf(int descriptor);
};

/// The network's end of one accepted connection. Reads nothing by itself, so that what is not wanted yet stays in the
/// kernel and the peer's window closes; writes at once and keeps what does not fit. Belongs to the door's thread.
class Wire final : public Epoll::Watcher
{
public:
    class Owner
    {
    public:
        virtual void wireReadable() = 0;
        virtual void wireWritten() = 0; // some of what was kept has gone
        virtual void wireBroken() = 0; // reset by the peer, or an error: nothing more comes or goes
    protected:
        ~Owner() = default;
    };

    /// Takes the descriptor over. Owner outlives this.
    Wire(Epoll &epoll, int descriptor, Owner &owner);
    ~Wire() override;
    Q_DISABLE_COPY_MOVE(Wire)

    /// False: there was no room to watch it, and nothing will ever be heard of it.
    [[nodiscard]] bool isWatched() const { return m_watched; }
    [[nodiscard]] Endpoint local() const { return Endpoint::localOf(m_descriptor); }

    /// At most 64 KiB of what has come. Empty: nothing now, or nothing ever again (ended).
    [[nodiscard]] QByteArray read(qsizetype atMost);
    /// read() may bring something, or the end.
    [[nodiscard]] bool mayRead() const { return m_mayRead && m_descriptor >= 0; }
    /// The peer sends no more; it may still be reading. All it sent has been read.
    [[nodiscard]] bool ended() const { return m_ended; }
    /// The same, while there may be something to be read before.
    [[nodiscard]] bool endComes() const { return m_endComes; }

    void write(const char *data, qsizetype size);
    void write(const QByteArray &bytes) { write(bytes.constData(), bytes.size()); }
    [[nodiscard]] qsizetype unwritten() const { return m_kept.size() - m_keptSent; }
    void shutdownWriting();
    void keepAlive(); // the kernel asks a silent peer whether it is still there
    void close();

    void happened(quint32 events) override;

private:
    void flush();
    [[nodiscard]] qsizetype sendNow(const char *data, qsizetype size);

    Epoll &m_epoll;
    Owner &m_owner;
    int m_descriptor; // -1: closed
    QByteArray m_kept; // not yet taken by the kernel, from m_keptSent on
    qsizetype m_keptSent = 0;
    bool m_watched = false;
    bool m_mayRead = false; // edge triggered: until a read has come back short
    bool m_endComes = false; // the peer's FIN is behind what can be read
    bool m_ended = false;
    bool m_broken = false;
};

} // namespace cb::http

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/guard.h"
#include "listener/router.h"

#include <QHostAddress>
#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace cb::listener {

/// The listener's own thread: a server, its guard and the router. Everything it tells is told from that thread; connect
/// with a context object.
class Door final : public QObject
{
    Q_OBJECT
public:
    struct Options {
        QHostAddress address = QHostAddress::LocalHost;
        quint16 port = 8787; // 0: any free one
        http::Limits limits;
        RouterSettings router;
    };
    /// More routes (the practice carrier's media, a later API), added in the door's thread before it listens.
    using Furnish = std::function<void(http::Server &server, Router &router)>;

    Door(Options options, store::Database &database, const Clock &clock, QObject *parent = nullptr);
    ~Door() override; // close()

    /// Opens the port. Errors as http::Server::listen; may be tried again with another port.
    [[nodiscard]] Result<> open(const QList<Webhook> &webhooks, const Furnish &furnish = {});
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] const QHostAddress &address() const { return m_options.address; }
    /// Takes up other settings while it stays open, on the same port: no connection ends, and a webhook under way is
    /// answered as it began.
    void change(Options options, const QList<Webhook> &webhooks, const Furnish &furnish = {});
    /// Lets nobody in any more; webhooks under way are answered, those that are held at once. drained() follows, after
    /// `atMost` in any case: then it is to be closed.
    void drain(std::chrono::milliseconds atMost);
    /// Ends connections and the thread.
    void close();

Q_SIGNALS:
    void drained();
    void handled(const cb::listener::Handled &event);
    void storageFailed(const QString &detail);
    void storageRecovered();

private:
    [[nodiscard]] RouterSettings routerSettings() const;
    void furnishServer(const QList<Webhook> &webhooks, const Furnish &furnish);

    Options m_options;
    store::Database &m_database;
    const Clock &m_clock;
    QThread m_thread;
    std::unique_ptr<http::Server> m_server; // lives in m_thread
    std::unique_ptr<Router> m_router; // lives in m_thread
    quint16 m_port = 0;
};

} // namespace cb::listener

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listener/door.h"

#include "base/threadpriority.h"

#include <QAbstractEventDispatcher>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::listener {

Door::Door(Options options, store::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_database(database)
    , m_clock(clock)
{
    m_thread.setObjectName(u"door"_s);
}

Door::~Door()
{
    close();
}

Result<> Door::open(const QList<Webhook> &webhooks, const Furnish &furnish)
{
    close();
    m_server = std::make_unique<http::Server>();
    m_router = std::make_unique<Router>(routerSettings(), m_database, m_clock);
    connect(m_router.get(), &Router::handled, this, &Door::handled, Qt::DirectConnection);
    connect(m_router.get(), &Router::storageFailed, this, &Door::storageFailed, Qt::DirectConnection);
    connect(m_router.get(), &Router::storageRecovered, this, &Door::storageRecovered, Qt::DirectConnection);
    m_server->moveToThread(&m_thread);
    m_router->moveToThread(&m_thread);
    m_thread.start();

    Result<> opened;
    QMetaObject::invokeMethod(
        m_server.get(),
        [&] {
            letWindowsGoFirst();
            furnishServer(webhooks, furnish);
            opened = m_server->listen(m_options.address, m_options.port, m_options.limits);
            if (opened) {
                m_port = m_server->port();
                m_router->setListening(m_options.address, m_port);
            }
        },
        Qt::BlockingQueuedConnection);
    if (!opened)
        close();
    return opened;
}

/// Others must find room beside those who are held, of the same address as well.
RouterSettings Door::routerSettings() const
{
    RouterSettings settings = m_options.router;
    settings.held = {m_options.limits.connections / 4, m_options.limits.connectionsPerAddress / 2};
    return settings;
}

void Door::furnishServer(const QList<Webhook> &webhooks, const Furnish &furnish)
{
    for (const Webhook &webhook : webhooks)
        m_router->add(*m_server, webhook);
    m_router->addHealth(*m_server);
    if (furnish)
        furnish(*m_server, *m_router);
}

void Door::change(Options options, const QList<Webhook> &webhooks, const Furnish &furnish)
{
    Q_ASSERT(m_thread.isRunning() && options.address == m_options.address);
    m_options = std::move(options);
    QMetaObject::invokeMethod(
        m_server.get(),
        [&] {
            m_server->clearRoutes();
            m_router->setSettings(routerSettings());
            m_router->setListening(m_options.address, m_port);
            furnishServer(webhooks, furnish);
            m_server->setLimits(m_options.limits);
        },
        Qt::BlockingQueuedConnection);
}

void Door::drain(std::chrono::milliseconds atMost)
{
    if (!m_thread.isRunning()) {
        QMetaObject::invokeMethod(this, &Door::drained, Qt::QueuedConnection);
        return;
    }
    connect(m_server.get(), &http::Server::drained, this, &Door::drained);
    QTimer::singleShot(atMost, this, &Door::drained);
    QMetaObject::invokeMethod(
        m_server.get(),
        [this] {
            m_server->drain();
            m_router->holdNoMore();
        },
        Qt::BlockingQueuedConnection);
}

void Door::close()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_thread.eventDispatcher(), // neither of the two that go away
        [this] {
            m_router->letGo();
            m_server->close();
            m_server.reset();
            m_router.reset(); // what is stored from now on finds nobody to tell: its answer is kept in the journal
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    m_port = 0;
}

} // namespace cb::listener

#include "moc_door.cpp"

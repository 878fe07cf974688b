// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linkserver.h"

#include "engine/link.h"

#include <QLocalSocket>
#include <QLoggingCategory>
#include <QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::engine {

namespace {
Q_LOGGING_CATEGORY(lcLinkServer, "callboard.engine.link", QtInfoMsg)

constexpr qsizetype mostConsoles = 64;
constexpr qint64 mostUnsent = 4 << 20; // bytes for a console that has stopped reading
} // namespace

LinkServer::LinkServer(Runner runner, QObject *parent)
    : QObject(parent)
    , m_runner(std::move(runner))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &LinkServer::accept);
}

LinkServer::~LinkServer()
{
    for (QLocalSocket *console : std::as_const(m_consoles))
        console->disconnect(this); // they close after our own members are gone
}

Result<> LinkServer::listen(const QString &dataFolder)
{
    const QString name = link::socketName(dataFolder);
    if (m_server.listen(name))
        return {};
    // The engine lock is ours, so a socket that is left there belongs to an engine that died.
    if (m_server.serverError() == QAbstractSocket::AddressInUseError && QLocalServer::removeServer(name)
        && m_server.listen(name))
        return {};
    return failure(Error::Kind::Storage, u"cannot open the local socket %1: %2"_s.arg(name, m_server.errorString()));
}

void LinkServer::accept()
{
    while (QLocalSocket *console = m_server.nextPendingConnection()) {
        if (m_consoles.size() >= mostConsoles) {
            console->deleteLater();
            continue;
        }
        m_consoles << console;
        connect(console, &QLocalSocket::disconnected, this, [this, console] {
            m_consoles.removeOne(console);
            m_poked.remove(console);
            console->deleteLater();
        });
        connect(console, &QLocalSocket::readyRead, this, [this, console] { read(console); });
        connect(console, &QLocalSocket::bytesWritten, this, [this, console] {
            if (console->bytesToWrite() == 0)
                m_poked.remove(console);
        });
        if (!m_status.isEmpty())
            console->write(link::line({{u"status"_s, m_status}}));
    }
}

void LinkServer::read(QLocalSocket *console)
{
    for (;;) {
        const Result<QJsonObject> message = link::next(*console);
        if (!message) {
            qCWarning(lcLinkServer, "%ls", qUtf16Printable(message.error().detail));
            console->abort();
            return;
        }
        if (message->isEmpty())
            return;
        handle(console, *message);
    }
}

void LinkServer::handle(QLocalSocket *console, const QJsonObject &message)
{
    const QJsonObject order = message.value(u"run").toObject();
    commands::Command command{QUuid::fromString(order.value(u"uuid").toString()), order.value(u"name").toString(),
        order.value(u"args").toObject()};
    const QString uuid = order.value(u"uuid").toString();
    const QPointer<QLocalSocket> asker(console);
    const auto answer = [asker](const QJsonObject &line) {
        if (asker)
            asker->write(link::line(line));
    };
    if (command.uuid.isNull()) {
        answer(
            {{u"ran"_s, uuid}, {u"error"_s, link::toJson(Error{Error::Kind::Invalid, u"a command needs a uuid"_s})}});
        return;
    }
    m_runner(message.value(u"as").toInteger(), std::move(command), [answer, uuid](Result<commands::Outcome> outcome) {
        if (!outcome) {
            answer({{u"ran"_s, uuid}, {u"error"_s, link::toJson(outcome.error())}});
            return;
        }
        answer({{u"ran"_s, uuid}, {u"answer"_s, outcome->answer}, {u"position"_s, outcome->position},
            {u"repeated"_s, outcome->repeated}});
    });
}

void LinkServer::tellChanged()
{
    static const QByteArray changed = link::line({{u"changed"_s, true}});
    for (QLocalSocket *console : std::as_const(m_consoles)) {
        // One that has not taken the last poke needs no second. What else waits for it says nothing of the change.
        if (m_poked.contains(console))
            continue;
        m_poked.insert(console);
        console->write(changed);
    }
}

void LinkServer::tellStatus(const QJsonObject &status)
{
    m_status = status;
    const QByteArray line = link::line({{u"status"_s, status}});
    for (QLocalSocket *console : std::as_const(m_consoles)) {
        if (console->bytesToWrite() > mostUnsent)
            console->abort();
        else
            console->write(line);
    }
}

} // namespace cb::engine

#include "moc_linkserver.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linkclient.h"

#include "engine/link.h"

#include <QLoggingCategory>
#include <QTimer>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::engine {

namespace {
Q_LOGGING_CATEGORY(lcLink, "callboard.console.link", QtInfoMsg)
constexpr auto betweenAttempts = 500ms;
} // namespace

LinkClient::LinkClient(QString dataFolder, qint64 operatorId, QObject *parent)
    : QObject(parent)
    , m_dataFolder(std::move(dataFolder))
    , m_operator(operatorId)
{
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        for (const Order &order : std::as_const(m_orders))
            write(order);
        Q_EMIT connected();
    });
    connect(&m_socket, &QLocalSocket::readyRead, this, &LinkClient::read);
    connect(&m_socket, &QLocalSocket::disconnected, this, [this] {
        Q_EMIT lost();
        QTimer::singleShot(betweenAttempts, this, &LinkClient::connectToEngine);
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] {
        if (m_socket.state() == QLocalSocket::UnconnectedState)
            QTimer::singleShot(betweenAttempts, this, &LinkClient::connectToEngine);
    });
}

LinkClient::~LinkClient()
{
    m_socket.disconnect(this); // closing is not losing
}

void LinkClient::connectToEngine()
{
    if (m_socket.state() == QLocalSocket::UnconnectedState)
        m_socket.connectToServer(link::socketName(m_dataFolder));
}

bool LinkClient::isConnected() const
{
    return m_socket.state() == QLocalSocket::ConnectedState;
}

void LinkClient::send(commands::Command command, QObject *context, Done done)
{
    if (!isConnected()) {
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done)] {
                done(failure(Error::Kind::Unreachable, u"the engine of this desk is not running"_s));
            },
            Qt::QueuedConnection);
        return;
    }
    const QUuid uuid = command.uuid;
    write(*m_orders.insert(uuid, {std::move(command), m_operator, context, std::move(done)}));
}

void LinkClient::write(const Order &order)
{
    const commands::Command &command = order.command;
    m_socket.write(link::line({{u"as"_s, order.as},
        {u"run"_s,
            QJsonObject{{u"uuid"_s, command.uuid.toString(QUuid::WithoutBraces)}, {u"name"_s, command.name},
                {u"args"_s, command.args}}}}));
}

void LinkClient::read()
{
    for (;;) {
        const Result<QJsonObject> message = link::next(m_socket);
        if (!message) {
            qCWarning(lcLink, "%ls", qUtf16Printable(message.error().detail));
            m_socket.abort();
            return;
        }
        if (message->isEmpty())
            return;
        handle(*message);
    }
}

void LinkClient::handle(const QJsonObject &message)
{
    if (message.contains(u"changed"))
        Q_EMIT changed();
    if (message.contains(u"status"))
        Q_EMIT statusChanged(message.value(u"status").toObject());
    const auto order = m_orders.find(QUuid::fromString(message.value(u"ran").toString()));
    if (order == m_orders.end())
        return;
    const Order finished = std::move(*order);
    m_orders.erase(order);
    if (!finished.context)
        return;
    Result<commands::Outcome> outcome = failure(Error::Kind::Remote, u"no answer"_s);
    if (message.contains(u"error"))
        outcome = tl::unexpected(link::errorFrom(message.value(u"error").toObject()));
    else
        outcome = commands::Outcome{message.value(u"answer").toObject(), message.value(u"position").toInteger(),
            message.value(u"repeated").toBool()};
    QMetaObject::invokeMethod(finished.context, [done = finished.done, outcome] { done(outcome); });
}

} // namespace cb::engine

#include "moc_linkclient.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "commands/sender.h"

#include <QHash>
#include <QJsonObject>
#include <QLocalSocket>
#include <QObject>
#include <QPointer>

namespace cb::engine {

/// A console's end of the local link. Commands sent while the engine is away are answered Unreachable at once; those
/// under way when it goes are sent again with the same uuid when it is back, so they are done once.
class LinkClient final : public QObject, public commands::Sender
{
    Q_OBJECT
public:
    LinkClient(QString dataFolder, qint64 operatorId, QObject *parent = nullptr);
    ~LinkClient() override;

    void connectToEngine();
    [[nodiscard]] bool isConnected() const;
    void send(commands::Command command, QObject *context, Done done) override;
    /// Commands sent from now on are this operator's; 0: of whoever owns the desk.
    void setOperator(qint64 operatorId) { m_operator = operatorId; }

Q_SIGNALS:
    void connected();
    void lost();
    void changed(); // the engine has committed something
    void statusChanged(const QJsonObject &status);

private:
    struct Order {
        commands::Command command;
        qint64 as = 0; // who sent it, whoever sits here by now
        QPointer<QObject> context;
        Done done;
    };
    void read();
    void handle(const QJsonObject &message);
    void write(const Order &order);

    QString m_dataFolder;
    qint64 m_operator;
    QLocalSocket m_socket;
    QHash<QUuid, Order> m_orders;
};

} // namespace cb::engine

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "commands/command.h"

#include <QJsonObject>
#include <QList>
#include <QLocalServer>
#include <QObject>
#include <QSet>

#include <functional>

class QLocalSocket;

namespace cb::engine {

/// The engine's end of the local link: runs the commands of consoles, tells them that something was committed.
class LinkServer final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<commands::Outcome>)>;
    /// Runs a command as the operator with that id (0: whoever owns the desk); calls back on this object's thread.
    using Runner = std::function<void(qint64 operatorId, commands::Command command, Done done)>;

    explicit LinkServer(Runner runner, QObject *parent = nullptr);
    ~LinkServer() override;

    /// Error::Kind::Conflict when the name is taken by a living engine, Storage when the socket cannot be made.
    [[nodiscard]] Result<> listen(const QString &dataFolder);

public Q_SLOTS:
    void tellChanged();
    void tellStatus(const QJsonObject &status);

Q_SIGNALS:
    /// A command of a console has changed settings or secrets.
    void settingsSaved();

private:
    void accept();
    void read(QLocalSocket *console);
    void handle(QLocalSocket *console, const QJsonObject &message);

    QLocalServer m_server;
    Runner m_runner;
    QList<QLocalSocket *> m_consoles;
    QSet<QLocalSocket *> m_poked; // since it last had taken everything
    QJsonObject m_status;
};

} // namespace cb::engine

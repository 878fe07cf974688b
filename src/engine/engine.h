// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "base/result.h"
#include "calls/call.h"
#include "commands/command.h"
#include "config/configuration.h"
#include "engine/desk.h"

#include <QHostAddress>
#include <QObject>

#include <memory>
#include <optional>

namespace cb::listener {
class Router;
}
namespace cb::http {
class Server;
}

namespace cb::engine {

/// The account whose webhooks are believed.
struct Account {
    QString sid;
    QList<Secret> tokens; // newest first
    QString keySid{}; // an API key for REST; empty: the newest token
    Secret keySecret{};
    friend bool operator==(const Account &, const Account &) = default;
};

struct EngineOptions {
    Desk desk;
    std::optional<QHostAddress> address; // over the settings
    std::optional<quint16> port; // over the settings; 0: any free one
    std::optional<Account> account; // over settings and vault: the practice carrier's, which tells its address later
    double clockSpeed = 1; // how many seconds of the clock pass in one of ours
    CallOrigin origin = CallOrigin::Live;
};

/// The house at work: lock, migrated database, rooms, the door, the local link. One to a data folder; built in this
/// order and torn down in reverse. Lives on the thread that made it.
class Engine final : public QObject
{
    Q_OBJECT
public:
    /// Everything but the door. Errors: Conflict (another engine has the folder, or the schema is newer than ours),
    /// Storage, Invalid (a setting the engine cannot do without). `clock` outlives it.
    [[nodiscard]] static Result<std::unique_ptr<Engine>> start(EngineOptions options, const Clock &clock);
    ~Engine() override;

    /// Opens the listener. Conflict when the port is taken, Denied when it needs rights we lack: it may be tried again,
    /// with another port. The desk works on without it, and its status says that new calls do not arrive. From the
    /// first time on the outbox goes out, whatever became of the door.
    [[nodiscard]] Result<> openDoor(std::optional<quint16> port = {});
    /// Orders go to this address, with the account's key: the practice carrier has started.
    void setCarrier(const QUrl &restUrl);
    /// Takes up settings and secrets that were saved meanwhile. A listener that is open takes them up where it stands;
    /// another port or address is opened first, and the old one answers what is under way. When that fails the old one
    /// stays open, and status() says so. Errors as openDoor(). Commands of consoles lead here by themselves.
    Result<> reload();
    /// "http://127.0.0.1:8787"; empty while the door is closed.
    [[nodiscard]] QString localUrl() const;

    [[nodiscard]] store::Database &database();
    [[nodiscard]] const commands::Registry &registry() const;
    [[nodiscard]] const config::Configuration &configuration() const;
    [[nodiscard]] const QStringList &problems() const; // of configuration and secrets, a line each
    [[nodiscard]] DeskStatus status() const;

Q_SIGNALS:
    void statusChanged();

private:
    class Private;
    explicit Engine(std::unique_ptr<Private> implementation);
    std::unique_ptr<Private> d;
};

} // namespace cb::engine

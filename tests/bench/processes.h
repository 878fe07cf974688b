// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "bench/load.h"

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace cb::bench {

/// A child that prints "listening on http://127.0.0.1:PORT". Ended with SIGTERM when this object goes.
class ServerProcess
{
public:
    /// Errors: Unreachable, with what the child said, when it does not listen within 30 s.
    [[nodiscard]] static Result<std::unique_ptr<ServerProcess>> start(
        const QString &program, const QStringList &arguments, const QProcessEnvironment &environment);
    ~ServerProcess();

    [[nodiscard]] uint16_t port() const { return m_port; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// So far: {"cpu_s", "peak_mb"}.
    [[nodiscard]] QJsonObject usage() const;
    void kill(); // SIGKILL, and waits for its end

private:
    ServerProcess() = default;
    QProcess m_process;
    uint16_t m_port = 0;
};

/// `callboardctl serve` over a data folder, with the account of SignedRequests; `under` is a program with its arguments
/// that runs it (strace).
[[nodiscard]] Result<std::unique_ptr<ServerProcess>> startEngine(
    const QString &dataFolder, const QStringList &under = {});
[[nodiscard]] QString callboardctl(); // CALLBOARD_CTL, else this build's
/// The Express peer; NotFound when it was not fetched (packaging/bench-peers).
[[nodiscard]] Result<std::unique_ptr<ServerProcess>> startExpress(const QString &dataFolder);
[[nodiscard]] std::optional<QString> nodePeers(); // the folder with node_modules
/// One of this program's own servers.
[[nodiscard]] Result<std::unique_ptr<ServerProcess>> startOwn(const QStringList &arguments);

/// Makes the load in a process of its own and waits for its report (LoadResult::json).
[[nodiscard]] Result<QJsonObject> loadInProcess(const LoadOptions &options);
[[nodiscard]] QStringList loadArguments(const LoadOptions &options); // for those who start it themselves

/// "ext4", "tmpfs", …: durable writes cost nothing in memory.
[[nodiscard]] QString fileSystemOf(const QString &folder);

} // namespace cb::bench

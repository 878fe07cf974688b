// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <chrono>
#include <memory>
#include <vector>

namespace cb::bench {

/// An X server without a screen (Xvfb) whose pixels are a file: what a program has painted is seen without asking it.
/// With a session bus, without which Linphone does not start.
class Screen
{
public:
    /// NotFound when there is no Xvfb or dbus-daemon (packaging/bench-peers fetches it).
    [[nodiscard]] static Result<std::unique_ptr<Screen>> start();
    ~Screen();
    Q_DISABLE_COPY_MOVE(Screen)

    struct Settled {
        std::chrono::nanoseconds took{0}; // from the start of the process to the last pixel that changed
        QJsonObject memory; // {"pss_mb", "rss_mb"} of the process, then
    };
    /// Starts a program and waits until it has painted something and then nothing for half a second; ends it.
    /// Unreachable when that takes more than 30 s.
    [[nodiscard]] Result<Settled> startAndSettle(
        const QString &program, const QStringList &arguments, QProcessEnvironment environment);

private:
    Screen() = default;
    [[nodiscard]] QByteArray pixels() const;

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_display;
    QProcess m_bus;
    QString m_busAddress;
};

} // namespace cb::bench

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/screen.h"

#include "bench/bench.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::bench {

namespace {

constexpr auto still = 500ms;
constexpr auto patience = 30s;
constexpr auto between = 2ms; // looks at the pixels

/// Of a process alone: neither program has children that paint.
QJsonObject memoryOf(qint64 process)
{
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromLatin1(file.readAll());
    const auto megabytes = [&text](const QString &name) {
        const QRegularExpression line(name + u":\\s+(\\d+) kB"_s);
        return rounded(line.match(text).captured(1).toDouble() / 1024);
    };
    return {{u"pss_mb"_s, megabytes(u"Pss"_s)}, {u"rss_mb"_s, megabytes(u"Rss"_s)}};
}

} // namespace

Result<std::unique_ptr<Screen>> Screen::start()
{
    for (const QString &program : {u"Xvfb"_s, u"dbus-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return failure(Error::Kind::NotFound, u"missing: %1 (packaging/bench-peers fetches it)"_s.arg(program));
    }
    std::unique_ptr<Screen> screen(new Screen);
    // Both say on the descriptor they are given where they are to be found.
    screen->m_server.start(u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1440x900x24"_s, u"-fbdir"_s, screen->m_folder.path(),
            u"-nolisten"_s, u"tcp"_s});
    screen->m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
    if (!screen->m_server.waitForReadyRead(10'000) || !screen->m_bus.waitForReadyRead(10'000))
        return failure(Error::Kind::Unreachable, u"the X server or the session bus does not start"_s);
    screen->m_display = u':' + QString::fromLatin1(screen->m_server.readAllStandardOutput()).trimmed();
    screen->m_busAddress = QString::fromLatin1(screen->m_bus.readAllStandardOutput()).trimmed();
    return screen;
}

Screen::~Screen()
{
    for (QProcess *process : {&m_server, &m_bus}) {
        process->terminate();
        process->waitForFinished(5'000);
    }
}

QByteArray Screen::pixels() const
{
    QFile file(m_folder.filePath(u"Xvfb_screen0"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<Screen::Settled> Screen::startAndSettle(
    const QString &program, const QStringList &arguments, QProcessEnvironment environment)
{
    environment.insert(u"DISPLAY"_s, m_display);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_busAddress);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    QByteArray shown = pixels();
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    Settled settled;
    const QDeadlineTimer deadline(patience);
    while (settled.took == 0ns || std::chrono::nanoseconds(timer.nsecsElapsed()) - settled.took < still) {
        if (deadline.hasExpired() || process.state() == QProcess::NotRunning)
            return failure(Error::Kind::Unreachable, u"%1 did not settle"_s.arg(program));
        QThread::usleep(std::chrono::microseconds(between).count());
        const auto now = std::chrono::nanoseconds(timer.nsecsElapsed());
        QByteArray next = pixels();
        if (next != shown) {
            shown = std::move(next);
            settled.took = now;
        }
    }
    settled.memory = memoryOf(process.processId());
    process.terminate();
    if (!process.waitForFinished(5'000)) {
        process.kill();
        process.waitForFinished(5'000);
    }
    return settled;
}

} // namespace cb::bench

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/desk.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace cb::ctl {

// Exit codes of every command: others' scripts rely on them.
constexpr int good = 0;
constexpr int finding = 1;
constexpr int wrongUse = 2;
constexpr int cannotRun = 3;

/// One command of callboardctl: its options are added to the parser, then it runs.
struct Command {
    QString name; // "serve"
    QString summary; // a line of --help
    std::function<void(QCommandLineParser &)> describe;
    std::function<int(const QCommandLineParser &, const QStringList &arguments)> run;
};

void print(const QString &line); // to standard output
void complain(const QString &line); // to standard error
/// Prints the error and gives the exit code that goes with it.
int failed(const Error &error);

void addDeskOptions(QCommandLineParser &parser); // --data, --config
[[nodiscard]] Result<engine::Desk> deskFrom(const QCommandLineParser &parser);
/// The desk's database beside a running engine or without one; Storage when there is none yet, Conflict when its tables
/// are of another version: no wrong use, but nothing that can run.
[[nodiscard]] Result<std::unique_ptr<store::Database>> openForReading(
    const QCommandLineParser &parser, const Clock &clock);

[[nodiscard]] Command serveCommand();
[[nodiscard]] Command practiceCommand();
[[nodiscard]] Command exportCommand();
[[nodiscard]] Command importCommand();
[[nodiscard]] Command migrateCommand();
[[nodiscard]] Command doctorCommand();
[[nodiscard]] Command commandCommand();
[[nodiscard]] Command flowCommand();
[[nodiscard]] Command auditCommand();
[[nodiscard]] Command callsCommand();
[[nodiscard]] Command voicemailCommand();

} // namespace cb::ctl

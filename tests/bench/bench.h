// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

/// `callboard_bench NAME --json`: each speed the house promises, measured beside a peer or a plain baseline in the same
/// run. A bench prints figures and judges nothing.
namespace cb::bench {

struct Options {
    QString folder; // for data while it runs; on the kind of disk that is to be measured
    QString cache; // for seeded databases that are used again
    double seconds = 5; // of each timed part
    int calls = 1'000'000; // in the seeded history
    int messages = 100'000; // in the seeded voicemail
    QStringList rest; // of the command line, for the hidden programs
};

struct Bench {
    QString name;
    QString summary; // a line for --list
    std::function<Result<QJsonObject>(const Options &)> run;
};

/// A program of its own that a bench starts as a process: a server, a window, the load. Named by "--…", not listed.
struct HiddenProgram {
    QString name;
    std::function<int(int argc, char **argv, const Options &)> run;
};

void add(Bench bench);
void add(HiddenProgram program);

/// `static const Register status({u"webhook-status"_s, …});`
struct Register {
    explicit Register(Bench bench) { add(std::move(bench)); }
    explicit Register(HiddenProgram program) { add(std::move(program)); }
};

/// A quotient for the report, with two digits; null when a side is missing.
[[nodiscard]] QJsonValue ratio(double a, double b);
/// Milliseconds or microseconds with three digits.
[[nodiscard]] double rounded(double value);
/// {"p50_ms", "p95_ms", "p99_ms", "max_ms", "count"} of nanoseconds.
[[nodiscard]] QJsonObject distribution(std::vector<qint64> nanoseconds);

} // namespace cb::bench

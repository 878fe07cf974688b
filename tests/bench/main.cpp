// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// callboard_bench NAME [--json] [--seconds N] [--calls N] [--folder DIR] [--cache DIR]
// callboard_bench --list
#include "bench/bench.h"

#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr int wrongUse = 2;
constexpr int cannotRun = 3;

std::map<QString, Bench> &benches()
{
    static std::map<QString, Bench> all;
    return all;
}

std::map<QString, HiddenProgram> &hiddenPrograms()
{
    static std::map<QString, HiddenProgram> all;
    return all;
}

void say(FILE *where, const QString &line)
{
    std::fputs((line + u'\n').toUtf8().constData(), where);
    std::fflush(where);
}

int list()
{
    for (const auto &[name, bench] : benches())
        say(stdout, name.leftJustified(24) + bench.summary);
    return 0;
}

int usage(const QString &problem)
{
    say(stderr, u"callboard_bench: "_s + problem);
    say(stderr, u"usage: callboard_bench NAME [--json] [--seconds N] [--calls N] [--folder DIR] [--cache DIR]"_s);
    say(stderr, u"       callboard_bench --list"_s);
    return wrongUse;
}

/// "a.b.c  12.3": what a person reads.
void print(const QString &path, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            print(path.isEmpty() ? it.key() : path + u'.' + it.key(), it.value());
    } else if (!value.isArray()) {
        const QString text = value.isDouble() ? QString::number(value.toDouble(), 'g', 8)
            : value.isNull()                  ? u"-"_s
            : value.isBool()                  ? (value.toBool() ? u"yes"_s : u"no"_s)
                                              : value.toString();
        say(stdout, path.leftJustified(44) + text);
    }
}

bool readNumber(const QString &text, double &number)
{
    bool ok = false;
    number = text.toDouble(&ok);
    return ok && number > 0;
}

int run(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    Options options;
    options.folder = qEnvironmentVariable("CALLBOARD_BENCH_FOLDER", u"/var/tmp"_s);
    options.cache = QStringLiteral(CALLBOARD_BENCH_CACHE);
    if (!arguments.isEmpty()) {
        const auto hidden = hiddenPrograms().find(arguments.first());
        if (hidden != hiddenPrograms().end()) {
            options.rest = arguments.mid(1);
            return hidden->second.run(argc, argv, options);
        }
    }

    QString name;
    bool json = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const auto value = [&] { return ++i < arguments.size() ? arguments.at(i) : QString(); };
        double number = 0;
        if (argument == u"--list"_s)
            return list();
        if (argument == u"--json"_s) {
            json = true;
        } else if (argument == u"--seconds"_s || argument == u"--calls"_s) {
            if (!readNumber(value(), number))
                return usage(argument + u" needs a number"_s);
            if (argument == u"--calls"_s)
                options.calls = int(number);
            else
                options.seconds = number;
        } else if (argument == u"--folder"_s) {
            options.folder = value();
        } else if (argument == u"--cache"_s) {
            options.cache = value();
        } else if (argument.startsWith(u'-') || !name.isEmpty()) {
            return usage(u"what is \"%1\"?"_s.arg(argument));
        } else {
            name = argument;
        }
    }
    const auto bench = benches().find(name);
    if (bench == benches().end())
        return usage(name.isEmpty() ? u"no name was given"_s : u"there is no bench \"%1\""_s.arg(name));

    // Some benches paint; those that start windows of their own do it without a screen as well.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QDir().mkpath(options.cache);
    const Result<QJsonObject> figures = bench->second.run(options);
    if (!figures) {
        say(stderr, name + u": "_s + figures.error().detail);
        return cannotRun;
    }
    QJsonObject report = *figures;
    report.insert(u"bench"_s, name);
#ifndef __OPTIMIZE__
    report.insert(u"warning"_s, u"built without optimisation"_s);
#endif
    if (json)
        say(stdout, QString::fromUtf8(QJsonDocument(report).toJson()).trimmed());
    else
        print({}, report);
    return 0;
}

} // namespace

void add(Bench bench)
{
    const QString name = bench.name;
    benches().emplace(name, std::move(bench));
}

void add(HiddenProgram program)
{
    const QString name = program.name;
    hiddenPrograms().emplace(name, std::move(program));
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

QJsonValue ratio(double a, double b)
{
    return b > 0 ? QJsonValue(std::round(a / b * 100) / 100) : QJsonValue();
}

QJsonObject distribution(std::vector<qint64> nanoseconds)
{
    std::sort(nanoseconds.begin(), nanoseconds.end());
    const auto at = [&](double share) {
        if (nanoseconds.empty())
            return 0.0;
        const auto place = size_t(std::max(0.0, std::ceil(share * double(nanoseconds.size())) - 1));
        return rounded(double(nanoseconds[place]) / 1e6);
    };
    return {{u"count"_s, qint64(nanoseconds.size())}, {u"p50_ms"_s, at(0.5)}, {u"p95_ms"_s, at(0.95)},
        {u"p99_ms"_s, at(0.99)}, {u"max_ms"_s, at(1)}};
}

} // namespace cb::bench

int main(int argc, char **argv)
{
    return cb::bench::run(argc, argv);
}

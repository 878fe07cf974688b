// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times a 40-row HTML mail, ours and Jinja2's in the same run: `bench_text [ROUNDS]` prints one JSON object.
#include "text/template.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

template <typename Work>
double medianMicroseconds(int rounds, Work work)
{
    std::vector<qint64> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(timer.nsecsElapsed());
    }
    std::nth_element(times.begin(), times.begin() + qsizetype(times.size() / 2), times.end());
    return double(times[times.size() / 2]) / 1000;
}

int fail(const QString &why)
{
    std::fprintf(stderr, "%ls\n", qUtf16Printable(why));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 1000;
    const QString path = QStringLiteral(CALLBOARD_FIXTURES "/text/mail_40_rows.json");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.errorString());
    const QJsonObject mail = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject variables = mail.value(u"variables"_s).toObject();

    QHash<QString, text::Template> loaded;
    const QJsonObject others = mail.value(u"templates"_s).toObject();
    for (auto it = others.begin(); it != others.end(); ++it) {
        auto compiled = text::Template::compile(it.value().toString());
        if (!compiled)
            return fail(compiled.error().toString());
        loaded.insert(it.key(), *compiled);
    }
    const text::Environment environment([&](const QString &name) -> text::Outcome<text::Template> {
        const auto found = loaded.constFind(name);
        if (found == loaded.constEnd())
            return tl::unexpected(text::Problem{text::Problem::Kind::Missing, {}, name, 0, 0});
        return *found;
    });
    const QString source = mail.value(u"template"_s).toString();
    const auto page = text::Template::compile(source);
    if (!page)
        return fail(page.error().toString());
    const auto output = environment.render(*page, variables);
    if (!output)
        return fail(output.error().toString());

    const text::Value prepared = text::Value::fromJson(variables);
    const double fromJson = medianMicroseconds(rounds, [&] { return environment.render(*page, variables); });
    const double fromValue = medianMicroseconds(rounds, [&] { return environment.render(*page, prepared); });
    const double compiling = medianMicroseconds(rounds, [&] { return text::Template::compile(source); });

    QProcess python;
    python.start(
        u"python3"_s, {QStringLiteral(CALLBOARD_SOURCE "/tests/text/jinja_bench.py"), path, QString::number(rounds)});
    if (!python.waitForFinished(60'000) || python.exitCode() != 0)
        return fail(
            u"python3 with jinja2 is needed for comparison: "_s + QString::fromUtf8(python.readAllStandardError()));
    const QJsonObject jinja = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    const bool same = jinja.value(u"output"_s).toString() == *output;
    if (!same)
        return fail(u"the two outputs differ"_s);

    const QJsonObject figures{
        {u"output_bytes"_s, output->toUtf8().size()},
        {u"rounds"_s, rounds},
        {u"render_us"_s, fromJson},
        {u"render_prepared_us"_s, fromValue},
        {u"compile_us"_s, compiling},
        {u"jinja_version"_s, jinja.value(u"version"_s)},
        {u"jinja_render_us"_s, jinja.value(u"median_us"_s)},
        {u"times_faster"_s, jinja.value(u"median_us"_s).toDouble() / fromJson},
    };
    std::fputs(QJsonDocument(figures).toJson().constData(), stdout);
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A 40-row HTML mail, ours and Jinja2's in the same run, with the same output.
#include "bench/bench.h"

#include "text/template.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QProcess>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr int rounds = 1000;

template <typename Work>
double medianMicroseconds(Work work)
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

tl::unexpected<Error> fail(const QString &why)
{
    return failure(Error::Kind::Invalid, why);
}

Result<QJsonObject> mail(const Options &)
{
    const QString path = QStringLiteral(CALLBOARD_FIXTURES "/text/mail_40_rows.json");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.errorString());
    const QJsonObject given = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject variables = given.value(u"variables"_s).toObject();

    QHash<QString, text::Template> loaded;
    const QJsonObject others = given.value(u"templates"_s).toObject();
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
    const QString source = given.value(u"template"_s).toString();
    const auto page = text::Template::compile(source);
    if (!page)
        return fail(page.error().toString());
    const auto output = environment.render(*page, variables);
    if (!output)
        return fail(output.error().toString());

    const text::Value prepared = text::Value::fromJson(variables);
    const double fromJson = medianMicroseconds([&] { return environment.render(*page, variables); });
    const double fromValue = medianMicroseconds([&] { return environment.render(*page, prepared); });
    const double compiling = medianMicroseconds([&] { return text::Template::compile(source); });

    QProcess python;
    python.start(
        u"python3"_s, {QStringLiteral(CALLBOARD_SOURCE "/tests/bench/peers/jinja.py"), path, QString::number(rounds)});
    if (!python.waitForFinished(60'000) || python.exitCode() != 0)
        return fail(
            u"python3 with jinja2 is needed for comparison: "_s + QString::fromUtf8(python.readAllStandardError()));
    const QJsonObject jinja = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    const bool same = jinja.value(u"output"_s).toString() == *output;
    if (!same)
        return fail(u"the two outputs differ"_s);

    return QJsonObject{
        {u"output_bytes"_s, output->toUtf8().size()},
        {u"rounds"_s, rounds},
        {u"render_us"_s, fromJson},
        {u"render_prepared_us"_s, fromValue},
        {u"compile_us"_s, compiling},
        {u"jinja_version"_s, jinja.value(u"version"_s)},
        {u"jinja_render_us"_s, jinja.value(u"median_us"_s)},
        {u"times_faster"_s, jinja.value(u"median_us"_s).toDouble() / fromJson},
    };
}

const Register registered(Bench{u"mail"_s, u"a 40-row mail, beside Jinja2"_s, mail});

} // namespace

} // namespace cb::bench

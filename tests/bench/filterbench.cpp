// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Filter as you type over the seeded history: each letter is a new question, timed until its first rows are here.
#include "bench/seeded.h"

#include "calls/historymodel.h"
#include "store/database.h"

#include <QElapsedTimer>
#include <QEventLoop>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

// Rare and common names, agents, two words, beginnings, digits, and what is not there.
const std::array words{u"tobias"_s, u"irene castellanos"_s, u"holloway"_s, u"ruth okafor"_s, u"grace mun"_s, u"zoe"_s,
    u"perez"_s, u"mei-ling"_s, u"beatrix w"_s, u"5550142"_s, u"0199"_s, u"+1206555"_s, u"o'brien"_s, u"van dijk"_s,
    u"sorensen"_s, u"xylophone"_s};

Result<QJsonObject> filter(const Options &options)
{
    const Result<QString> folder = seededFolder(options);
    if (!folder)
        return tl::unexpected(folder.error());
    const auto database = openToRead(*folder);
    if (!database)
        return tl::unexpected(database.error());
    calls::HistoryModel model(**database);
    QEventLoop loop;
    std::optional<Error> trouble;
    QObject::connect(&model, &calls::HistoryModel::loaded, &loop, &QEventLoop::quit);
    QObject::connect(&model, &calls::HistoryModel::failed, &loop, [&](const Error &error) {
        trouble = error;
        loop.quit();
    });

    std::vector<qint64> all;
    std::array<std::vector<qint64>, 4> byLetter; // the first, second, third letter; those behind
    const auto ask = [&](const QString &text) {
        calls::HistoryFilter question;
        question.text = text;
        QElapsedTimer timer;
        timer.start();
        model.setFilter(question);
        loop.exec();
        return timer.nsecsElapsed();
    };
    const qint64 unfiltered = ask(u"warm"_s);
    constexpr int rounds = 3;
    for (int round = 0; round < rounds; ++round) {
        for (const QString &word : words) {
            for (qsizetype letters = 1; letters <= word.size(); ++letters) {
                const qint64 time = ask(word.left(letters));
                if (trouble)
                    return tl::unexpected(*trouble);
                all.push_back(time);
                byLetter[size_t(std::min<qsizetype>(letters, 4)) - 1].push_back(time);
            }
            (void)ask({}); // the field is cleared before the next word
        }
    }
    return QJsonObject{{u"calls"_s, options.calls}, {u"cold_ms"_s, rounded(double(unfiltered) / 1e6)},
        {u"letter"_s, distribution(all)}, {u"first_letter"_s, distribution(byLetter[0])},
        {u"second_letter"_s, distribution(byLetter[1])}, {u"third_letter"_s, distribution(byLetter[2])},
        {u"later_letters"_s, distribution(byLetter[3])}};
}

const Register registered(Bench{u"filter"_s, u"search as you type over the whole history, per letter"_s, filter});

} // namespace

} // namespace cb::bench

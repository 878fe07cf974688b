// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the sending of a signed incoming call to its row in the model of a console: three processes, as on a desk whose
// engine is a service. This one is the console. The SID of each call carries the instant of its sending.
#include "bench/bench.h"
#include "bench/processes.h"
#include "bench/seeded.h"

#include "calls/livecallmodel.h"
#include "engine/linkclient.h"
#include "store/changefeed.h"
#include "store/database.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr double perSecond = 100; // a busy switchboard has one
constexpr int settleMs = 1500; // for the last rows

Result<QJsonObject> toRow(const Options &options)
{
    const QTemporaryDir folder(options.folder + u"/callboard-bench-XXXXXX"_s);
    const QString dataFolder = QFileInfo(folder.path()).canonicalFilePath();
    const auto engine = startEngine(dataFolder);
    if (!engine)
        return tl::unexpected(engine.error());
    const auto database = openToRead(dataFolder);
    if (!database)
        return tl::unexpected(database.error());

    calls::LiveCallModel model(**database);
    store::ChangeFeed feed(**database);
    engine::LinkClient link(dataFolder, 0);
    QObject::connect(&feed, &store::ChangeFeed::changed, &model, &calls::LiveCallModel::apply);
    QObject::connect(&link, &engine::LinkClient::changed, &feed, &store::ChangeFeed::look);
    std::vector<qint64> times;
    QObject::connect(&model, &QAbstractItemModel::rowsInserted, &model, [&](const QModelIndex &, int first, int last) {
        const uint64_t now = monotonicNs();
        for (int row = first; row <= last; ++row) {
            const Call *call = model.call(Call::Id{model.index(row).data(IdRole).toLongLong()});
            if (!call)
                continue; // a group's header
            const uint64_t sent = SignedRequests::stampOf(call->sid.toStdString());
            times.push_back(qint64(now - sent));
        }
    });
    QEventLoop loop;
    QObject::connect(&model, &calls::LiveCallModel::ready, &loop, &QEventLoop::quit);
    link.connectToEngine();
    model.load();
    loop.exec();
    feed.start(model.position());

    LoadOptions load;
    load.hook = Hook::Incoming;
    load.port = (*engine)->port();
    load.perSecond = perSecond;
    load.seconds = options.seconds;
    load.stamped = true;
    QProcess sender;
    QObject::connect(
        &sender, &QProcess::finished, &loop, [&] { QTimer::singleShot(settleMs, &loop, &QEventLoop::quit); });
    sender.start(QCoreApplication::applicationFilePath(), loadArguments(load));
    loop.exec();

    const auto sent = qint64((load.seconds + load.warmUpSeconds) * perSecond);
    QJsonObject report{{u"calls_per_second"_s, perSecond}, {u"sent"_s, sent},
        {u"webhook_to_row"_s, distribution(times)}, {u"linked"_s, link.isConnected()}};
    return report;
}

const Register registered(Bench{u"webhook-to-row"_s, u"from sending a signed call to its row in a console"_s, toRow});

} // namespace

} // namespace cb::bench

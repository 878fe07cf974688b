// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The TwiML of a menu: our builder and the vendor's Node library, the same document, each warm and in its own process.
#include "bench/bench.h"
#include "bench/processes.h"

#include "twilio/twiml.h"

#include <QElapsedTimer>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::bench {

namespace {

constexpr int rounds = 20'000;

Result<QByteArray> document()
{
    using namespace twilio::twiml;
    Response response;
    Gather gather{.action = u"/twilio/voice/continue?v=3"_s, .timeout = 6s, .numDigits = 1};
    gather.prompts = {Say{.text = u"Thank you for calling Marlowe Care."_s},
        Say{.text = u"For scheduling, press 1. For billing & accounts, press 2."_s}};
    response.add(gather);
    response.add(Say{.text = u"We did not hear you."_s});
    response.add(Redirect{.url = u"/twilio/voice/continue?v=3&r=1"_s});
    return response.finish();
}

Result<QJsonObject> theirs()
{
    const std::optional<QString> peers = nodePeers();
    if (!peers)
        return failure(Error::Kind::NotFound, u"missing (packaging/bench-peers fetches it)"_s);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NODE_PATH"_s, *peers + u"/node_modules"_s);
    QProcess node;
    node.setProcessEnvironment(environment);
    node.start(u"node"_s, {QStringLiteral(CALLBOARD_SOURCE "/tests/bench/peers/twiml.js"), QString::number(rounds)});
    if (!node.waitForFinished(60'000) || node.exitCode() != 0)
        return failure(Error::Kind::Unreachable, QString::fromUtf8(node.readAllStandardError()));
    return QJsonDocument::fromJson(node.readAllStandardOutput()).object();
}

Result<QJsonObject> twiml(const Options &)
{
    const Result<QByteArray> once = document();
    if (!once)
        return tl::unexpected(once.error());
    std::vector<qint64> times;
    times.reserve(rounds);
    for (int i = 0; i < 2 * rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        const Result<QByteArray> built = document();
        if (i >= rounds && built)
            times.push_back(timer.nsecsElapsed());
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    const double ours = double(times[rounds / 2]) / 1000;
    QJsonObject report{{u"document_bytes"_s, once->size()}, {u"build_us"_s, rounded(ours)}};
    const Result<QJsonObject> peer = theirs();
    if (!peer && peer.error().kind != Error::Kind::NotFound)
        return tl::unexpected(peer.error());
    if (!peer) {
        report.insert(u"twilio_node"_s, peer.error().detail);
        return report;
    }
    report.insert(u"twilio_node_version"_s, peer->value(u"version"_s));
    report.insert(u"twilio_node_build_us"_s, rounded(peer->value(u"median_us"_s).toDouble()));
    report.insert(u"twilio_node_document_bytes"_s, peer->value(u"output"_s).toString().toUtf8().size());
    report.insert(u"times_faster"_s, ratio(peer->value(u"median_us"_s).toDouble(), ours));
    return report;
}

const Register registered(Bench{u"twiml"_s, u"a menu's TwiML, beside the vendor's Node library"_s, twiml});

} // namespace

} // namespace cb::bench

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sending.h"

#include "engine/linkclient.h"

#include <QEventLoop>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ctl {

namespace {
constexpr auto patience = 15s;
}

commands::Actor commandLine()
{
    return {{}, u"command line"_s, commands::Role::Administrator, u"callboardctl"_s};
}

std::unique_ptr<engine::LinkClient> linkTo(const QString &dataFolder)
{
    auto link = std::make_unique<engine::LinkClient>(dataFolder, 0);
    QEventLoop loop;
    QObject::connect(link.get(), &engine::LinkClient::connected, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    link->connectToEngine();
    if (!link->isConnected())
        loop.exec(); // the engine may be about to open it
    return link->isConnected() ? std::move(link) : nullptr;
}

Result<commands::Outcome> sendNow(commands::Sender &sender, const commands::Command &command)
{
    QEventLoop loop;
    Result<commands::Outcome> outcome = failure(Error::Kind::Unreachable, u"the engine did not answer"_s);
    sender.send(command, &loop, [&](Result<commands::Outcome> result) {
        outcome = std::move(result);
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    return outcome;
}

} // namespace cb::ctl

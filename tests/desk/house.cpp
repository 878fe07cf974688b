// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "house.h"

#include "calls/actionstore.h"
#include "calls/callstore.h"
#include "commands/sender.h"
#include "engine/databasetask.h"
#include "engine/sampleorganisation.h"
#include "people/peoplestore.h"

#include <QEventLoop>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

House::House(double speed)
    : clock(engine::SampleOrganisation().moment(), speed)
    , timeline(clock, speed)
    , desk(*engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true}))
{
    const engine::SampleOrganisation sample;
    sample.furnish(desk);
    engine::EngineOptions options;
    options.desk = desk;
    options.port = 0;
    options.account = engine::SampleOrganisation::newAccount();
    options.origin = CallOrigin::Practice;
    options.clockSpeed = speed;
    practice::CarrierOptions account;
    account.accountSid = options.account->sid;
    account.authToken = options.account->tokens.first();
    auto started = engine::Engine::start(std::move(options), clock);
    if (!started)
        qFatal("%ls", qUtf16Printable(started.error().detail));
    engine = std::move(*started);
    carrier = std::make_unique<practice::Carrier>(timeline, account);
    const bool ready = sample.bring(engine->database(), clock.now(), false) && engine->openDoor() && carrier->start();
    if (!ready)
        qFatal("the house does not open");
    carrier->setDesk(engine->localUrl());
    engine->setCarrier(QUrl(carrier->restUrl()));
    const Result<QList<OurNumber>> lines = engine::readNow(engine->database(), cb::calls::ourNumbers);
    for (const OurNumber &number : *lines)
        carrier->addNumber(number.phone.e164(), number.label);
    people = engine::readNow(engine->database(), people::operators).value();
}

House::~House() = default;

Operator House::person(const QString &phone) const
{
    for (const Operator &each : people) {
        if (each.phones.contains(PhoneNumber::fromVendor(phone)))
            return each;
    }
    return {};
}

QJsonObject House::run(const QString &name, const QJsonObject &args)
{
    const Operator me = person(ruth);
    commands::LocalSender sender(
        engine->database(), engine->registry(), {me.id, me.name, commands::Role::Operator, u"test"_s});
    QEventLoop loop;
    QJsonObject answer;
    sender.send(commands::Command::make(name, args), &loop, [&](const Result<commands::Outcome> &outcome) {
        if (outcome)
            answer = outcome->answer;
        else
            qWarning("%ls", qUtf16Printable(outcome.error().detail));
        loop.quit();
    });
    loop.exec();
    return answer;
}

QList<Call> House::open()
{
    return engine::readNow(engine->database(), cb::calls::openCalls).value_or(QList<Call>());
}

Call House::one(Call::Id id)
{
    const auto found =
        engine::readNow(engine->database(), [id](store::Connection &c) { return cb::calls::call(c, id); });
    return found && *found ? **found : Call();
}

QList<PlacedCall> House::planned()
{
    return engine::readNow(engine->database(), cb::calls::plannedCalls).value();
}

void House::picksUp(const QString &number, const QString &keys)
{
    practice::Behaviour behaviour;
    behaviour.after = 1s;
    behaviour.talks = 30min;
    if (!keys.isEmpty())
        behaviour.script.turns = {{practice::Turn::Kind::Press, keys, {}, {}, 0s}};
    carrier->setBehaviour(number, behaviour);
}

QString House::calls(const QString &from, const QList<practice::Turn> &turns)
{
    practice::IncomingCall incoming;
    incoming.from = from;
    incoming.to = u"+12065550100"_s;
    incoming.script.turns = turns;
    incoming.script.patience = 1800s;
    return carrier->placeCall(incoming).value_or(QString());
}

} // namespace cb::test

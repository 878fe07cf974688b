// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/state.h"

#include "base/jsontext.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cb::ivr {

QByteArray State::bytes() const
{
    JsonText json;
    json.begin('{').name("flow"_L1).text(flow).name("version"_L1).number(version);
    json.name("step"_L1).text(step).name("visit"_L1).number(visit);
    const auto number = [&json](QLatin1StringView name, qint64 value) {
        if (value != 0)
            json.name(name).number(value);
    };
    number("steps"_L1, steps);
    number("phase"_L1, phase);
    number("tries"_L1, tries);
    number("problems"_L1, problems);
    // As text: JSON numbers keep 53 bits, our ids have more.
    if (interaction != 0)
        json.name("interaction"_L1).text(QString::number(interaction));
    if (!typed.isEmpty())
        json.name("typed"_L1).text(typed);
    if (ended)
        json.name("ended"_L1).truth(true);
    if (waiting) {
        json.name("waiting"_L1).text(QString::number(waiting->id));
        json.name("until"_L1).number(waiting->until.time_since_epoch().count());
    }
    if (!variables.entries().empty())
        json.name("variables"_L1).raw(QJsonDocument(variables.toJson()).toJson(QJsonDocument::Compact));
    return json.end('}').bytes();
}

Result<State> State::fromBytes(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    if (!json.contains(u"flow"_s) || !json.contains(u"visit"_s))
        return failure(Error::Kind::Storage, u"the state of a call is not readable"_s);
    State state;
    state.flow = json[u"flow"_s].toString();
    state.version = json[u"version"_s].toInt();
    state.step = json[u"step"_s].toString();
    state.visit = json[u"visit"_s].toInt();
    state.steps = json[u"steps"_s].toInt();
    state.phase = json[u"phase"_s].toInt();
    state.tries = json[u"tries"_s].toInt();
    state.typed = json[u"typed"_s].toString();
    state.problems = json[u"problems"_s].toInt();
    state.interaction = json[u"interaction"_s].toString().toLongLong();
    state.ended = json[u"ended"_s].toBool();
    if (json.contains(u"waiting"_s))
        state.waiting = Waiting{json[u"waiting"_s].toString().toLongLong(),
            Instant(std::chrono::milliseconds(json[u"until"_s].toInteger()))};
    state.variables = Variables(json[u"variables"_s].toObject());
    return state;
}

} // namespace cb::ivr

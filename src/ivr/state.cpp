// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/state.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cb::ivr {

QByteArray State::bytes() const
{
    QJsonObject json{{u"flow"_s, flow}, {u"version"_s, version}, {u"step"_s, step}, {u"visit"_s, visit}};
    const auto number = [&json](const QString &name, qint64 value) {
        if (value != 0)
            json.insert(name, value);
    };
    number(u"steps"_s, steps);
    number(u"phase"_s, phase);
    number(u"tries"_s, tries);
    number(u"problems"_s, problems);
    // As text: JSON numbers keep 53 bits, our ids have more.
    if (interaction != 0)
        json.insert(u"interaction"_s, QString::number(interaction));
    if (!typed.isEmpty())
        json.insert(u"typed"_s, typed);
    if (ended)
        json.insert(u"ended"_s, true);
    if (waiting) {
        json.insert(u"waiting"_s, QString::number(waiting->id));
        json.insert(u"until"_s, qint64(waiting->until.time_since_epoch().count()));
    }
    if (!variables.entries().empty())
        json.insert(u"variables"_s, variables.toJson());
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
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

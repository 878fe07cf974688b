// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "calls/actionstore.h"
#include "calls/callstore.h"
#include "engine/databasetask.h"

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addPositionalArgument(u"list"_s, u"The calls that are live now, oldest first."_s);
    parser.addOption({u"planned"_s, u"Those placed for somebody that are still to be made or under way."_s});
}

QString word(CallState state)
{
    switch (groupOf(state)) {
    case CallGroup::Ringing:
        return u"ringing"_s;
    case CallGroup::Queued:
        return u"queued"_s;
    case CallGroup::InProgress:
        return u"in progress"_s;
    case CallGroup::WrapUp:
        return u"wrap-up"_s;
    }
    return {};
}

/// "1234  2026-11-20T10:10:00Z  waiting  attempt 2 of 3  Ruth Okafor  +1 206-555-0142"
int listPlanned(store::Database &database)
{
    const Result<QList<PlacedCall>> planned = engine::readNow(database, calls::plannedCalls);
    if (!planned)
        return failed(planned.error());
    for (const PlacedCall &wish : *planned) {
        const Instant at = wish.nextAt.value_or(wish.createdAt);
        print(u"%1  %2  %3  attempt %4 of %5  %6  %7"_s.arg(QString::number(wish.id.value),
            toDateTime(at).toString(Qt::ISODate),
            wish.state == PlacedCall::State::Waiting ? u"waiting"_s : u"under way"_s, QString::number(wish.attempt),
            QString::number(wish.attempts), wish.agentName, wish.number.display()));
    }
    return good;
}

int run(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments != QStringList{u"list"_s})
        return failed({Error::Kind::Invalid, u"use: callboardctl calls list [--planned]"_s});
    static const SystemClock clock;
    const Result<std::unique_ptr<store::Database>> database = openForReading(parser, clock);
    if (!database)
        return failed(database.error());
    if (parser.isSet(u"planned"_s))
        return listPlanned(**database);
    const Result<QList<Call>> open = engine::readNow(**database, calls::openCalls);
    if (!open)
        return failed(open.error());
    for (const Call &call : *open) {
        print(u"%1  %2  %3  %4"_s.arg(call.sid, toDateTime(call.startedAt).toString(Qt::ISODate), word(call.state),
            call.number.isEmpty() ? call.from : call.number.display()));
    }
    return good;
}

} // namespace

Command callsCommand()
{
    return {u"calls"_s, u"Lists live calls."_s, describe, run};
}

} // namespace cb::ctl

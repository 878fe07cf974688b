// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "calls/callstore.h"
#include "engine/databasetask.h"

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addPositionalArgument(u"list"_s, u"The calls that are live now, oldest first."_s);
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

int run(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments != QStringList{u"list"_s})
        return failed({Error::Kind::Invalid, u"use: callboardctl calls list"_s});
    static const SystemClock clock;
    const Result<std::unique_ptr<store::Database>> database = openForReading(parser, clock);
    if (!database)
        return failed(database.error());
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

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callfixtures.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

using namespace cb::calls;

SiteTime newYork()
{
    return {QTimeZone("America/New_York"), QTime(6, 0)};
}

Instant at(qint64 ms)
{
    static const Instant nine = toInstant(QDateTime(QDate(2026, 11, 20), QTime(9, 0), QTimeZone("America/New_York")));
    return nine + std::chrono::milliseconds(ms);
}

QList<store::Engine> engines()
{
    QList<store::Engine> all{store::Engine::Sqlite};
    if (qEnvironmentVariableIsSet("CALLBOARD_TEST_PG"))
        all << store::Engine::PostgreSql;
    return all;
}

Parties fromCaller(const QString &caller)
{
    return {CallDirection::Inbound, caller, u"+12065550100"_s, {}};
}

namespace {

Parties toCallee(CallDirection direction)
{
    return {direction, u"+12065550100"_s, u"+12065550176"_s, {}};
}

Told told(const Parties &parties, qint64 ms, Fact::What what)
{
    return {parties, {Fact{at(ms), std::move(what)}}};
}

StatusChanged status(CallProgress progress, int sip = 0)
{
    return {progress, {}, sip};
}

StatusChanged ended(CallProgress progress, std::chrono::seconds length)
{
    return {progress, length, 0};
}

Moved moved(CallState state, const QString &agent = {}, int position = 0, int agents = 0)
{
    return {state, position, agents, {}, agent, {}};
}

} // namespace

QList<Story> stories()
{
    const Parties caller = fromCaller();
    const Parties nobody; // an event of a leg does not say who called
    return {
        {u"talks after the queue"_s, u"CA01"_s,
            {
                {caller,
                    {Fact{at(0), status(CallProgress::Ringing)},
                        Fact{at(0), StepEntered{1, u"Main line"_s, {}, u"Main line"_s}},
                        Fact{at(0), StepEntered{2, u"Menu"_s, {}, {}}}}},
                {caller,
                    {Fact{at(9000), status(CallProgress::InProgress)},
                        Fact{at(0), StepEntered{2, u"Menu"_s, u"pressed 2"_s, u"Scheduling"_s}},
                        Fact{at(9000), moved(CallState::Queued, {}, 3)}}},
                told(caller, 20000, moved(CallState::Queued, {}, 1)),
                told(nobody, 21000,
                    LegChanged{u"CA01a"_s, CallProgress::Ringing, u"+12065550301"_s, {7}, u"Ruth Okafor"_s}),
                told(nobody, 33000,
                    LegChanged{u"CA01a"_s, CallProgress::InProgress, u"+12065550301"_s, {7}, u"Ruth Okafor"_s}),
                told(nobody, 90000,
                    LegChanged{u"CA01a"_s, CallProgress::Completed, u"+12065550301"_s, {7}, u"Ruth Okafor"_s}),
                told(caller, 91000, ended(CallProgress::Completed, 82s)),
            },
            CallState::Completed, CallOutcome::Answered, CallEnd::None},
        {u"hold, resume, wrap-up"_s, u"CA02"_s,
            {
                told(caller, 0, status(CallProgress::Ringing)),
                told(caller, 1000, moved(CallState::Ringing, {}, 0, 6)),
                told(caller, 8000, moved(CallState::InProgress, u"Lena Fischer"_s)),
                told(caller, 30000, moved(CallState::OnHold)),
                told(caller, 50000, moved(CallState::InProgress)),
                told(caller, 60000, moved(CallState::WrapUp)),
                told(caller, 60000, status(CallProgress::Completed)),
            },
            CallState::WrapUp, CallOutcome::Answered, CallEnd::None},
        {u"hangs up in the queue"_s, u"CA03"_s,
            {
                told(caller, 0, status(CallProgress::Ringing)),
                told(caller, 500, status(CallProgress::InProgress)),
                told(caller, 5000, moved(CallState::Queued, {}, 2)),
                told(caller, 252000, status(CallProgress::Completed)),
            },
            CallState::Completed, CallOutcome::LeftQueue, CallEnd::HungUp},
        {u"nobody takes it"_s, u"CA04"_s,
            {
                told(caller, 0, status(CallProgress::Ringing)),
                told(caller, 3000, moved(CallState::Ringing, {}, 0, 2)),
                told(nobody, 4000, LegChanged{u"CA04a"_s, CallProgress::Ringing, u"+12065550301"_s, {}, {}}),
                told(nobody, 24000, LegChanged{u"CA04a"_s, CallProgress::NoAnswer, u"+12065550301"_s, {}, {}}),
                told(nobody, 25000, LegChanged{u"CA04b"_s, CallProgress::Busy, u"+12065550302"_s, {}, {}}),
                told(caller, 31000, status(CallProgress::Completed)),
            },
            CallState::Completed, CallOutcome::Missed, CallEnd::Busy},
        {u"leaves a message"_s, u"CA05"_s,
            {
                told(caller, 0, status(CallProgress::Ringing)),
                told(caller, 1000, status(CallProgress::InProgress)),
                told(caller, 30000, RecordingChanged{u"RE05"_s, CallRecording::State::InProgress, 1, {}, {}}),
                told(caller, 60000,
                    RecordingChanged{u"RE05"_s, CallRecording::State::Completed, 1, 30s, u"https://x"_s}),
                told(caller, 60000, MessageLeft{}),
                told(caller, 60500, status(CallProgress::Completed)),
            },
            CallState::Completed, CallOutcome::Voicemail, CallEnd::HungUp},
        {u"hears the hours and goes"_s, u"CA06"_s,
            {
                told(caller, 0, status(CallProgress::Ringing)),
                told(caller, 800, status(CallProgress::InProgress)),
                told(caller, 20000, status(CallProgress::Completed)),
            },
            CallState::Completed, CallOutcome::Served, CallEnd::HungUp},
        {u"gives up before the flow"_s, u"CA07"_s,
            {
                told(caller, 0, status(CallProgress::Ringing)),
                told(caller, 2000, status(CallProgress::Canceled)),
            },
            CallState::Canceled, CallOutcome::Missed, CallEnd::HungUp},
        {u"is dialled and answers"_s, u"CA08"_s,
            {
                {toCallee(CallDirection::Outbound),
                    {Fact{at(0), status(CallProgress::Queued)},
                        Fact{at(0), moved(CallState::Dialing, u"Marcus Bell"_s)}}},
                told(toCallee(CallDirection::Outbound), 300, status(CallProgress::Initiated)),
                told(toCallee(CallDirection::Outbound), 900, status(CallProgress::Ringing)),
                told(toCallee(CallDirection::Outbound), 9000, status(CallProgress::InProgress)),
                told(toCallee(CallDirection::Outbound), 70000, status(CallProgress::Completed)),
            },
            CallState::Completed, CallOutcome::Answered, CallEnd::None},
        {u"a callback to a dead number"_s, u"CA09"_s,
            {
                told(toCallee(CallDirection::Callback), 0, moved(CallState::Dialing, u"Marcus Bell"_s)),
                told(toCallee(CallDirection::Outbound), 300, status(CallProgress::Initiated)),
                told(toCallee(CallDirection::Outbound), 2000, status(CallProgress::Failed, 404)),
            },
            CallState::Failed, CallOutcome::NotConnected, CallEnd::NotInService},
    };
}

} // namespace cb::test

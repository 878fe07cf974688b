// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/practiceprobe.h"

#include "calls/callstore.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace cb::engine {

namespace {

/// Our progress in the carrier's words.
QString wordOf(CallProgress progress)
{
    switch (progress) {
    case CallProgress::Unknown:
        return {};
    case CallProgress::Queued:
        return u"queued"_s;
    case CallProgress::Initiated:
        return u"initiated"_s;
    case CallProgress::Ringing:
        return u"ringing"_s;
    case CallProgress::InProgress:
        return u"in-progress"_s;
    case CallProgress::Canceled:
        return u"canceled"_s;
    case CallProgress::NoAnswer:
        return u"no-answer"_s;
    case CallProgress::Busy:
        return u"busy"_s;
    case CallProgress::Failed:
        return u"failed"_s;
    case CallProgress::Completed:
        return u"completed"_s;
    }
    return {};
}

Result<practice::DeskProbe::Call> look(store::Connection &connection, const QString &sid)
{
    practice::DeskProbe::Call found;
    const Result<std::optional<Call>> call = calls::callBySid(connection, sid);
    if (!call)
        return tl::unexpected(call.error());
    if (!*call)
        return found;
    const Result<CallDetail> detail = calls::detail(connection, (*call)->id);
    if (!detail)
        return tl::unexpected(detail.error());
    found.rows = 1; // the SID is unique in the table
    found.status = wordOf(detail->call.progress);
    for (const RouteEntry &step : detail->call.route) {
        found.route << step.label;
        if (!step.crumb.isEmpty() && step.crumb != step.label)
            found.route << step.crumb;
    }
    found.recordings = int(std::count_if(detail->recordings.begin(), detail->recordings.end(),
        [](const CallRecording &one) { return one.state == CallRecording::State::Completed; }));
    return found;
}

} // namespace

PracticeProbe::PracticeProbe(store::Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{ }

void PracticeProbe::call(const QString &callSid, std::function<void(Result<Call>)> done)
{
    m_database.readFor<Call>(
        [callSid](store::Connection &connection) { return look(connection, callSid); }, this, std::move(done));
}

void PracticeProbe::callCount(std::function<void(Result<int>)> done)
{
    m_database.readFor<int>(
        [](store::Connection &connection) { return calls::callCount(connection); }, this, std::move(done));
}

} // namespace cb::engine

#include "moc_practiceprobe.cpp"

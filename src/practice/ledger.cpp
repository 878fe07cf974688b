// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/ledger.h"

#include <algorithm>

namespace cb::practice {

namespace {

template <typename Map>
auto *found(Map &map, const QString &sid)
{
    const auto at = map.find(sid);
    return at == map.end() ? nullptr : &at->second;
}

} // namespace

CallRecord &Ledger::add(CallRecord call)
{
    forgetOldest();
    m_calls.append(call.sid);
    const QString sid = call.sid;
    return m_callBySid.insert_or_assign(sid, std::move(call)).first->second;
}

CallRecord *Ledger::call(const QString &sid)
{
    return found(m_callBySid, sid);
}

const CallRecord *Ledger::call(const QString &sid) const
{
    return found(m_callBySid, sid);
}

bool Ledger::removeCall(const QString &sid)
{
    m_calls.removeOne(sid);
    return m_callBySid.erase(sid) > 0;
}

RecordingRecord &Ledger::add(RecordingRecord recording)
{
    m_recordings.append(recording.sid);
    const QString sid = recording.sid;
    return m_recordingBySid.insert_or_assign(sid, std::move(recording)).first->second;
}

RecordingRecord *Ledger::recording(const QString &sid)
{
    return found(m_recordingBySid, sid);
}

const RecordingRecord *Ledger::recording(const QString &sid) const
{
    return found(m_recordingBySid, sid);
}

QList<const RecordingRecord *> Ledger::recordingsOf(const QString &callSid) const
{
    QList<const RecordingRecord *> recordings;
    for (const QString &sid : m_recordings) {
        const RecordingRecord *candidate = recording(sid);
        if (candidate->callSid == callSid)
            recordings.append(candidate);
    }
    return recordings;
}

bool Ledger::removeRecording(const QString &sid)
{
    m_recordings.removeOne(sid);
    return m_recordingBySid.erase(sid) > 0;
}

NumberRecord &Ledger::add(NumberRecord number)
{
    m_numbers.append(std::move(number));
    return m_numbers.last();
}

NumberRecord *Ledger::number(const QString &sid)
{
    const auto at =
        std::find_if(m_numbers.begin(), m_numbers.end(), [&](const NumberRecord &number) { return number.sid == sid; });
    return at == m_numbers.end() ? nullptr : &*at;
}

NumberRecord *Ledger::numberOf(const QString &phoneNumber)
{
    const auto at = std::find_if(m_numbers.begin(), m_numbers.end(),
        [&](const NumberRecord &number) { return number.phoneNumber == phoneNumber; });
    return at == m_numbers.end() ? nullptr : &*at;
}

void Ledger::forgetOldest()
{
    if (m_calls.size() < m_mostCalls)
        return;
    const auto oldest = std::find_if(
        m_calls.begin(), m_calls.end(), [this](const QString &sid) { return call(sid)->endedAt.has_value(); });
    if (oldest == m_calls.end())
        return;
    const QString sid = *oldest;
    for (const RecordingRecord *recording : recordingsOf(sid)) {
        const QString recordingSid = recording->sid;
        removeRecording(recordingSid);
    }
    removeCall(sid);
}

} // namespace cb::practice

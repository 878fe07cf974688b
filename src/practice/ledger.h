// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/records.h"

#include <QList>

#include <unordered_map>

namespace cb::practice {

/// What the account has: calls, recordings and numbers, in the order they came. Bounded: when there are too many, the
/// oldest calls that have ended are forgotten, with their recordings. What is returned stays in its place until it is
/// removed.
class Ledger
{
public:
    explicit Ledger(qsizetype mostCalls = 5000)
        : m_mostCalls(mostCalls)
    { }

    CallRecord &add(CallRecord call);
    [[nodiscard]] CallRecord *call(const QString &sid);
    [[nodiscard]] const CallRecord *call(const QString &sid) const;
    [[nodiscard]] const QList<QString> &callSids() const { return m_calls; } // oldest first
    bool removeCall(const QString &sid);

    RecordingRecord &add(RecordingRecord recording);
    [[nodiscard]] RecordingRecord *recording(const QString &sid);
    [[nodiscard]] const RecordingRecord *recording(const QString &sid) const;
    [[nodiscard]] const QList<QString> &recordingSids() const { return m_recordings; }
    [[nodiscard]] QList<const RecordingRecord *> recordingsOf(const QString &callSid) const;
    bool removeRecording(const QString &sid);

    NumberRecord &add(NumberRecord number);
    [[nodiscard]] NumberRecord *number(const QString &sid);
    [[nodiscard]] NumberRecord *numberOf(const QString &phoneNumber);
    [[nodiscard]] QList<NumberRecord> &numbers() { return m_numbers; }
    [[nodiscard]] const QList<NumberRecord> &numbers() const { return m_numbers; }

private:
    void forgetOldest();

    qsizetype m_mostCalls;
    std::unordered_map<QString, CallRecord> m_callBySid;
    QList<QString> m_calls;
    std::unordered_map<QString, RecordingRecord> m_recordingBySid;
    QList<QString> m_recordings;
    QList<NumberRecord> m_numbers; // a handful
};

} // namespace cb::practice

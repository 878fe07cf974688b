// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/speech.h"
#include "practice/courier.h"
#include "practice/ledger.h"
#include "practice/script.h"
#include "practice/sids.h"
#include "practice/timeline.h"

#include <QHash>
#include <QObject>
#include <QRandomGenerator>

#include <memory>

namespace cb::practice {

class Leg;
struct LegPlan;

/// The switch room: every call under way, the people who answer, and what is written down about them.
class Exchange final : public QObject
{
    Q_OBJECT
public:
    Exchange(Timeline &timeline, Courier &courier, Sids &sids, QString accountSid, qsizetype mostCalls,
        QObject *parent = nullptr);
    ~Exchange() override;

    [[nodiscard]] Timeline &timeline() { return m_timeline; }
    [[nodiscard]] Timers &timers() { return m_timers; } // for what outlives a leg
    [[nodiscard]] Courier &courier() { return m_courier; }
    [[nodiscard]] Sids &sids() { return m_sids; }
    [[nodiscard]] Ledger &ledger() { return m_ledger; }
    [[nodiscard]] const Ledger &ledgerView() const { return m_ledger; }
    [[nodiscard]] audio::Speech &speech() { return m_speech; }
    [[nodiscard]] const QString &accountSid() const { return m_accountSid; }
    void setApiUrl(const QString &url) { m_apiUrl = url; }
    /// "http://127.0.0.1:1234/2010-04-01/Accounts/AC…/Recordings/RE…": without a suffix, as in callbacks.
    [[nodiscard]] QString recordingUrl(const QString &sid) const;

    /// Makes the call known and begins it. The leg lives until its call has ended.
    Leg *begin(LegPlan plan);
    [[nodiscard]] Leg *leg(const QString &callSid) const; // null once the call has ended
    [[nodiscard]] qsizetype open() const { return m_legs.size(); }
    [[nodiscard]] bool isIdle() const { return m_legs.isEmpty() && m_timers.isEmpty(); }
    void hangUpAll();

    void setBehaviour(const QString &number, const Behaviour &behaviour) { m_behaviours.insert(number, behaviour); }
    void setUsualBehaviour(const Behaviour &behaviour) { m_usual = behaviour; }
    void seedBehaviours(quint64 seed) { m_dice.seed(quint32(seed)); }
    /// What happens when that number is rung now: a telephone that is in use is busy.
    [[nodiscard]] Behaviour behaviourOf(const QString &number);

    /// How long a text is heard; words of usual speed when no voice is installed.
    [[nodiscard]] milliseconds lengthOf(const QString &text, const QString &language);
    [[nodiscard]] audio::Pcm soundOf(const RecordingRecord &recording);

    // For legs and their activities.
    void touch(CallRecord &call); // something about it changed
    void heard(CallRecord &call, const QString &text);
    void warn(CallRecord &call, const QStringList &warnings);
    void ended(Leg *leg);

Q_SIGNALS:
    void callChanged(const QString &callSid);
    void said(const QString &callSid, const QString &text);
    void warned(const QString &callSid, const QString &warning);

private:
    Timeline &m_timeline;
    Courier &m_courier;
    Sids &m_sids;
    QString m_accountSid;
    QString m_apiUrl;
    Ledger m_ledger;
    audio::Speech m_speech;
    QHash<QString, Leg *> m_legs; // children, by call
    QHash<QString, Behaviour> m_behaviours;
    Behaviour m_usual;
    QRandomGenerator m_dice; // of behaviours alone: SIDs never repeat
    Timers m_timers;
};

} // namespace cb::practice

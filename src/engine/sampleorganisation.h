// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/accountcheck.h"
#include "base/clock.h"
#include "base/deskstatus.h"
#include "base/practicephone.h"
#include "base/result.h"
#include "engine/desk.h"
#include "engine/engine.h"

#include <QJsonObject>
#include <QString>

namespace cb::practice {
class Carrier;
}

namespace cb::engine {

/// Marlowe Care, the organisation of practice mode: its people, numbers and a Friday morning of calls.
/// Source: resources/practice/sample.
class SampleOrganisation
{
public:
    SampleOrganisation();

    /// Fri 20 Nov 2026 09:42 in New York: the moment the design's pictures show.
    [[nodiscard]] Instant moment() const;
    /// Its settings; nothing of the real desk's environment counts.
    void furnish(Desk &desk) const;
    /// The practice carrier's account: one SID, a new token each time.
    [[nodiscard]] static Account newAccount();
    /// Into a database without operators: people and numbers, and with `calls` the morning as it is at `now`, and the
    /// messages left by then.
    [[nodiscard]] Result<> bring(store::Database &database, Instant now, bool calls) const;
    /// What callers have said to the carrier in those messages: it has the recordings, from where the desk fetches
    /// them.
    void recordAt(practice::Carrier &carrier) const;
    /// The sound of the newest messages, as if it had been fetched: for a picture, which has no carrier.
    [[nodiscard]] Result<> bringSound(store::Database &database, const Desk &desk, const Clock &clock) const;

    [[nodiscard]] QString name() const;
    [[nodiscard]] QString operatorName() const; // who sits at the practice desk
    /// Ready-made things to say into the practice phone; without their sound.
    [[nodiscard]] QList<PracticeSpeech> voices() const;
    /// The status bar of the pictures.
    [[nodiscard]] DeskStatus status() const;
    /// The account of the pictures, as Twilio would tell of it.
    [[nodiscard]] AccountReport account(const QString &sid) const;

private:
    QJsonObject m_desk;
    QJsonObject m_people;
    QJsonObject m_calls;
    QJsonObject m_messages;
};

} // namespace cb::engine

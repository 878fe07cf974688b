// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/callboard/session.h"
#include "engine/practicetime.h"
#include "engine/sampleorganisation.h"
#include "people/people.h"
#include "practice/carrier.h"
#include "practice/handset.h"
#include "practice/scenariorunner.h"
#include "practice/timeline.h"

#include <QUrl>

#include <memory>

namespace cb::app {

/// Practice mode: the sample organisation, its clock, and the carrier that plays its callers.
class PracticeHouse final : public QObject
{
    Q_OBJECT
public:
    PracticeHouse();
    ~PracticeHouse() override;

    /// The moment of the design's pictures: standing for a picture, else running from there.
    [[nodiscard]] std::unique_ptr<Clock> makeClock(bool standing);
    void furnish(engine::Desk &desk);
    /// Where the practice carrier answers; empty before begin().
    [[nodiscard]] QUrl carrierUrl() const;
    [[nodiscard]] AccountReport accountOfPictures() const { return m_sample.account(m_account.sid); }
    [[nodiscard]] const engine::Account &account() const { return m_account; }
    /// Loads the sample organisation into an empty database. For a picture the board shows the sample's status, too.
    [[nodiscard]] Result<> bringSample(Session &session, const Clock &clock, bool forPicture);
    [[nodiscard]] QString organisation() const { return m_sample.name(); }
    [[nodiscard]] Operator::Id usual() const
    {
        return m_usual;
    } // who sits at the practice desk unless another signs in
    /// The carrier starts, and the morning with it. Nothing when another process is the engine: it has its own carrier.
    void begin(Session &session);
    /// Null when another process is the engine.
    [[nodiscard]] PracticePhone *phone() const;
    /// Null for a picture, whose clock stands, and when another process is the engine.
    [[nodiscard]] TimeTravel *timeTravel() const;

private:
    /// The carrier with all of our numbers, not listening yet.
    [[nodiscard]] Result<> furnishCarrier(Session &session, const Clock &clock);
    void playMorning();

    engine::SampleOrganisation m_sample;
    engine::Account m_account;
    engine::Desk m_desk;
    Operator::Id m_usual;
    ShiftedClock *m_clock = nullptr; // which makeClock() handed out; null for a picture
    std::unique_ptr<practice::Timeline> m_timeline;
    std::unique_ptr<practice::Carrier> m_carrier;
    std::unique_ptr<practice::ScenarioRunner> m_morning;
    std::unique_ptr<practice::Handset> m_handset;
    std::unique_ptr<engine::PracticeTime> m_time;
};

} // namespace cb::app

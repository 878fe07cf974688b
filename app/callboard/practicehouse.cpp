// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/practicehouse.h"

#include "calls/callstore.h"
#include "engine/databasetask.h"
#include "ivr/ivrstore.h"
#include "people/peoplestore.h"

#include <QFile>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::app {

namespace {

Q_LOGGING_CATEGORY(lcPractice, "callboard.practice.house", QtInfoMsg)

Result<practice::Scenario> morning()
{
    QFile file(u":/callboard/practice/morning.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::NotFound, u"this program was built without its morning"_s);
    return practice::Scenario::parse(file.readAll());
}

} // namespace

PracticeHouse::PracticeHouse()
    : m_account(engine::SampleOrganisation::newAccount())
{ }

PracticeHouse::~PracticeHouse() = default;

std::unique_ptr<Clock> PracticeHouse::makeClock(bool standing)
{
    if (standing)
        return std::make_unique<ManualClock>(m_sample.moment());
    auto clock = std::make_unique<ShiftedClock>(m_sample.moment());
    m_clock = clock.get();
    return clock;
}

void PracticeHouse::furnish(engine::Desk &desk)
{
    m_sample.furnish(desk);
    // Where the settings pages look for it.
    desk.practice = true;
    desk.environment.insert(u"CALLBOARD_RECORDING_FORMAT"_s, u"wav"_s); // the practice carrier has nothing else
    desk.environment.insert(u"TWILIO_ACCOUNT_SID"_s, m_account.sid);
    desk.environment.insert(u"TWILIO_AUTH_TOKEN"_s, QString::fromLatin1(m_account.tokens.first().reveal()));
    m_desk = desk;
}

QUrl PracticeHouse::carrierUrl() const
{
    return m_carrier ? QUrl(m_carrier->restUrl()) : QUrl();
}

Result<> PracticeHouse::bringSample(Session &session, const Clock &clock, bool forPicture)
{
    if (session.engine()) {
        if (const Result<> brought = m_sample.bring(session.database(), clock.now(), true); !brought)
            return brought;
        if (forPicture) {
            if (const Result<> sound = m_sample.bringSound(session.database(), m_desk, clock); !sound)
                qCWarning(lcPractice, "no sound for the picture: %ls", qUtf16Printable(sound.error().detail));
        }
    }
    const Result<QList<Operator>> operators = engine::readNow(session.database(), people::operators);
    if (!operators)
        return tl::unexpected(operators.error());
    const auto usual = std::find_if(operators->begin(), operators->end(),
        [this](const Operator &one) { return one.name == m_sample.operatorName(); });
    if (usual != operators->end())
        m_usual = usual->id;
    const DeskStatus status = m_sample.status();
    // A running practice shows what is there: its carrier answers for itself; mail has no practice provider yet.
    if (forPicture)
        session.setBeyond(status.carrier, status.mail);
    if (forPicture)
        session.board().set(status);
    return session.engine() ? furnishCarrier(session, clock) : Result<>();
}

Result<> PracticeHouse::furnishCarrier(Session &session, const Clock &clock)
{
    practice::CarrierOptions options;
    options.accountSid = m_account.sid;
    options.authToken = m_account.tokens.first();
    options.accountName = m_sample.status().carrier.account;
    m_timeline = std::make_unique<practice::Timeline>(clock, 1.0);
    m_carrier = std::make_unique<practice::Carrier>(*m_timeline, options);
    const Result<QList<OurNumber>> numbers = engine::readNow(session.database(), calls::ourNumbers);
    if (!numbers)
        return tl::unexpected(numbers.error());
    for (const OurNumber &number : *numbers)
        m_carrier->addNumber(number.phone.e164(), number.label);
    m_handset = std::make_unique<practice::Handset>(*m_carrier, *m_timeline, m_sample.voices());
    if (!m_clock) // for a picture it stands
        return {};
    const auto hours = engine::readNow(
        session.database(), [](store::Connection &connection) { return ivr::hours(connection, u"office"_s); });
    if (!hours)
        return tl::unexpected(hours.error());
    m_time = std::make_unique<engine::PracticeTime>(
        *m_clock, *m_timeline, *m_carrier, session.configuration().site(), *hours ? (*hours)->hours : ivr::Hours());
    return {};
}

PracticePhone *PracticeHouse::phone() const
{
    return m_handset.get();
}

TimeTravel *PracticeHouse::timeTravel() const
{
    return m_time.get();
}

void PracticeHouse::begin(Session &session)
{
    if (!m_carrier || session.engine()->localUrl().isEmpty())
        return;
    if (const Result<> started = m_carrier->start(); !started) {
        qCWarning(lcPractice, "the practice carrier did not start: %ls", qUtf16Printable(started.error().detail));
        return;
    }
    m_sample.recordAt(*m_carrier);
    m_carrier->setDesk(session.engine()->localUrl());
    session.engine()->setCarrier(QUrl(m_carrier->restUrl()));
    if (m_time) {
        connect(m_time.get(), &engine::PracticeTime::leaving, this, [this] {
            m_morning.reset(); // no more callers
            m_handset->hangUp();
        });
        connect(m_time.get(), &engine::PracticeTime::arrived, this, &PracticeHouse::playMorning);
    }
    playMorning();
}

void PracticeHouse::playMorning()
{
    Result<practice::Scenario> scenario = morning();
    if (!scenario) {
        qCWarning(lcPractice, "no morning: %ls", qUtf16Printable(scenario.error().detail));
        return;
    }
    m_morning = std::make_unique<practice::ScenarioRunner>(*m_carrier, *m_timeline, std::move(*scenario), nullptr);
    m_morning->start(true);
}

} // namespace cb::app

#include "moc_practicehouse.cpp"

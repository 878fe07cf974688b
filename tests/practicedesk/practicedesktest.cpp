// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callstore.h"
#include "engine/databasetask.h"
#include "engine/engine.h"
#include "engine/practicetime.h"
#include "engine/sampleorganisation.h"
#include "ivr/ivrstore.h"
#include "practice/handset.h"
#include "support/suite.h"
#include "voicemail/voicemailstore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using Kind = cb::PracticeCaption::Kind;
using State = cb::PracticePhone::State;

namespace {

constexpr double speed = 20; // of the practice clock

/// The practice house without a window: the real engine, its door, the carrier and a phone.
class House
{
public:
    House()
        : clock(sample.moment(), speed)
        , timeline(clock, speed)
        , account(engine::SampleOrganisation::newAccount())
    { }

    [[nodiscard]] Result<> open()
    {
        Result<engine::Desk> desk = engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
        if (!desk)
            return tl::unexpected(desk.error());
        sample.furnish(*desk);
        engine::EngineOptions options;
        options.desk = *desk;
        options.account = account;
        options.port = 0;
        options.origin = CallOrigin::Practice;
        Result<std::unique_ptr<engine::Engine>> started = engine::Engine::start(std::move(options), clock);
        if (!started)
            return tl::unexpected(started.error());
        house = std::move(*started);
        if (const Result<> brought = sample.bring(house->database(), clock.now(), false); !brought)
            return brought;
        if (const Result<> door = house->openDoor(); !door)
            return door;
        practice::CarrierOptions carrierOptions;
        carrierOptions.accountSid = account.sid;
        carrierOptions.authToken = account.tokens.first();
        carrier = std::make_unique<practice::Carrier>(timeline, carrierOptions);
        const auto numbers = engine::readNow(house->database(), calls::ourNumbers);
        const auto hours = engine::readNow(
            house->database(), [](store::Connection &connection) { return ivr::hours(connection, u"office"_s); });
        if (!numbers || !hours || !*hours)
            return failure(Error::Kind::NotFound, u"no numbers or hours"_s);
        for (const OurNumber &number : *numbers)
            carrier->addNumber(number.phone.e164(), number.label);
        if (const Result<> listening = carrier->start(); !listening)
            return listening;
        carrier->setDesk(house->localUrl());
        phone = std::make_unique<practice::Handset>(*carrier, timeline);
        time = std::make_unique<engine::PracticeTime>(
            clock, timeline, *carrier, house->configuration().site(), (*hours)->hours);
        return {};
    }

    /// What was said in a call in which nobody presses anything, until `count` sentences were heard.
    [[nodiscard]] QStringList heard(int count)
    {
        if (!phone->call(u"+12065550142"_s, u"+12065550100"_s))
            return {};
        const auto said = [this] {
            QStringList texts;
            for (const PracticeCaption &caption : phone->captions()) {
                if (caption.kind == Kind::Said)
                    texts << caption.text;
            }
            return texts;
        };
        const bool enough =
            QTest::qWaitFor([&] { return said().size() >= count || phone->state() == State::Ended; }, 20'000);
        return enough ? said() : QStringList();
    }

    QTemporaryDir folder;
    engine::SampleOrganisation sample;
    ShiftedClock clock;
    practice::Timeline timeline;
    engine::Account account;
    std::unique_ptr<engine::Engine> house;
    std::unique_ptr<practice::Carrier> carrier;
    std::unique_ptr<practice::Handset> phone;
    std::unique_ptr<engine::PracticeTime> time;
};

} // namespace

/// The practice phone calls the real desk, and its clock travels.
class PracticeDeskTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theDeskAnswersAndItsRowsAreThere()
    {
        House house;
        const Result<> opened = house.open();
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
        const QStringList texts = house.heard(1);
        QVERIFY(!texts.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(house.phone->wait().keys, 20'000); // the front desk's menu
        house.phone->press(u'9'); // none of its keys
        QTRY_VERIFY_WITH_TIMEOUT(house.phone->captions().last().kind == Kind::Said, 20'000);
        house.phone->hangUp();
        QCOMPARE(house.phone->state(), State::Ended);
        QTRY_VERIFY_WITH_TIMEOUT(house.carrier->isIdle(), 10'000);
        const QString sid = house.phone->callSid();
        const auto row = engine::readNow(house.house->database(),
            [sid](store::Connection &connection) { return calls::callBySid(connection, sid); });
        QVERIFY(row && *row);
        QCOMPARE((*row)->origin, CallOrigin::Practice);
        QCOMPARE((*row)->name, u"Beatrix Holloway"_s);
        QVERIFY(!isOpen((*row)->state));
    }

    /// The carrier's recordings are of calls it lists, so that catch-up finds who left them and that they are over.
    void messagesThatAreCaughtUpHaveTheirCallers()
    {
        House house;
        const Result<> opened = house.open();
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
        house.sample.recordAt(*house.carrier);
        house.house->setCarrier(QUrl(house.carrier->restUrl()));
        const auto messages = [&house] {
            return engine::readNow(house.house->database(), [](store::Connection &connection) {
                return voicemail::list(connection, {}, 200);
            }).value_or(QList<Voicemail>());
        };
        QTRY_VERIFY_WITH_TIMEOUT(messages().size() >= 9, 20'000); // of the last day
        for (const Voicemail &message : messages())
            QVERIFY2(!message.caller.e164().isEmpty(), qPrintable(message.callSid));
        const auto open = engine::readNow(house.house->database(), calls::openCalls);
        QVERIFY(open);
        QCOMPARE(open->size(), 0);
    }

    void hoursActAsIfItWereThen()
    {
        House house;
        QVERIFY(house.open());
        const QStringList open = house.heard(1);
        QVERIFY(!open.isEmpty());
        const Result<Instant> closed = house.time->moment(TimeTravel::Moment::Closed);
        QVERIFY(closed);
        QCOMPARE(house.time->moment(TimeTravel::Moment::Holiday).has_value(), false);
        int changes = 0;
        QObject::connect(house.time.get(), &TimeTravel::changed, house.time.get(), [&changes] { ++changes; });
        house.time->travel(*closed); // with a call under way: it ends first
        QTRY_COMPARE_WITH_TIMEOUT(changes, 1, 10'000);
        QVERIFY(house.time->isAway());
        QCOMPARE(house.phone->state(), State::Ended);
        QVERIFY(house.clock.now() >= *closed && house.clock.now() < *closed + 10min);
        const QStringList shut = house.heard(1);
        QVERIFY(!shut.isEmpty());
        QVERIFY2(shut.first() != open.first(), qPrintable(shut.first()));
        house.time->comeBack();
        QTRY_COMPARE_WITH_TIMEOUT(changes, 2, 10'000);
        QVERIFY(!house.time->isAway());
        QVERIFY(house.clock.now() < house.sample.moment() + 1h);
        QCOMPARE(house.heard(1).value(0), open.first());
    }
};
static const test::Register<PracticeDeskTest> practiceDeskTest;

#include "practicedesktest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/practicehouse.h"

#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

/// What practice mode decides for the desk it runs on.
class PracticeHouseTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void recordingsAreWavWhateverWasSaved()
    {
        app::PracticeHouse house;
        engine::Desk desk;
        house.furnish(desk);
        const config::Configuration configuration = desk.configuration({{u"recording.format"_s, u"mp3"_s}});
        QCOMPARE(configuration.text(u"recording.format"_s), u"wav"_s); // the practice carrier has no MP3 to give
        QCOMPARE(configuration.origin(u"recording.format"_s), config::Origin::Environment);
    }
};
static const test::Register<PracticeHouseTest> practiceHouseTest;

#include "practicehousetest.moc"

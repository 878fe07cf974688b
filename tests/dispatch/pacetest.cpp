// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/pace.h"
#include "dispatch/handler.h"
#include "dispatch/outcomes.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::dispatch;

class PaceTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aRateIsATimeFromOneToTheNext()
    {
        const Budgets budgets({{u"call"_s, {4, 10}}, {u"sms"_s, {3, 5}}, {u"twilio"_s, {0, 2}}});
        const store::outbox::Rates rates = budgets.rates();
        QCOMPARE(rates.size(), 2);
        QCOMPARE(store::outbox::gapOf(rates, u"call"_s), 250ms);
        QCOMPARE(store::outbox::gapOf(rates, u"sms:+12065550100"_s), 334ms); // never faster
        QCOMPARE(store::outbox::gapOf(rates, u"twilio"_s), 0ms);
    }

    void whatIsUnderWayIsLimited()
    {
        Budgets budgets({{u"twilio"_s, {0, 2}}});
        QCOMPARE(budgets.room(u"twilio"_s), 2);
        budgets.begin(u"twilio"_s);
        budgets.begin(u"twilio"_s);
        QCOMPARE(budgets.room(u"twilio"_s), 0);
        budgets.end(u"twilio"_s);
        QCOMPARE(budgets.room(u"twilio"_s), 1);
    }

    void eachNumberHasItsOwnCount()
    {
        Budgets budgets({{u"sms"_s, {1, 1}}});
        budgets.begin(u"sms:+12065550100"_s);
        QCOMPARE(budgets.room(u"sms:+12065550100"_s), 0);
        QCOMPARE(budgets.room(u"sms:+12065550101"_s), 1);
    }

    void waitingGrowsAndEnds()
    {
        QCOMPARE(backoff(1), 1s);
        QCOMPARE(backoff(2), 2s);
        QCOMPARE(backoff(5), 16s);
        QCOMPARE(backoff(1000), 5min);
    }

    void aProofIsReadAsItWasWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("ours") << proof({1'882'345'678'901'234'567}, 3) << true;
        QTest::newRow("no attempt") << QByteArray("12") << false;
        QTest::newRow("attempt 0") << QByteArray("12.0") << false;
        QTest::newRow("negative") << QByteArray("-12.1") << false;
        QTest::newRow("words") << QByteArray("a.b") << false;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("more") << QByteArray("12.1.1") << false;
    }
    void aProofIsReadAsItWasWritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        const std::optional<Proof> read = readProof(text);
        QCOMPARE(read.has_value(), good);
        if (good) {
            QCOMPARE(read->id.value, 1'882'345'678'901'234'567);
            QCOMPARE(read->attempt, 3);
        }
    }
};

static const test::Register<PaceTest> paceTest;

#include "pacetest.moc"

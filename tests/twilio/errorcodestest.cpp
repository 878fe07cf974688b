// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/errorcodes.h"
#include "support/suite.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::twilio;

class ErrorCodesTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theTableIsInOrderAndComplete()
    {
        const auto codes = errorCodes();
        QVERIFY(codes.size() > 80);
        QVERIFY(std::adjacent_find(codes.begin(), codes.end(), [](const ErrorCode &a, const ErrorCode &b) {
            return a.code >= b.code;
        }) == codes.end());
        for (const ErrorCode &code : codes) {
            QVERIFY(code.code >= 10000 && code.code < 100000);
            QVERIFY(QByteArrayView(code.meaning).endsWith('.'));
            QVERIFY(code.advice && (*code.advice == '\0' || QByteArrayView(code.advice).endsWith('.')));
        }
    }
    void whatOperatorsMeetIsExplained_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("warning");
        for (const int code : {11200, 11205, 11750, 12100, 12300, 20003, 20429, 21210, 21610, 30007, 30034})
            QTest::addRow("%d", code) << code << false;
        for (const int code : {12200, 13214, 13223, 13521})
            QTest::addRow("%d", code) << code << true;
    }
    void whatOperatorsMeetIsExplained()
    {
        QFETCH(int, code);
        QFETCH(bool, warning);
        QVERIFY(isKnownErrorCode(code));
        QCOMPARE(errorCode(code).code, code);
        QCOMPARE(errorCode(code).severity == Severity::Warning, warning);
    }
    void sameProblemUnderTwoNumbersReadsTheSame()
    {
        QCOMPARE(errorCode(10001).meaning, errorCode(20005).meaning);
        QCOMPARE(errorCode(13225).meaning, errorCode(21216).meaning);
    }
    void anUnknownCodeIsLookedUp()
    {
        QVERIFY(!isKnownErrorCode(99999));
        const ErrorCode code = errorCode(99999);
        QCOMPARE(code.code, 99999);
        QVERIFY(*code.meaning && *code.advice);
        QCOMPARE(errorCodeLink(99999), u"https://www.twilio.com/docs/errors/99999"_s);
    }
};
static const test::Register<ErrorCodesTest> errorCodesTest;

#include "errorcodestest.moc"

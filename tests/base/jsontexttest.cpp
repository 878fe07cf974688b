// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsontext.h"
#include "support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace cb;

/// What is written front to back is what QJsonDocument reads.
class JsonTextTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everyCharacterIsReadAsItWasWritten()
    {
        QString all;
        for (char32_t c = 1; c < 0x11000; c += c < 0x300 ? 1 : 97) {
            if (c < 0xd800 || c > 0xdfff)
                all += QString::fromUcs4(&c, 1);
        }
        all += QChar(0);
        const QByteArray written = JsonText().begin('[').text(all).text(u"").text(u"\"\\").end(']').bytes();
        QJsonParseError error;
        const QJsonArray read = QJsonDocument::fromJson(written, &error).array();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        QCOMPARE(read.at(0).toString(), all);
        QCOMPARE(read.at(1).toString(), QString());
        QVERIFY(read.at(1).isString());
        QCOMPARE(read.at(2).toString(), u"\"\\"_s);
    }

    void halfASurrogateDoesNotSpoilTheRest()
    {
        const QString half = u"a"_s + QChar(0xd800) + u"b"_s;
        const QJsonArray read = QJsonDocument::fromJson(JsonText().begin('[').text(half).end(']').bytes()).array();
        QCOMPARE(read.at(0).toString(), QString::fromUtf8(half.toUtf8())); // Qt's mark for what it is not
    }

    void structureIsThatOfTheCalls()
    {
        JsonText json;
        json.begin('{').name("empty"_L1).begin('[').end(']').name("none"_L1).begin('{').end('}');
        json.name("rows"_L1).begin('[').begin('[').number(-1).text(u"x").end(']').begin('[').end(']').end(']');
        json.name("yes"_L1).truth(true).name("no"_L1).truth(false).name("raw"_L1).raw("{\"a\":[1]}").end('}');
        QCOMPARE(QJsonDocument::fromJson(json.bytes()).object(),
            (QJsonObject{{u"empty"_s, QJsonArray()}, {u"none"_s, QJsonObject()},
                {u"rows"_s, QJsonArray{QJsonArray{-1, u"x"_s}, QJsonArray()}}, {u"yes"_s, true}, {u"no"_s, false},
                {u"raw"_s, QJsonObject{{u"a"_s, QJsonArray{1}}}}}));
    }

    void numbersKeepTheirDigits()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        QCOMPARE(JsonText().begin('[').number(most).number(0).end(']').bytes(), "[9223372036854775807,0]");
    }
};
static const test::Register<JsonTextTest> jsonTextTest;

#include "jsontexttest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/form.h"
#include "support/suite.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using twilio::Form;

class FormTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsEncoded_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QByteArrayList>("flat"); // name, value, name, value …
        QTest::newRow("empty") << QByteArray() << QByteArrayList();
        QTest::newRow("plain") << QByteArray("a=1&b=2") << QByteArrayList{"a", "1", "b", "2"};
        QTest::newRow("plus is a blank") << QByteArray("a=x+y") << QByteArrayList{"a", "x y"};
        QTest::newRow("both cases of hex") << QByteArray("a=%2b%2B") << QByteArrayList{"a", "++"};
        QTest::newRow("name is decoded") << QByteArray("a%5Bb=1") << QByteArrayList{"a[b", "1"};
        QTest::newRow("UTF-8") << QByteArray("Body=Gr%C3%BC%C3%9Fe+%F0%9F%99%82")
                               << QByteArrayList{"Body", "Grüße 🙂"};
        QTest::newRow("raw UTF-8") << QByteArray("Body=Grüße") << QByteArrayList{"Body", "Grüße"};
        QTest::newRow("no equals sign") << QByteArray("a&b=2") << QByteArrayList{"a", "", "b", "2"};
        QTest::newRow("equals in value") << QByteArray("a=b=c") << QByteArrayList{"a", "b=c"};
        QTest::newRow("empty pieces") << QByteArray("&&a=1&") << QByteArrayList{"a", "1"};
        QTest::newRow("repeated, in order")
            << QByteArray("a=2&b=x&a=1") << QByteArrayList{"a", "2", "b", "x", "a", "1"};
    }
    void readsWhatIsEncoded()
    {
        QFETCH(QByteArray, encoded);
        const Result<Form> form = Form::parse(encoded);
        QVERIFY(form);
        QByteArrayList flat;
        for (qsizetype i = 0; i < form->size(); ++i)
            flat << form->at(i).name.toByteArray() << form->at(i).value.toByteArray();
        QTEST(flat, "flat");
    }
    void refusesWhatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no hex") << QByteArray("a=1&b=%zz") << u"form: pair 2: broken percent escape"_s;
        QTest::newRow("half an escape") << QByteArray("a=%4") << u"form: pair 1: broken percent escape"_s;
        QTest::newRow("escape runs over the separator")
            << QByteArray("a=%4&1=x") << u"form: pair 1: broken percent escape"_s;
        QTest::newRow("broken name") << QByteArray("%=1") << u"form: pair 1: broken percent escape"_s;
        QTest::newRow("NUL") << QByteArray("a=x%00y") << u"form: pair 1: NUL byte"_s;
        QTest::newRow("NUL in name") << QByteArray("a%00=x") << u"form: pair 1: NUL byte"_s;
        QTest::newRow("raw NUL") << QByteArray("a=\0", 3) << u"form: pair 1: NUL byte"_s;
        QTest::newRow("not UTF-8") << QByteArray("a=%FF") << u"form: pair 1: not UTF-8"_s;
        QTest::newRow("overlong") << QByteArray("a=%C0%AF") << u"form: pair 1: not UTF-8"_s;
        QTest::newRow("surrogate") << QByteArray("a=%ED%A0%80") << u"form: pair 1: not UTF-8"_s;
        QTest::newRow("character cut by the equals sign") << QByteArray("%C3=%BC") << u"form: pair 1: not UTF-8"_s;
        QTest::newRow("no name") << QByteArray("a=1&=2") << u"form: pair 2: no name"_s;
        QTest::newRow("too many") << QByteArray("a=1&").repeated(1001) << u"form: pair 1001: more than 1000 pairs"_s;
        QTest::newRow("too large") << "a=" + QByteArray(256 * 1024, 'x')
                                   << u"form: 262146 bytes, at most 262144 are read"_s;
    }
    void refusesWhatIsBroken()
    {
        QFETCH(QByteArray, encoded);
        const Result<Form> form = Form::parse(encoded);
        QVERIFY(!form);
        QCOMPARE(form.error().kind, Error::Kind::Invalid);
        QTEST(form.error().detail, "detail");
    }
    void findsByName()
    {
        const Result<Form> form = Form::parse("Digits=1&To=x&Digits=2&Empty=");
        QVERIFY(form);
        QCOMPARE(form->value("Digits"), QByteArrayView("1"));
        QCOMPARE(form->values("Digits"), (QByteArrayList{"1", "2"}));
        QVERIFY(form->has("Empty"));
        QVERIFY(form->value("Empty").isEmpty());
        QVERIFY(!form->has("digits"));
        QVERIFY(!form->has("Digit"));
        QCOMPARE(form->text("To"), u"x"_s);
    }
    void aCopyOutlivesItsOriginal()
    {
        Form copy;
        {
            const Result<Form> form = Form::parse("a=1&b=2");
            QVERIFY(form);
            copy = *form;
        }
        QCOMPARE(copy.value("b"), QByteArrayView("2"));
    }
    void writesAsBrowsersDo()
    {
        Form form;
        form.append("Body", u"a+b & c=d 100% é*-._~"_s);
        form.append("Empty", QByteArrayView());
        QCOMPARE(form.encoded(), QByteArray("Body=a%2Bb+%26+c%3Dd+100%25+%C3%A9*-._%7E&Empty="));
    }
    void whatIsWrittenReadsBack()
    {
        QRandomGenerator dice(20261120);
        for (int round = 0; round < 300; ++round) {
            Form form;
            for (int pair = dice.bounded(1, 12); pair > 0; --pair) {
                QString value;
                for (int i = dice.bounded(0, 30); i > 0; --i) {
                    const char32_t c = dice.bounded(4) == 0 ? 0x1f600u + dice.bounded(64u) : 1u + dice.bounded(0x2ffu);
                    value += QString::fromUcs4(&c, 1);
                }
                form.append(QByteArray("n" + QByteArray::number(dice.bounded(5))), value);
            }
            const Result<Form> read = Form::parse(form.encoded());
            QVERIFY(read);
            QVERIFY(*read == form);
        }
    }
    void anyBytesAreEitherReadOrRefused()
    {
        QRandomGenerator dice(4711);
        const QByteArray alphabet("ab=&%+0Fc3\0\xff\xc3\xbc", 14);
        int readable = 0;
        for (int round = 0; round < 20000; ++round) {
            QByteArray bytes;
            for (int i = dice.bounded(0, 24); i > 0; --i)
                bytes += alphabet[dice.bounded(int(alphabet.size()))];
            const Result<Form> form = Form::parse(bytes);
            if (!form) {
                QCOMPARE(form.error().kind, Error::Kind::Invalid);
                continue;
            }
            ++readable;
            const Result<Form> again = Form::parse(form->encoded());
            QVERIFY(again && *again == *form);
        }
        QVERIFY(readable > 1000 && readable < 19000); // the alphabet reaches both ends
    }
};
static const test::Register<FormTest> formTest;

#include "formtest.moc"

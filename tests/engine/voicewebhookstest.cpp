// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/voicewebhooks.h"
#include "ivr/stepregistry.h"
#include "support/suite.h"
#include "twilio/form.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

const QByteArray call = "AccountSid=AC00000000000000000000000000000001&CallSid=CA00000000000000000000000000000001"
                        "&CallStatus=in-progress&Direction=inbound&From=%2B12065550142&To=%2B12065550100";
const QByteArray subject = "AC00000000000000000000000000000001|CA00000000000000000000000000000001|";

/// The voice webhooks of a desk, read but not run.
struct Reader {
    ManualClock clock{Instant(std::chrono::milliseconds(1'795'185'720'000))};
    ivr::StepRegistry steps = ivr::StepRegistry::standard();
    ivr::FlowLibrary library{steps};
    ivr::Executor executor{library};
    dispatch::Handlers handlers;

    /// The natural key under which a request would be stored; empty when it is not understood.
    [[nodiscard]] QByteArray key(
        const QString &name, const QByteArray &form, const QByteArray &query, const QByteArray &token = "secret")
    {
        const QList<listener::Webhook> webhooks =
            engine::voiceWebhooks({executor, {}, CallOrigin::Live, true, clock, handlers, Secret(token)});
        const auto webhook = std::find_if(
            webhooks.begin(), webhooks.end(), [&name](const listener::Webhook &one) { return one.name == name; });
        const Result<twilio::Form> fields = twilio::Form::parse(form);
        const Result<twilio::Form> ours = twilio::Form::parse(query);
        if (webhook == webhooks.end() || !fields || !ours)
            return {};
        const QByteArray target = webhook->paths.first() + '?' + query;
        const Result<listener::Prepared> prepared = webhook->prepare({*fields, *ours, target});
        return prepared ? prepared->naturalKey : QByteArray();
    }
    [[nodiscard]] QByteArray keyOfGet(const QString &name, const QByteArray &query, const QByteArray &token = "secret")
    {
        return key(name, query, query, token);
    }
};

} // namespace

class VoiceWebhooksTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatACallerKeyedOrSaidIsInNoKey_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u"voice/incoming"_s, u"voice/continue"_s, u"voice/whisper"_s, u"ivr/execute"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void whatACallerKeyedOrSaidIsInNoKey()
    {
        QFETCH(QString, name);
        Reader desk;
        const QByteArray keyed = call + "&v=3&w=7&Digits=90817263";
        const QByteArray key = desk.keyOfGet(name, keyed);
        QVERIFY(key.contains(subject));
        QVERIFY2(!key.contains("90817263"), key.constData());
        // A repeat is known as one; other keys pressed are another request, of another call as well.
        QCOMPARE(desk.keyOfGet(name, keyed), key);
        QVERIFY(desk.keyOfGet(name, call + "&v=3&w=7&Digits=4712") != key);
        const auto code = [](const QByteArray &of) {
            const qsizetype from = of.indexOf("Digits=");
            return from < 0 ? QByteArray() : of.sliced(from);
        };
        const QByteArray other = desk.keyOfGet(name, QByteArray(keyed).replace("CA0000000000", "CA1000000000"));
        QVERIFY(!code(key).isEmpty());
        QVERIFY(code(other) != code(key));
        // A few digits are soon tried out by who has the database, but not the token.
        QVERIFY(code(desk.keyOfGet(name, keyed, "another")) != code(key));

        const QByteArray said = desk.keyOfGet(name, call + "&v=3&w=7&SpeechResult=my+daughter+is+ill");
        QVERIFY(said.contains(subject));
        QVERIFY2(!said.contains("daughter"), said.constData());
    }

    void aFormThatIsPostedKeepsItsKey_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("incoming") << u"voice/incoming"_s << QByteArray() << "incoming|" + subject;
        QTest::newRow("continue") << u"voice/continue"_s << QByteArray("w=7&v=3&f=2")
                                  << "continue|" + subject + "w=7&v=3";
        QTest::newRow("execute") << u"ivr/execute"_s << QByteArray("v=3") << "execute|" + subject + "v=3";
        QTest::newRow("whisper") << u"voice/whisper"_s << QByteArray("s=Hello+there&l=en-US")
                                 << "whisper|" + subject + "s=Hello+there&l=en-US";
    }
    /// Databases hold such keys: a repeat that arrives after an update must find its own.
    void aFormThatIsPostedKeepsItsKey()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, query);
        Reader desk;
        QTEST(desk.key(name, call + "&Digits=90817263", query), "key");
    }
};
static const test::Register<VoiceWebhooksTest> voiceWebhooksTest;

#include "voicewebhookstest.moc"

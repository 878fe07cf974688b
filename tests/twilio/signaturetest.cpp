// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/signature.h"
#include "support/suite.h"
#include "twilio/signedquery.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::twilio;

namespace {

/// A whole request that owns its bytes.
struct Sample {
    QByteArray origin;
    QByteArray target;
    QByteArray method = "POST";
    QByteArray contentType;
    QByteArray body;
    QByteArray signature;
    QByteArray token;
    bool webSocket = false;
};

Verdict check(const Sample &sample, const QList<Secret> &tokens)
{
    const Result<PublicUrl> url = PublicUrl::parse(sample.origin);
    if (!url)
        return {};
    const SignedRequest request{
        sample.target, sample.method, sample.contentType, sample.body, sample.signature, nullptr, sample.webSocket};
    return verifySignature(*url, request, tokens);
}

Verdict check(const Sample &sample)
{
    return check(sample, {Secret(sample.token)});
}

QJsonObject vectorsFile()
{
    QFile file(QStringLiteral(CALLBOARD_FIXTURES "/twilio/signature_vectors.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Sample sampleOf(const QJsonObject &vector)
{
    Sample sample;
    const QByteArray url = vector[u"requestUrl"_s].toString().toUtf8();
    const qsizetype path = url.indexOf('/', url.indexOf("://") + 3);
    sample.origin = url.first(path);
    sample.target = url.sliced(path);
    sample.method = vector[u"method"_s].toString(u"POST"_s).toLatin1();
    sample.signature = vector[u"signature"_s].toString().toLatin1();
    sample.token = vector[u"authToken"_s].toString().toUtf8();
    if (vector.contains(u"body"_s)) {
        sample.contentType = "application/json";
        sample.body = vector[u"body"_s].toString().toUtf8();
        return sample;
    }
    sample.contentType = "application/x-www-form-urlencoded; charset=utf-8";
    Form form;
    for (const QJsonValue &pair : vector[u"params"_s].toArray())
        form.append(pair[0].toString().toUtf8(), pair[1].toString());
    sample.body = vector.contains(u"formBody"_s) ? vector[u"formBody"_s].toString().toUtf8() : form.encoded();
    return sample;
}

QList<std::pair<QString, Sample>> goodSamples()
{
    QList<std::pair<QString, Sample>> samples;
    for (const QJsonValue &vector : vectorsFile()[u"vectors"_s].toArray())
        samples.append({vector[u"id"_s].toString(), sampleOf(vector.toObject())});
    return samples;
}

/// What Twilio sends when a call comes in.
Sample incomingCall()
{
    Sample sample;
    sample.origin = "https://desk.example.com";
    sample.target = "/twilio/voice/incoming";
    sample.contentType = "application/x-www-form-urlencoded";
    sample.token = "0123456789abcdef0123456789abcdef";
    sample.body =
        "AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01&CallSid=CA00000000000000000000000000"
        "00000f&CallStatus=ringing&CallToken=%7B%22parentCallInfoToken%22%3A%22eyJhbGciOiJFUzI1NiJ9%22%7D"
        "&Called=%2B12065550100&CalledCity=SEATTLE&CalledCountry=US&CalledState=WA&CalledZip=98101"
        "&Caller=%2B12065550142&CallerCity=SEATTLE&CallerCountry=US&CallerState=WA&CallerZip=98101"
        "&Direction=inbound&From=%2B12065550142&FromCity=SEATTLE&FromCountry=US&FromState=WA&FromZip=98101"
        "&StirVerstat=TN-Validation-Passed-A&To=%2B12065550100&ToCity=SEATTLE&ToCountry=US&ToState=WA&ToZip=98101";
    const Result<Form> form = Form::parse(sample.body);
    sample.signature = sign(Secret(sample.token), sample.origin + sample.target, *form);
    return sample;
}

} // namespace

class SignatureTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theVendorsVectorsAreAccepted_data()
    {
        QTest::addColumn<int>("index");
        const auto samples = goodSamples();
        QCOMPARE(samples.size(), 27);
        for (int i = 0; i < samples.size(); ++i)
            QTest::newRow(qPrintable(samples[i].first)) << i;
    }
    void theVendorsVectorsAreAccepted()
    {
        QFETCH(int, index);
        const QJsonObject vector = vectorsFile()[u"vectors"_s][index].toObject();
        const Sample sample = sampleOf(vector);
        const Verdict verdict = check(sample);
        QVERIFY2(verdict.accepted, qPrintable(verdict.detail));
        QCOMPARE(verdict.refusal, Refusal::None);
        QCOMPARE(verdict.matchedToken, 0);
        const QByteArray signedUrl = vector[u"signedUrl"_s].toString().toUtf8();
        if (!signedUrl.contains('@'))
            QCOMPARE(verdict.matchedUrl, signedUrl);

        Form form;
        for (const QJsonValue &pair : vector[u"params"_s].toArray())
            form.append(pair[0].toString().toUtf8(), pair[1].toString());
        QCOMPARE(sign(Secret(sample.token), signedUrl, form), sample.signature);
    }
    void whatMustBeRejectedIs_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray rejected = vectorsFile()[u"mustReject"_s].toArray();
        QCOMPARE(rejected.size(), 3);
        for (const QJsonValue &vector : rejected)
            QTest::newRow(qPrintable(vector[u"id"_s].toString())) << vector.toObject();
    }
    void whatMustBeRejectedIs()
    {
        QFETCH(QJsonObject, vector);
        for (const auto &[id, like] : goodSamples()) {
            if (id != vector[u"likeVector"_s].toString())
                continue;
            Sample sample = like;
            sample.signature = vector[u"signature"_s].toString().toLatin1();
            sample.body += vector[u"bodySuffix"_s].toString().toUtf8();
            sample.target += vector[u"querySuffix"_s].toString().toUtf8();
            QVERIFY(!check(sample).accepted);
            return;
        }
        QFAIL("no such vector");
    }
    void anyOtherByteIsRefused()
    {
        int tried = 0;
        for (const auto &[id, good] : goodSamples()) {
            const auto refused = [&](QByteArray Sample::*part, bool sameForm) {
                for (qsizetype i = 0; i < (good.*part).size(); ++i) {
                    Sample bad = good;
                    (bad.*part)[i] = char((bad.*part)[i] ^ 1);
                    if (sameForm && Form::parse(bad.body) && *Form::parse(bad.body) == *Form::parse(good.body))
                        continue; // the case of a hex digit means nothing
                    ++tried;
                    if (check(bad).accepted) {
                        qWarning("%ls accepts byte %lld changed: %s", qUtf16Printable(id), qint64(i),
                            (bad.*part).constData());
                        return false;
                    }
                }
                return true;
            };
            QVERIFY(refused(&Sample::target, false));
            QVERIFY(refused(&Sample::body, good.contentType != "application/json"));
            QVERIFY(refused(&Sample::signature, false));
            QVERIFY(refused(&Sample::token, false));
            Sample elsewhere = good;
            elsewhere.origin.replace(".com", ".net");
            QVERIFY(!check(elsewhere).accepted);
            Sample longer = good;
            longer.signature += '=';
            QVERIFY(!check(longer).accepted);
            Sample insecure = good;
            insecure.origin.replace(insecure.origin.startsWith("https") ? "https" : "http",
                insecure.origin.startsWith("https") ? "http" : "https");
            QVERIFY(!check(insecure).accepted);
        }
        QVERIFY(tried > 4000);
    }

    void twoTokensAreValidWhileTheyRotate()
    {
        const Sample sample = incomingCall();
        const Verdict verdict = check(sample, {Secret("new-token-new-token"), Secret(sample.token)});
        QVERIFY(verdict.accepted);
        QCOMPARE(verdict.matchedToken, 1);
        QVERIFY(!check(sample, {Secret("new-token-new-token")}).accepted);
    }
    void failsClosed_data()
    {
        QTest::addColumn<Sample>("sample");
        QTest::addColumn<bool>("withToken");
        QTest::addColumn<int>("refusal");
        const auto row = [](const char *name, const Sample &sample, bool withToken, Refusal refusal) {
            QTest::newRow(name) << sample << withToken << int(refusal);
        };
        row("no token", incomingCall(), false, Refusal::NoToken);
        Sample sample = incomingCall();
        sample.token.clear();
        row("empty token", sample, true, Refusal::NoToken);
        sample = incomingCall();
        sample.signature.clear();
        row("no header", sample, true, Refusal::NoSignature);
        sample = incomingCall();
        sample.signature = "x";
        row("a word", sample, true, Refusal::WrongSignature);
        sample = incomingCall();
        sample.body = "a=%";
        row("broken form", sample, true, Refusal::BadForm);
        sample = incomingCall();
        sample.contentType = "application/json";
        row("JSON without its hash", sample, true, Refusal::UnsignedBody);
        sample = incomingCall();
        sample.method = "GET";
        row("a body on a GET", sample, true, Refusal::UnsignedBody);
        sample = incomingCall();
        sample.target += "?bodySHA256=" + bodyHash("other");
        sample.signature = sign(Secret(sample.token), sample.origin + sample.target);
        row("another body", sample, true, Refusal::WrongBodyHash);
        sample.target = "/twilio/voice/incoming?bodySHA256=";
        sample.signature = sign(Secret(sample.token), sample.origin + sample.target);
        row("an empty hash", sample, true, Refusal::WrongBodyHash);
    }
    void failsClosed()
    {
        QFETCH(Sample, sample);
        QFETCH(bool, withToken);
        const Verdict verdict = withToken ? check(sample) : check(sample, {});
        QVERIFY(!verdict.accepted);
        QTEST(int(verdict.refusal), "refusal");
        QVERIFY(!verdict.detail.isEmpty());
        QVERIFY(verdict.matchedUrl.isEmpty());
    }

    /// In a process of its own, whose OpenSSL knows no digests.
    void withoutItsDigestEverythingIsRefused()
    {
        constexpr char inThere[] = "CALLBOARD_TEST_NO_DIGEST";
        if (qEnvironmentVariableIsSet(inThere)) {
            const Sample sample = incomingCall();
            const Verdict verdict = check(sample);
            QVERIFY(!verdict.accepted);
            QCOMPARE(int(verdict.refusal), int(Refusal::NoDigest));
            QVERIFY(sign(Secret(sample.token), "https://desk.example.com/").isEmpty());
            return;
        }
        QTemporaryFile conf;
        QVERIFY(conf.open());
        conf.write("openssl_conf = all\n[all]\nproviders = few\n[few]\nbase = base\n[base]\nactivate = 1\n");
        conf.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"OPENSSL_CONF"_s, conf.fileName());
        environment.insert(QString::fromLatin1(inThere), u"1"_s);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QCoreApplication::applicationFilePath(),
            {u"SignatureTest"_s, QString::fromLatin1(QTest::currentTestFunction())});
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            process.readAllStandardOutput().constData());
    }

    void aHashTwiceMeansItsFirst()
    {
        Sample sample = incomingCall();
        sample.contentType = "application/json";
        sample.body = "{}";
        sample.target = "/e?bodySHA256=" + bodyHash(sample.body) + "&bodySHA256=" + bodyHash("x");
        sample.signature = sign(Secret(sample.token), sample.origin + sample.target);
        QVERIFY(check(sample).accepted);
    }
    void aPrefixIsPartOfTheAddress()
    {
        Sample sample = incomingCall();
        const Result<Form> form = Form::parse(sample.body);
        sample.origin = "https://desk.example.com/callboard/";
        sample.signature =
            sign(Secret(sample.token), "https://desk.example.com/callboard/twilio/voice/incoming", *form);
        QVERIFY(check(sample).accepted); // the proxy took it off
        sample.target = "/callboard/twilio/voice/incoming";
        QVERIFY(check(sample).accepted); // the proxy left it on
        sample.target = "/callboardtwilio/voice/incoming";
        QVERIFY(!check(sample).accepted);
    }
    void aQueryMayHaveBeenWrittenAgain()
    {
        Sample sample = incomingCall();
        sample.body.clear();
        sample.target = "/p?a=x+y%20z&b=(!)&c=%41/";
        for (const QByteArray &written : {QByteArray("/p?a=x%20y%20z&b=(!)&c=A%2F"), sample.target}) {
            sample.signature = sign(Secret(sample.token), sample.origin + written);
            QCOMPARE(check(sample).matchedUrl, sample.origin + written);
        }
    }
    void mediaStreamsMayHaveASlash()
    {
        Sample sample = incomingCall();
        sample.body.clear();
        sample.method = "GET";
        sample.webSocket = true;
        sample.target = "/twilio/stream";
        for (const char *url : {"wss://desk.example.com/twilio/stream", "wss://desk.example.com/twilio/stream/"}) {
            sample.signature = sign(Secret(sample.token), url);
            QVERIFY(check(sample).accepted);
            QCOMPARE(check(sample).matchedUrl, QByteArray(url));
        }
        sample.signature = sign(Secret(sample.token), "https://desk.example.com/twilio/stream");
        QVERIFY(!check(sample).accepted);
    }

    void aRefusalShowsWhatWasComparedButNoSecret()
    {
        Sample sample = incomingCall();
        sample.origin = "https://ana:opensesame@desk.example.com";
        sample.target = "/twilio/voice/continue?w=1&token=hidden1";
        sample.body =
            "CallSid=CA1&Digits=90817263&SpeechResult=hidden2&CallToken=hidden3&To=%2B12065550100&FinishedOnKey=";
        const Verdict verdict = check(sample);
        QVERIFY(!verdict.accepted);
        QCOMPARE(verdict.comparedStrings.size(), 4);
        QCOMPARE(verdict.comparedStrings[0],
            QByteArray("https://desk.example.com/twilio/voice/continue?w=1&token=****"
                       "CallSidCA1CallToken****Digits****FinishedOnKeySpeechResult****To+12065550100"));
        QVERIFY(verdict.comparedStrings[1].startsWith("https://desk.example.com:443/"));
        QVERIFY(verdict.comparedStrings[2].startsWith("https://****@desk.example.com/"));
        for (const QByteArray &text : verdict.comparedStrings)
            QVERIFY(!text.contains("hidden") && !text.contains("90817263") && !text.contains("opensesame"));
        sample.body = "a=" + QByteArray(100000, 'x');
        QCOMPARE(check(sample).comparedStrings[0].size(), 2048);
    }
    void acceptedCredentialsAreNotShown()
    {
        for (const auto &[id, sample] : goodSamples()) {
            if (sample.origin.contains('@'))
                QVERIFY2(!check(sample).matchedUrl.contains("user"), qPrintable(id));
        }
    }
    void whatWasKeyedIsNotShownWhenItIsAccepted()
    {
        Sample sample = incomingCall();
        sample.method = "GET";
        sample.body.clear();
        sample.target = "/twilio/voice/continue?w=1&Digits=90817263";
        sample.signature = sign(Secret(sample.token), sample.origin + sample.target);
        QVERIFY(check(sample).accepted);
        QCOMPARE(
            check(sample).matchedUrl, QByteArray("https://desk.example.com/twilio/voice/continue?w=1&Digits=****"));
    }

    void whatIsSignedOfAnAddress()
    {
        QCOMPARE(urlToSign("https://u:p@a.example:1/x?y=@#rc=3&rp=5xx"), QByteArray("https://a.example:1/x?y=@"));
        QCOMPARE(urlToSign("https://a.example?m=x@y"), QByteArray("https://a.example?m=x@y"));
        QCOMPARE(urlToSign("https://a.example"), QByteArray("https://a.example"));
    }

    void publicAddresses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("base"); // empty: refused
        QTest::newRow("plain") << QByteArray("https://a.example") << QByteArray("https://a.example");
        QTest::newRow("everything") << QByteArray("https://u:p@A.example:8443/x/y/")
                                    << QByteArray("https://A.example:8443/x/y");
        QTest::newRow("IPv6") << QByteArray("http://[::1]:8787") << QByteArray("http://[::1]:8787");
        QTest::newRow("IPv6 without port") << QByteArray("http://[::1]/a") << QByteArray("http://[::1]/a");
        for (const char *bad : {"", "a.example", "ftp://a.example", "https://", "https://:443", "https://a:0",
                 "https://a:x", "https://a:65536", "https://a/?x", "https://a/#x", "https://a b", "https://::1",
                 "https:///x", "https://u@/x", "https://a.ex\xc3\xa4mple"})
            QTest::newRow(bad) << QByteArray(bad) << QByteArray();
    }
    void publicAddresses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, base);
        const Result<PublicUrl> url = PublicUrl::parse(text);
        QCOMPARE(bool(url), !base.isEmpty());
        if (url)
            QCOMPARE(url->text(), base);
    }

    void benchmarkIncomingCall()
    {
        const Sample sample = incomingCall();
        const Result<PublicUrl> url = PublicUrl::parse(sample.origin);
        const QList<Secret> tokens{Secret(sample.token)};
        const SignedRequest request{sample.target, sample.method, sample.contentType, sample.body, sample.signature};
        QBENCHMARK
        {
            QVERIFY(verifySignature(*url, request, tokens).accepted);
        }
    }
};
static const test::Register<SignatureTest> signatureTest;

#include "signaturetest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/flowjson.h"
#include "ivr/flowlibrary.h"
#include "ivr/walk.h"
#include "support/suite.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

QJsonObject shippedJson(const QString &key)
{
    QFile file(u":/callboard/flows/%1.json"_s.arg(key));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonObject schema()
{
    return shippedJson(u"flow.schema"_s);
}

/// `json` without the member at this path ("steps.0.kind").
QJsonValue without(const QJsonValue &json, const QStringList &path)
{
    if (json.isArray()) {
        QJsonArray array = json.toArray();
        array[path.first().toInt()] = without(array[path.first().toInt()], path.mid(1));
        return array;
    }
    QJsonObject object = json.toObject();
    if (path.size() == 1)
        object.remove(path.first());
    else
        object[path.first()] = without(object[path.first()], path.mid(1));
    return object;
}

} // namespace

class FlowJsonTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everyShippedFlowIsWhole_data()
    {
        QTest::addColumn<QString>("key");
        for (const QString &key : ivr::shippedFlows())
            QTest::newRow(qPrintable(key)) << key;
    }
    void everyShippedFlowIsWhole()
    {
        QFETCH(QString, key);
        const Result<ivr::Flow> flow = ivr::shippedFlow(key);
        QVERIFY2(flow, qPrintable(flow ? QString() : flow.error().detail));
        QCOMPARE(flow->key, key);
        QCOMPARE(ivr::toJson(*flow), shippedJson(key));

        ivr::StepRegistry registry = test::registry();
        const auto compiled = ivr::CompiledFlow::compile(*flow, 1, registry);
        for (const ivr::FlowProblem &problem : compiled->problems())
            QFAIL(qPrintable(problem.path + u": "_s + problem.message));
        QSet<QString> reached{flow->start, flow->onError};
        for (const ivr::Step &step : flow->steps) {
            for (const QString &next : step.exits)
                reached << next;
            // No dead exit: what is not wired may end the call, or has another exit that stands in for it.
            for (const ivr::Exit &exit : compiled->node(step.id)->exits) {
                const bool wired = step.exits.contains(exit.name);
                QVERIFY2(wired || exit.role == ivr::Exit::Role::Next, qPrintable(step.id + u'.' + exit.name));
            }
        }
        for (const ivr::Step &step : flow->steps)
            QVERIFY2(reached.contains(step.id), qPrintable(step.id + u" is never reached"_s));
    }
    void theFrontDeskAndTheApologyAreShipped()
    {
        QVERIFY(ivr::shippedFlows().contains(u"front-desk"_s));
        QVERIFY(ivr::shippedFlows().contains(ivr::apologyFlow));
    }

    void whatTheSchemaRequiresIsRequired_data()
    {
        QTest::addColumn<QStringList>("path");
        const QJsonObject all = schema();
        for (const QJsonValue name : all[u"required"_s].toArray())
            QTest::newRow(qPrintable(name.toString())) << QStringList{name.toString()};
        const QJsonObject step = all[u"properties"_s][u"steps"_s][u"items"_s].toObject();
        for (const QJsonValue name : step[u"required"_s].toArray())
            QTest::newRow(qPrintable(u"step "_s + name.toString())) << QStringList{u"steps"_s, u"0"_s, name.toString()};
        for (const QJsonValue name : step[u"properties"_s][u"position"_s][u"required"_s].toArray())
            QTest::newRow(qPrintable(u"position "_s + name.toString()))
                << QStringList{u"steps"_s, u"0"_s, u"position"_s, name.toString()};
        const QJsonObject language = all[u"properties"_s][u"languages"_s][u"additionalProperties"_s].toObject();
        for (const QJsonValue name : language[u"required"_s].toArray())
            QTest::newRow(qPrintable(u"language "_s + name.toString()))
                << QStringList{u"languages"_s, u"en"_s, name.toString()};
    }
    void whatTheSchemaRequiresIsRequired()
    {
        QFETCH(QStringList, path);
        const QJsonObject whole = shippedJson(u"front-desk"_s);
        QVERIFY(ivr::parseFlow(whole));
        const Result<ivr::Flow> flow = ivr::parseFlow(without(whole, path).toObject());
        QVERIFY(!flow);
        QVERIFY2(flow.error().detail.contains(path.last()) && flow.error().detail.contains(u"is missing"_s),
            qPrintable(flow.error().detail));
    }

    void mistakesAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("problem");
        const auto flow = [](const QByteArray &steps, const QByteArray &more = {}) {
            return "{\"format\": 1, \"id\": \"a\", \"name\": \"A\", \"language\": \"en\", \"start\": \"s\","
                   "\"languages\": {\"en\": {\"locale\": \"en-US\"}}"
                + more + ", \"steps\": " + steps + '}';
        };
        QTest::newRow("nothing") << QByteArray() << u"byte 0: "_s;
        QTest::newRow("cut off") << QByteArray(R"({"format": 1)") << u"byte "_s;
        QTest::newRow("a list") << QByteArray("[]") << u"expected an object"_s;
        QTest::newRow("newer") << QByteArray(R"({"format": 2})") << u"format: this version reads format 1 only"_s;
        QTest::newRow("steps") << flow("{}") << u"steps: expected a list"_s;
        QTest::newRow("step") << flow("[1]") << u"steps[0]: expected an object"_s;
        QTest::newRow("id") << flow(R"([{"id": "a b", "kind": "say"}])") << u"steps[0].id: expected letters"_s;
        QTest::newRow("id twice") << flow(R"([{"id": "a", "kind": "say"}, {"id": "a", "kind": "say"}])")
                                  << u"steps[1].id: \"a\" is there twice"_s;
        QTest::newRow("exit") << flow(R"([{"id": "a", "kind": "say", "exits": {"next": 5}}])")
                              << u"steps[0].exits.next: expected text"_s;
        QTest::newRow("exits") << flow(R"([{"id": "a", "kind": "say", "exits": []}])")
                               << u"steps[0].exits: expected an object"_s;
        QTest::newRow("settings") << flow(R"([{"id": "a", "kind": "say", "settings": "x"}])")
                                  << u"steps[0].settings: expected an object"_s;
        QTest::newRow("position") << flow(R"([{"id": "a", "kind": "say", "position": {"x": 1e30, "y": 0}}])")
                                  << u"steps[0].position: is outside the canvas"_s;
        QTest::newRow("language") << QByteArray(flow("[]")).replace(R"("language": "en")", R"("language": "fr")")
                                  << u"language: is not one of languages"_s;
        QTest::newRow("on_error") << flow("[]", R"(, "on_error": "")") << u"on_error: expected letters"_s;
        QTest::newRow("deep") << flow(
            R"([{"id": "a", "kind": "say", "settings": {"x": )" + QByteArray(100, '[') + QByteArray(100, ']') + "}}]")
                              << u"more than 32 levels deep"_s;
        QTest::newRow("deeper than the stack") << QByteArray(1'000'000, '[') << u"byte "_s;
        QTest::newRow("too large") << QByteArray(2 * 1024 * 1024 + 1, ' ') << u"the file is larger"_s;
        QByteArray many("[");
        for (int i = 0; i <= 10'000; ++i)
            many += QByteArray(i ? "," : "") + "{\"kind\": \"say\", \"id\": \"s" + QByteArray::number(i) + "\"}";
        QTest::newRow("too many") << flow(many + ']') << u"steps: more than 10000"_s;
    }
    void mistakesAreNamedWithTheirPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, problem);
        const Result<ivr::Flow> flow = ivr::parseFlow(json);
        QVERIFY(!flow);
        QVERIFY2(flow.error().detail.startsWith(problem), qPrintable(flow.error().detail));
    }

    void membersOfANewerVersionAreKept()
    {
        QJsonObject json = shippedJson(u"front-desk"_s);
        json.insert(u"colour"_s, u"blue"_s);
        json.insert(u"frames"_s, QJsonArray{QJsonObject{{u"x"_s, 1}}});
        QJsonArray steps = json[u"steps"_s].toArray();
        QJsonObject first = steps[0].toObject();
        first.insert(u"folded"_s, true);
        first.insert(u"position"_s, QJsonObject{{u"x"_s, 1.5}, {u"y"_s, -20}, {u"layer"_s, 3}});
        QJsonObject settings = first[u"settings"_s].toObject();
        settings.insert(u"season"_s, u"winter"_s);
        first.insert(u"settings"_s, settings);
        steps[0] = first;
        json.insert(u"steps"_s, steps);
        QJsonObject languages = json[u"languages"_s].toObject();
        languages.insert(u"en"_s, QJsonObject{{u"locale"_s, u"en-US"_s}, {u"speed"_s, 0.9}});
        json.insert(u"languages"_s, languages);

        const Result<ivr::Flow> flow = ivr::parseFlow(json);
        QVERIFY(flow);
        QCOMPARE(ivr::toJson(*flow), json);
        QCOMPARE(QJsonDocument::fromJson(ivr::toBytes(*flow)).object(), json);
    }
    void movingAStepIsNoChangeForCallers()
    {
        const Result<ivr::Flow> before = ivr::shippedFlow(u"front-desk"_s);
        QVERIFY(before);
        ivr::Flow after = *before;
        after.steps[0].position = QPointF(9, 9);
        after.steps[1].note = u"new"_s;
        after.steps.swapItemsAt(2, 3);
        QVERIFY(ivr::sameForCallers(*before, after));
        after.steps[0].exits.insert(u"open"_s, u"closed"_s);
        QVERIFY(!ivr::sameForCallers(*before, after));
    }

    /// Shipped flows with bytes changed, cut, doubled: refused or read, and what is read is written back the same.
    void damagedFilesAreReadSafely()
    {
        QFile file(u":/callboard/flows/front-desk.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        std::mt19937 random(20261120);
        const auto below = [&random](qsizetype limit) { return qsizetype(random() % quint32(limit)); };
        const QByteArray alphabet = "{}[]\",:0123456789eE+-.truefalsn\\u \x00\xff\xc3";
        int read = 0;
        for (int round = 0; round < 3000; ++round) {
            QByteArray json = whole;
            for (qsizetype change = below(4); change >= 0; --change) {
                const qsizetype at = below(json.size());
                switch (below(4)) {
                case 0:
                    json[at] = alphabet[below(alphabet.size())];
                    break;
                case 1:
                    json.remove(at, below(40));
                    break;
                case 2:
                    json.insert(at, json.mid(below(json.size()), below(60)));
                    break;
                default:
                    json.insert(at, alphabet[below(alphabet.size())]);
                }
            }
            const Result<ivr::Flow> flow = ivr::parseFlow(json);
            if (!flow) {
                QVERIFY(!flow.error().detail.isEmpty());
                continue;
            }
            ++read;
            const Result<ivr::Flow> again = ivr::parseFlow(ivr::toBytes(*flow));
            QVERIFY(again);
            QVERIFY(*again == *flow);
            QVERIFY(ivr::CompiledFlow::compile(*flow, 1, test::registry()));
        }
        QVERIFY(read > 100);
    }
};
static const test::Register<FlowJsonTest> flowJsonTest;

#include "flowjsontest.moc"

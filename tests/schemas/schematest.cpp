// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/flowjson.h"
#include "practice/scenario.h"
#include "support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

const QString source = QStringLiteral(CALLBOARD_SOURCE);
const QString fixtures = QStringLiteral(CALLBOARD_FIXTURES "/schemas/");

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject read(const QString &path)
{
    return QJsonDocument::fromJson(contents(path)).object();
}

/// `json` with another value at a place ("steps.0.kind"); Undefined takes the member away.
QJsonValue with(const QJsonValue &json, const QStringList &place, const QJsonValue &value)
{
    if (place.isEmpty())
        return value;
    if (json.isArray()) {
        QJsonArray array = json.toArray();
        array[place.first().toInt()] = with(array[place.first().toInt()], place.mid(1), value);
        return array;
    }
    QJsonObject object = json.toObject();
    const QJsonValue inside = with(object.value(place.first()), place.mid(1), value);
    if (inside.isUndefined())
        object.remove(place.first());
    else
        object.insert(place.first(), inside);
    return object;
}

/// Names of all members that are described somewhere in a schema.
void collectDescribed(const QJsonValue &schema, QSet<QString> &names)
{
    const QStringList described = schema[u"properties"_s].toObject().keys();
    names += QSet<QString>(described.begin(), described.end());
    for (const QJsonValue part : schema.isArray() ? schema.toArray() : QJsonArray())
        collectDescribed(part, names);
    const QJsonObject parts = schema.toObject();
    for (const QJsonValue part : parts)
        collectDescribed(part, names);
}

/// Names of all members that are there somewhere in a file.
void collectUsed(const QJsonValue &json, QSet<QString> &names)
{
    const QJsonObject members = json.toObject();
    for (auto member = members.begin(); member != members.end(); ++member) {
        names << member.key();
        collectUsed(member.value(), names);
    }
    for (const QJsonValue item : json.isArray() ? json.toArray() : QJsonArray())
        collectUsed(item, names);
}

enum class Format { Flow, Scenario };

struct Document {
    QByteArray name;
    Format format = Format::Flow;
    QByteArray json;
    bool good = true;
    QString schemaSays{}; // empty: it fits
};

QString schemaOf(Format format)
{
    return source
        + (format == Format::Flow ? u"/resources/flows/flow.schema.json"_s
                                  : u"/resources/practice/schema/scenario.schema.json"_s);
}

/// A place in the fixture that uses every member, and what is put there to break it.
struct Mistake {
    const char *name;
    Format format;
    const char *place;
    QJsonValue value;
};

QList<Mistake> mistakes()
{
    const QJsonValue gone(QJsonValue::Undefined);
    using enum Format;
    return {
        {"no name", Flow, "name", gone},
        {"a format to come", Flow, "format", 2},
        {"an id with a blank", Flow, "id", u"front desk"_s},
        {"a name without end", Flow, "name", QString(201, u'x')},
        {"languages as a list", Flow, "languages", QJsonArray{u"en"_s}},
        {"a language without its locale", Flow, "languages.es.locale", gone},
        {"a start that is no id", Flow, "start", 1},
        {"an error exit that is no id", Flow, "on_error", u"good bye"_s},
        {"variables as text", Flow, "variables", u"team"_s},
        {"no steps", Flow, "steps", gone},
        {"a step without a kind", Flow, "steps.0.kind", gone},
        {"a step with half a place", Flow, "steps.0.position.y", gone},
        {"a step beyond the canvas", Flow, "steps.0.position.x", 2e7},
        {"settings as a list", Flow, "steps.0.settings", QJsonArray()},
        {"an exit to no id", Flow, "steps.0.exits.next", u"good bye"_s},
        {"a note that is a number", Flow, "steps.0.note", 7},

        {"no numbers", Scenario, "numbers", QJsonArray()},
        {"a day without a name", Scenario, "name", QString()},
        {"a day of a format to come", Scenario, "format", 2},
        {"a day without a start", Scenario, "start", gone},
        {"a member nobody knows", Scenario, "weather", u"rain"_s},
        {"a member nobody knows, in a call", Scenario, "actions.0.call.mood", u"good"_s},
        {"a member nobody knows, in a turn", Scenario, "actions.0.call.script.0.pres", u"1"_s},
        {"a member nobody knows, in what is asked of the desk", Scenario, "expectations.0.desk.routes", u"Menu"_s},
        {"our number without its plus", Scenario, "numbers.0.number", u"12065550100"_s},
        {"no seed", Scenario, "seed", 0},
        {"a loop in words", Scenario, "loop", u"yes"_s},
        {"a person of two minds", Scenario, "people.2.answers_after", 3},
        {"a time in words", Scenario, "people.1.declines_after", u"soon"_s},
        {"three times", Scenario, "people.0.answers_after", QJsonArray{1, 2, 3}},
        {"a call from nobody", Scenario, "actions.0.call.from", gone},
        {"a call to a name", Scenario, "actions.0.call.to", u"Main line"_s},
        {"keys that no telephone has", Scenario, "actions.0.call.script.0.press", u"1E"_s},
        {"two things in a turn", Scenario, "actions.0.call.script.2.press", u"1"_s},
        {"a silence that is none", Scenario, "actions.0.call.script.2.silent", false},
        {"a stream of no calls", Scenario, "actions.1.stream.calls", QJsonArray()},
        {"too many at once", Scenario, "actions.1.stream.at_most", 201},
        {"a fault of another kind", Scenario, "actions.2.fault.kind", u"burn"_s},
        {"a fault somewhere else", Scenario, "actions.2.fault.on", u"sms"_s},
        {"an answer that is no failure", Scenario, "actions.5.rest_failure.status", 200},
        {"an action before the beginning", Scenario, "actions.0.at", -1},
        {"an action that is two", Scenario, "actions.2.rest_failure", QJsonObject()},
        {"an expectation without its sentence", Scenario, "expectations.0.that", gone},
        {"an end that the carrier does not know", Scenario, "expectations.0.status", u"gone"_s},
        {"a part that is no text", Scenario, "expectations.0.heard", 5},
        {"fewer recordings than none", Scenario, "expectations.0.recordings", -1},
    };
}

} // namespace

/// The schemas that are shipped for other people's editors, held by a validator that is not ours against the files that
/// are shipped and against what our own readers take.
class SchemaTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile audio(m_folder.filePath(u"shift.wav"_s)); // which a turn of the fixture names
        QVERIFY(audio.open(QIODevice::WriteOnly));
        const auto addShipped = [this](Format format, const QString &folder) {
            for (const QFileInfo &file :
                QDir(source + u'/' + folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name)) {
                if (!file.fileName().endsWith(u".schema.json"_s))
                    m_documents << Document{(folder + file.fileName()).toUtf8(), format, contents(file.filePath())};
            }
        };
        addShipped(Format::Flow, u"resources/flows/"_s);
        const qsizetype flows = m_documents.size();
        addShipped(Format::Scenario, u"resources/practice/"_s);
        QVERIFY(flows >= 4 && m_documents.size() >= flows + 2);
        m_documents << Document{"every member of a flow", Format::Flow, contents(fixtures + u"flow.json"_s)}
                    << Document{
                           "every member of a scenario", Format::Scenario, contents(fixtures + u"scenario.json"_s)};
        for (const Mistake &mistake : mistakes()) {
            const bool flow = mistake.format == Format::Flow;
            const QJsonObject whole = read(fixtures + (flow ? u"flow.json"_s : u"scenario.json"_s));
            const QJsonValue broken = with(whole, QString::fromLatin1(mistake.place).split(u'.'), mistake.value);
            QVERIFY2(broken != QJsonValue(whole), mistake.name);
            m_documents << Document{mistake.name, mistake.format, QJsonDocument(broken.toObject()).toJson(), false};
        }
        askValidator(Format::Flow);
        askValidator(Format::Scenario);
    }

    void schemaAndReaderAgree_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < m_documents.size(); ++i)
            QTest::newRow(m_documents.at(i).name.constData()) << i;
    }
    void schemaAndReaderAgree()
    {
        QFETCH(int, index);
        const Document &document = m_documents.at(index);
        const QString reader = readerSays(document);
        if (document.good) {
            QCOMPARE(document.schemaSays, QString());
            QCOMPARE(reader, QString());
        } else {
            QVERIFY2(!document.schemaSays.isEmpty(), qPrintable(u"the schema takes it; the reader: "_s + reader));
            QVERIFY2(!reader.isEmpty(), qPrintable(u"the reader takes it; the schema: "_s + document.schemaSays));
        }
    }

    /// So that the reader knows each of them: it has read this fixture.
    void everyMemberOfTheSchemasIsUsed_data()
    {
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QString>("fixture");
        QTest::newRow("flow") << schemaOf(Format::Flow) << fixtures + u"flow.json"_s;
        QTest::newRow("scenario") << schemaOf(Format::Scenario) << fixtures + u"scenario.json"_s;
    }
    void everyMemberOfTheSchemasIsUsed()
    {
        QFETCH(QString, schema);
        QFETCH(QString, fixture);
        QSet<QString> described;
        collectDescribed(read(schema), described);
        QSet<QString> used;
        collectUsed(read(fixture), used);
        QVERIFY(described.size() > 15);
        const QStringList unused = (described - used).values();
        QVERIFY2(unused.isEmpty(), qPrintable(unused.join(u", "_s)));
    }

private:
    void askValidator(Format format)
    {
        QStringList arguments{source + u"/tests/schemas/schema_oracle.py"_s, schemaOf(format)};
        QList<Document *> asked;
        for (Document &document : m_documents) {
            if (document.format != format)
                continue;
            const QString path = m_folder.filePath(u"%1.json"_s.arg(arguments.size()));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(document.json) == document.json.size());
            arguments << path;
            asked << &document;
        }
        QProcess oracle;
        oracle.start(u"python3"_s, arguments);
        QVERIFY2(oracle.waitForFinished(60'000), "python3 is needed for this test");
        QVERIFY2(oracle.exitCode() == 0, oracle.readAllStandardError().constData());
        const QJsonArray results =
            QJsonDocument::fromJson(oracle.readAllStandardOutput()).object().value(u"results"_s).toArray();
        QCOMPARE(results.size(), asked.size());
        for (qsizetype i = 0; i < asked.size(); ++i)
            asked.at(i)->schemaSays = results.at(i).toString();
    }

    /// Empty: it takes the file.
    [[nodiscard]] QString readerSays(const Document &document) const
    {
        if (document.format == Format::Flow) {
            const Result<ivr::Flow> flow = ivr::parseFlow(document.json);
            return flow ? QString() : flow.error().detail;
        }
        const auto scenario = practice::Scenario::parse(document.json, m_folder.path());
        return scenario ? QString() : scenario.error().detail;
    }

    QTemporaryDir m_folder;
    QList<Document> m_documents;
};
static const test::Register<SchemaTest> schemaTest;

#include "schematest.moc"

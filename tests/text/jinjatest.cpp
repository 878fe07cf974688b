// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/suite.h"
#include "text/template.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

// Every case of tests/fixtures/text/jinja_cases.json is rendered by Jinja2 itself, in this run, and by us.
class JinjaTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString path = QStringLiteral(CALLBOARD_FIXTURES "/text/jinja_cases.json");
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        QJsonParseError problem;
        m_cases = QJsonDocument::fromJson(file.readAll(), &problem).array();
        QVERIFY2(problem.error == QJsonParseError::NoError, qPrintable(problem.errorString()));
        QCOMPARE_GE(m_cases.size(), 300);

        QProcess oracle;
        oracle.start(u"python3"_s, {QStringLiteral(CALLBOARD_SOURCE "/tests/text/jinja_oracle.py"), path});
        QVERIFY2(oracle.waitForFinished(60'000), "python3 is needed for this test");
        QVERIFY2(oracle.exitCode() == 0, oracle.readAllStandardError().constData());
        const QJsonObject answer = QJsonDocument::fromJson(oracle.readAllStandardOutput()).object();
        m_expected = answer.value(u"results"_s).toArray();
        QCOMPARE(m_expected.size(), m_cases.size());
    }

    void sameAsJinja_data()
    {
        QTest::addColumn<QJsonObject>("testCase");
        QTest::addColumn<QJsonObject>("expected");
        for (qsizetype i = 0; i < m_cases.size(); ++i) {
            const QJsonObject testCase = m_cases[i].toObject();
            QTest::newRow(testCase.value(u"name"_s).toString().toUtf8().constData())
                << testCase << m_expected[i].toObject();
        }
    }
    void sameAsJinja()
    {
        QFETCH(QJsonObject, testCase);
        QFETCH(QJsonObject, expected);
        const text::Outcome<QString> ours = render(testCase);
        const QString error = expected.value(u"error"_s).toString();
        if (!error.isEmpty()) {
            QVERIFY2(
                !ours, qPrintable(u"Jinja2 refuses it (%1), we render: %2"_s.arg(error, ours.value_or(QString()))));
            QVERIFY2(ours.error().line > 0 && ours.error().column > 0, qPrintable(ours.error().toString()));
            return;
        }
        QVERIFY2(ours, qPrintable(ours ? QString() : ours.error().toString()));
        QCOMPARE(*ours, expected.value(u"output"_s).toString());
    }

private:
    static text::Outcome<QString> render(const QJsonObject &testCase)
    {
        const QJsonObject wanted = testCase.value(u"options"_s).toObject();
        text::Options options;
        options.autoescape = wanted.value(u"autoescape"_s).toBool();
        options.trimBlocks = wanted.value(u"trim_blocks"_s).toBool();
        options.lstripBlocks = wanted.value(u"lstrip_blocks"_s).toBool();
        options.keepTrailingNewline = wanted.value(u"keep_trailing_newline"_s).toBool();
        if (wanted.value(u"strict"_s).toBool())
            options.undefined = text::UndefinedVariables::Strict;
        const QJsonObject others = testCase.value(u"templates"_s).toObject();
        const text::Environment environment([&](const QString &name) -> text::Outcome<text::Template> {
            if (!others.contains(name))
                return tl::unexpected(text::Problem{text::Problem::Kind::Missing, {}, name, 0, 0});
            text::Options theirs = options;
            theirs.name = name;
            return text::Template::compile(others.value(name).toString(), theirs);
        });
        const auto compiled = text::Template::compile(testCase.value(u"template"_s).toString(), options);
        if (!compiled)
            return tl::unexpected(compiled.error());
        return environment.render(*compiled, testCase.value(u"variables"_s).toObject());
    }

    QJsonArray m_cases;
    QJsonArray m_expected;
};
static const test::Register<JinjaTest> jinjaTest;

#include "jinjatest.moc"

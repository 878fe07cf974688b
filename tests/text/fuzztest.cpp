// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/suite.h"
#include "text/template.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

// Broken templates: cut, spliced and shuffled pieces of the shared cases, always the same ones.
class TemplateFuzzTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(CALLBOARD_FIXTURES "/text/jinja_cases.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QJsonValue value : QJsonDocument::fromJson(file.readAll()).array()) {
            m_sources.append(value.toObject().value(u"template"_s).toString());
            const QJsonObject variables = value.toObject().value(u"variables"_s).toObject();
            for (auto it = variables.begin(); it != variables.end(); ++it)
                m_variables.insert(it.key(), it.value());
        }
        QVERIFY(m_sources.size() > 300);
    }

    void brokenTemplatesEndInTextOrAProblem()
    {
        QRandomGenerator dice(20261120);
        const text::Environment environment([this](const QString &name) -> text::Outcome<text::Template> {
            return text::Template::compile(
                m_sources[qsizetype(qHash(name, 7) % size_t(m_sources.size()))], options(name));
        });
        int rendered = 0;
        int refused = 0;
        for (int round = 0; round < rounds; ++round) {
            const QString source = mutated(dice);
            const auto compiled = text::Template::compile(source, options(u"fuzz"_s));
            const text::Outcome<QString> result =
                compiled ? environment.render(*compiled, m_variables) : tl::unexpected(compiled.error());
            if (compiled)
                QVERIFY(compiled->variablesRead().size() >= 0);
            if (result) {
                ++rendered;
                QVERIFY(result->size() <= options({}).limits.outputChars);
            } else {
                ++refused;
                QVERIFY2(!result.error().message.isEmpty(), qPrintable(source));
                QVERIFY2(result.error().line > 0 && result.error().column > 0, qPrintable(source));
            }
        }
        // Both roads were really taken.
        QVERIFY2(rendered > rounds / 20, qPrintable(QString::number(rendered)));
        QVERIFY2(refused > rounds / 20, qPrintable(QString::number(refused)));
    }

private:
    static constexpr int rounds = 6000;

    static text::Options options(const QString &name)
    {
        text::Options made;
        made.name = name;
        made.limits.outputChars = 100'000;
        made.limits.workChars = 400'000;
        made.limits.steps = 20'000;
        return made;
    }

    QString any(QRandomGenerator &dice) const { return m_sources[dice.bounded(m_sources.size())]; }

    QString mutated(QRandomGenerator &dice) const
    {
        static const QStringList pieces{
            u"{{"_s,
            u"}}"_s,
            u"{%"_s,
            u"%}"_s,
            u"{#"_s,
            u"#}"_s,
            u"-"_s,
            u"("_s,
            u")"_s,
            u"["_s,
            u"]"_s,
            u"'"_s,
            u"\\"_s,
            u"|"_s,
            u"**"_s,
            u"//"_s,
            u"~"_s,
            u"9999999999"_s,
            u" * 999999999 "_s,
            u"for"_s,
            u"endfor"_s,
            u"in"_s,
            u"is"_s,
            u"if"_s,
            u"endif"_s,
            u"block"_s,
            u"set"_s,
            u"self."_s,
            u"loop"_s,
            u"|center(99999999)"_s,
            u"|batch(1)"_s,
            u"range(99999999)"_s,
            u"|list"_s,
            u"|sort"_s,
            u"\xd83d"_s,
            u"\x0"_s,
            u"\n"_s,
            u"."_s,
            u","_s,
            u"namespace()"_s,
            u"{% set d = [d, d] %}"_s,
            u"{% include 'x' %}"_s,
            u"{% extends 'y' %}"_s,
            u"{{ super() }}"_s,
        };
        QString source = any(dice);
        const int changes = 1 + dice.bounded(4);
        for (int i = 0; i < changes; ++i) {
            const qsizetype at = dice.bounded(source.size() + 1);
            const qsizetype length = std::min<qsizetype>(dice.bounded(1, 12), source.size() - at);
            switch (dice.bounded(5)) {
            case 0:
                source.remove(at, length);
                break;
            case 1:
                source.insert(at, pieces[dice.bounded(pieces.size())]);
                break;
            case 2:
                source.insert(at, source.mid(at, length).repeated(dice.bounded(1, 40)));
                break;
            case 3: {
                const QString other = any(dice);
                source = source.left(at) + other.mid(dice.bounded(other.size() + 1));
                break;
            }
            default:
                if (at < source.size())
                    source[at] = QChar(char16_t(dice.bounded(0x20, 0x180)));
            }
        }
        return source;
    }

    QStringList m_sources;
    QJsonObject m_variables;
};
static const test::Register<TemplateFuzzTest> templateFuzzTest;

#include "fuzztest.moc"

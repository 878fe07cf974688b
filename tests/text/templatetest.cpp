// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/template.h"
#include "support/suite.h"

#include <QJsonArray>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace cb;
using text::Options;
using text::Problem;

namespace {

text::Outcome<QString> rendered(const QString &source, const QJsonObject &variables = {}, Options options = {})
{
    const auto compiled = text::Template::compile(source, std::move(options));
    if (!compiled)
        return tl::unexpected(compiled.error());
    return text::Environment().render(*compiled, variables);
}

QString place(const Problem &problem)
{
    return u"%1:%2:%3"_s.arg(problem.templateName).arg(problem.line).arg(problem.column);
}

Options named(const QString &name)
{
    Options options;
    options.name = name;
    return options;
}

} // namespace

class TemplateTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void htmlIsEscapedUnlessSaidOtherwise()
    {
        const QJsonObject variables{{u"name"_s, u"<O'Brien>"_s}};
        QCOMPARE(rendered(u"Hi {{ name }}"_s, variables).value(), u"Hi &lt;O&#39;Brien&gt;"_s);
        Options plain;
        plain.autoescape = false;
        QCOMPARE(rendered(u"Hi {{ name }}"_s, variables, plain).value(), u"Hi <O'Brien>"_s);
    }

    void problemsSayWhere_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<Problem::Kind>("kind");
        QTest::addColumn<QString>("where");
        QTest::newRow("unclosed tag") << u"a\nb {{ 1 +"_s << Problem::Kind::Syntax << u"mail:2:9"_s;
        QTest::newRow("unknown tag") << u"{% iff x %}"_s << Problem::Kind::Syntax << u"mail:1:4"_s;
        QTest::newRow("unknown filter") << u"\n\n  {{ x|upcase }}"_s << Problem::Kind::Syntax << u"mail:3:8"_s;
        QTest::newRow("division") << u"x\n{{ 1 + 2 / 0 }}"_s << Problem::Kind::Value << u"mail:2:10"_s;
        QTest::newRow("attribute of nothing") << u"{{ a.b }}"_s << Problem::Kind::Undefined << u"mail:1:5"_s;
        QTest::newRow("inside a loop") << u"{% for i in [1, 0] %}\n{{ 1 // i }}{% endfor %}"_s << Problem::Kind::Value
                                       << u"mail:2:6"_s;
        QTest::newRow("filter argument") << u"{{ 'a'|truncate('b') }}"_s << Problem::Kind::Value << u"mail:1:8"_s;
        QTest::newRow("missing include") << u"a\n{% include 'foot' %}"_s << Problem::Kind::Missing << u"mail:2:4"_s;
    }
    void problemsSayWhere()
    {
        QFETCH(QString, source);
        const auto result = rendered(source, {}, named(u"mail"_s));
        QVERIFY(!result);
        QTEST(result.error().kind, "kind");
        QTEST(place(result.error()), "where");
    }

    void aProblemInAnIncludedTemplateNamesThatTemplate()
    {
        const text::Environment environment(
            [](const QString &name) { return text::Template::compile(u"ok\n  {{ 1 / 0 }}"_s, named(name)); });
        const auto page = text::Template::compile(u"{% include 'row' %}"_s, named(u"page"_s)).value();
        const auto result = environment.render(page, QJsonObject());
        QVERIFY(!result);
        QCOMPARE(result.error().toString(), u"row:2:8: division by zero"_s);
    }

    void strictModeNamesTheMissingVariable()
    {
        Options strict = named(u"sms"_s);
        strict.undefined = text::UndefinedVariables::Strict;
        const auto result = rendered(u"Dear {{ customer.first }}"_s, {{u"customer"_s, QJsonObject()}}, strict);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Problem::Kind::Undefined);
        QCOMPARE(result.error().toString(), u"sms:1:17: 'first' of dict is undefined"_s);
    }

    void arithmeticBeyond64BitsIsAProblem_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("sum") << u"{{ 9223372036854775807 + 1 }}"_s;
        QTest::newRow("product") << u"{{ 4611686018427387904 * 2 }}"_s;
        QTest::newRow("power") << u"{{ 2 ** 63 }}"_s;
        QTest::newRow("literal") << u"{{ 9223372036854775808 }}"_s;
        QTest::newRow("text to int") << u"{{ '9223372036854775808'|int }}"_s;
        QTest::newRow("float to int") << u"{{ 1e19|int }}"_s;
        QTest::newRow("negated smallest") << u"{{ -(-9223372036854775807 - 1) }}"_s;
    }
    void arithmeticBeyond64BitsIsAProblem()
    {
        QFETCH(QString, source);
        const auto result = rendered(source);
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(u"64 bits"_s), qPrintable(result.error().message));
    }

    void limitsHold_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("output") << u"{% for i in range(90000) %}{{ 'x' * 100 }}{% endfor %}"_s;
        QTest::newRow("steps") << u"{% for i in range(9000) %}{% for j in range(9000) %}{% endfor %}{% endfor %}"_s;
        QTest::newRow("range") << u"{{ range(1000000000)|length }}"_s;
        QTest::newRow("repeated text") << u"{{ 'abc' * 1000000000 }}"_s;
        QTest::newRow("repeated list") << u"{{ [1] * 1000000000 }}"_s;
        QTest::newRow("doubling text")
            << u"{% set n = namespace(t='ab') %}{% for i in range(99) %}{% set n.t = n.t ~ n.t %}{% endfor %}"_s;
        QTest::newRow("doubling list")
            << u"{% set n = namespace(t=[1]) %}{% for i in range(99) %}{% set n.t = n.t + n.t %}{% endfor %}"_s;
        QTest::newRow("shared list printed")
            << u"{% set n = namespace(t=[1]) %}{% for i in range(60) %}{% set n.t = [n.t, n.t] %}{% endfor %}{{ n.t }}"_s;
        QTest::newRow("shared list compared")
            << u"{% set n = namespace(t=[1], u=[1]) %}{% for i in range(60) %}{% set n.t = [n.t, n.t] %}"
               "{% set n.u = [n.u, n.u] %}{% endfor %}{{ n.t == n.u }}"_s;
        QTest::newRow("deep list")
            << u"{% set n = namespace(t=[1]) %}{% for i in range(9000) %}{% set n.t = [n.t] %}{% endfor %}"_s;
        QTest::newRow("width") << u"{{ '%99999999999d'|format(1) }}"_s;
        QTest::newRow("centred") << u"{{ 'x'|center(2000000000) }}"_s;
        QTest::newRow("replacing nothing") << u"{{ ('x' * 99999)|replace('', 'y' * 9999) }}"_s;
        QTest::newRow("endless macro") << u"{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"_s;
        QTest::newRow("self") << u"{% block a %}{{ self.a() }}{% endblock %}"_s;
        QTest::newRow("brackets") << u"{{ "_s + u"("_s.repeated(5000) + u"1"_s + u")"_s.repeated(5000) + u" }}"_s;
        QTest::newRow("long sum") << u"{{ 1"_s + u"+1"_s.repeated(5000) + u" }}"_s;
        QTest::newRow("long filter chain") << u"{{ 1"_s + u"|int"_s.repeated(5000) + u" }}"_s;
        QTest::newRow("nots") << u"{{ "_s + u"not "_s.repeated(5000) + u"1 }}"_s;
        QTest::newRow("signs") << u"{{ "_s + u"-"_s.repeated(5000) + u"1 }}"_s;
        QTest::newRow("attributes") << u"{{ a"_s + u".a"_s.repeated(5000) + u" }}"_s;
        QTest::newRow("ifs") << u"{% if 1 %}"_s.repeated(5000);
        QTest::newRow("conditionals") << u"{{ 1"_s + u" if 1 else 1"_s.repeated(5000) + u" }}"_s;
        QTest::newRow("source") << QString(600 * 1024, u'x');
    }
    void limitsHold()
    {
        QFETCH(QString, source);
        const auto result = rendered(source, {}, named(u"big"_s));
        QVERIFY(!result);
        QVERIFY2(result.error().kind == Problem::Kind::Limit, qPrintable(result.error().toString().left(200)));
        QCOMPARE(result.error().templateName, u"big"_s);
        QVERIFY(result.error().line > 0 && result.error().column > 0);
    }

    void templatesThatIncludeOrExtendThemselvesEnd_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("include") << u"{% include 'self' %}"_s;
        QTest::newRow("extends") << u"{% extends 'self' %}"_s;
    }
    void templatesThatIncludeOrExtendThemselvesEnd()
    {
        QFETCH(QString, source);
        const auto page = text::Template::compile(source, named(u"self"_s)).value();
        const text::Environment environment([&](const QString &) -> text::Outcome<text::Template> { return page; });
        const auto result = environment.render(page, QJsonObject());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Problem::Kind::Limit);
    }

    void deepSourceWithinTheLimitRenders()
    {
        const QString source = u"{{ "_s + u"("_s.repeated(150) + u"1"_s + u"+1)"_s.repeated(150) + u" }}"_s;
        QCOMPARE(rendered(source).value(), u"151"_s);
    }

    void manyThreadsShareOneTemplate()
    {
        const auto shared =
            text::Template::compile(u"{% for r in rows %}{{ r.n|upper }}{{ loop.index }},{% endfor %}"_s).value();
        const text::Value variables = text::Value::fromJson(
            QJsonObject{{u"rows"_s, QJsonArray{QJsonObject{{u"n"_s, u"a"_s}}, QJsonObject{{u"n"_s, u"b"_s}}}}});
        std::atomic<int> good = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 200; ++i)
                    good += text::Environment().render(shared, variables) == u"A1,B2,"_s ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(good.load(), 800);
    }
};
static const test::Register<TemplateTest> templateTest;

class ExpressionTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void conditionsOfFlows_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("comparison") << u"caller.vip and digits == '1'"_s << QJsonValue(true);
        QTest::newRow("missing is false") << u"caller.nickname"_s << QJsonValue(QJsonValue::Null);
        QTest::newRow("number") << u"attempts + 1"_s << QJsonValue(3);
        QTest::newRow("text") << u"caller.name|upper ~ '!'"_s << QJsonValue(u"ANN!"_s);
        QTest::newRow("list") << u"[1, 2.5, none, 'x']"_s << QJsonValue(QJsonArray{1, 2.5, QJsonValue::Null, u"x"_s});
        QTest::newRow("map") << u"{'a': attempts, 1: true}"_s << QJsonValue(QJsonObject{{u"a"_s, 2}, {u"1"_s, true}});
    }
    void conditionsOfFlows()
    {
        QFETCH(QString, source);
        const auto compiled = text::Expression::compile(source);
        QVERIFY(compiled);
        const QJsonObject variables{{u"caller"_s, QJsonObject{{u"vip"_s, true}, {u"name"_s, u"Ann"_s}}},
            {u"digits"_s, u"1"_s}, {u"attempts"_s, 2}};
        const auto result = text::Environment().evaluate(*compiled, variables);
        QVERIFY2(result, qPrintable(result ? QString() : result.error().toString()));
        QTEST(result->toJson(), "value");
    }

    void problemsSayWhere()
    {
        const auto syntax = text::Expression::compile(u"a ==\n== b"_s, named(u"step 4"_s));
        QVERIFY(!syntax);
        QCOMPARE(place(syntax.error()), u"step 4:2:1"_s);
        const auto rest = text::Expression::compile(u"1 2"_s, named(u"step 4"_s));
        QVERIFY(!rest);
        QCOMPARE(place(rest.error()), u"step 4:1:3"_s);
        const auto failing = text::Expression::compile(u"1 +\n 'a'"_s, named(u"step 4"_s)).value();
        const auto result = text::Environment().evaluate(failing, QJsonObject());
        QVERIFY(!result);
        QCOMPARE(place(result.error()), u"step 4:1:3"_s);
    }

    void strictExpressionRefusesAMissingResult()
    {
        Options strict;
        strict.undefined = text::UndefinedVariables::Strict;
        const auto compiled = text::Expression::compile(u"digits"_s, strict).value();
        QVERIFY(!text::Environment().evaluate(compiled, QJsonObject()));
        QVERIFY(text::Environment().evaluate(compiled, QJsonObject{{u"digits"_s, 1}}));
    }
};
static const test::Register<ExpressionTest> expressionTest;

class AnalysisTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void variablesReadButNotSet_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QStringList>("paths"); // "?" behind what is optional
        QTest::newRow("print") << u"{{ a }}{{ b.c.d }}{{ b['e'] }}"_s << QStringList{u"a"_s, u"b.c.d"_s, u"b.e"_s};
        QTest::newRow("set") << u"{{ x }}{% set y = z %}{{ y }}"_s << QStringList{u"x"_s, u"z"_s};
        QTest::newRow("read before set") << u"{{ x }}{% set x = 1 %}{{ x }}"_s << QStringList{u"x"_s};
        QTest::newRow("loop")
            << u"{% for r in rows if r.on %}{{ r.name }}{{ loop.index }}{{ other }}{% endfor %}{{ r }}"_s
            << QStringList{u"other"_s, u"r"_s, u"rows"_s, u"rows[].name"_s, u"rows[].on"_s};
        QTest::newRow("nested loop")
            << u"{% for g in groups %}{% for m in g.members %}{{ m.id }}{% endfor %}{% endfor %}"_s
            << QStringList{u"groups"_s, u"groups[].members"_s, u"groups[].members[].id"_s};
        QTest::newRow("unpacked") << u"{% for k, v in d.items() %}{{ k }}{{ v.x }}{% endfor %}"_s
                                  << QStringList{u"d"_s};
        QTest::newRow("optional") << u"{{ a|default(b) }}{% if c %}{{ d }}{% endif %}{{ e is defined }}{{ f or g }}"_s
                                  << QStringList{u"a?"_s, u"b"_s, u"c?"_s, u"d"_s, u"e?"_s, u"f?"_s, u"g"_s};
        QTest::newRow("needed once is needed") << u"{{ a|default(1) }}{{ a }}"_s << QStringList{u"a"_s};
        QTest::newRow("macro") << u"{% macro m(p, q=r) %}{{ p }}{{ q }}{{ s }}{% endmacro %}{{ m(t) }}"_s
                               << QStringList{u"r"_s, u"s"_s, u"t"_s};
        QTest::newRow("functions") << u"{{ range(n)|join(sep) }}{% set ns = namespace(v=w) %}{{ ns.v }}{{ self.b() }}"_s
                                   << QStringList{u"n"_s, u"sep"_s, u"w"_s};
        QTest::newRow("with") << u"{% with c = customer %}{{ c.name }}{% endwith %}"_s
                              << QStringList{u"customer"_s, u"customer.name"_s};
        QTest::newRow("blocks")
            << u"{% extends 'x' %}{% block b %}{{ a }}{% set c = 1 %}{% endblock %}{% block d %}{{ c }}"
               "{% endblock %}"_s
            << QStringList{u"a"_s, u"c"_s};
        QTest::newRow("index") << u"{{ list[0].x }}{{ list[i] }}{{ list[1:n] }}"_s
                               << QStringList{u"i"_s, u"list"_s, u"list[].x"_s, u"n"_s};
    }
    void variablesReadButNotSet()
    {
        QFETCH(QString, source);
        const auto compiled = text::Template::compile(source);
        QVERIFY(compiled);
        QStringList paths;
        for (const text::VariableRead &read : compiled->variablesRead())
            paths.append(read.path + (read.optional ? u"?"_s : QString()));
        QTEST(paths, "paths");
    }

    void readsSayWhere()
    {
        const auto compiled = text::Template::compile(u"x\n  {{ a }}{{ a }}"_s).value();
        QCOMPARE(compiled.variablesRead(), (QList<text::VariableRead>{{u"a"_s, 2, 6, false}}));
        const auto expression = text::Expression::compile(u"1 + total"_s).value();
        QCOMPARE(expression.variablesRead(), (QList<text::VariableRead>{{u"total"_s, 1, 5, false}}));
    }

    void templatesUsedAreThoseNamedByLiterals()
    {
        const auto compiled = text::Template::compile(
            u"{% extends 'a' %}{% block b %}{% include 'c' %}{% include d %}{% include 'c' %}{% endblock %}"_s);
        QCOMPARE(compiled.value().templatesUsed(), (QStringList{u"a"_s, u"c"_s}));
    }

    void filterAndTestNamesAreOffered()
    {
        QVERIFY(text::filterNames().contains(u"selectattr"_s));
        QVERIFY(text::testNames().contains(u"divisibleby"_s));
    }
};
static const test::Register<AnalysisTest> analysisTest;

#include "templatetest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/tests.h"

#include "text/filters.h"
#include "text/operators.h"
#include "text/strings.h"

#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

bool needsArgument(Invocation &in)
{
    if (!in.at(0))
        in.run.fail(u"the test needs an argument"_s);
    return in.at(0) != nullptr;
}

template <Operator sign>
bool compared(Invocation &in)
{
    return needsArgument(in) && compare(in.run, sign, in.input, *in.at(0));
}

Value remainder(Invocation &in, const Value &by)
{
    if (in.input.isText()) // would format
        return in.run.fail(u"a number is needed, not str"_s);
    return binary(in.run, Operator::Modulo, in.input, by);
}

bool odd(Invocation &in)
{
    return remainder(in, 2).number() == 1;
}

bool even(Invocation &in)
{
    const Value rest = remainder(in, 2);
    return !in.run.failed() && rest.number() == 0;
}

bool divisibleby(Invocation &in)
{
    if (!needsArgument(in))
        return false;
    const Value rest = remainder(in, *in.at(0));
    return !in.run.failed() && rest.number() == 0;
}

bool isLower(Invocation &in)
{
    return isAllLower(textOf(in.run, in.input));
}

bool isUpper(Invocation &in)
{
    return isAllUpper(textOf(in.run, in.input));
}

bool sequence(Invocation &in)
{
    return in.input.isText() || in.input.isList() || in.input.isMap();
}

bool iterable(Invocation &in)
{
    if (!in.run.usable(in.input))
        return false;
    return in.input.isUndefined() || sequence(in);
}

bool sameas(Invocation &in)
{
    // Identity: only the singletons and things with an identity have one here.
    if (!needsArgument(in))
        return false;
    const Value &other = *in.at(0);
    if (in.input.kind() != other.kind())
        return false;
    return in.input.kind() == Value::Kind::Undefined || equal(in.run, in.input, other);
}

const TestSpec table[] = {
    {"defined"_L1, [](Invocation &in) { return !in.input.isUndefined(); }, {}},
    {"undefined"_L1, [](Invocation &in) { return in.input.isUndefined(); }, {}},
    {"none"_L1, [](Invocation &in) { return in.input.isNone(); }, {}},
    {"boolean"_L1, [](Invocation &in) { return in.input.kind() == Value::Kind::Bool; }, {}},
    {"true"_L1, [](Invocation &in) { return in.input.kind() == Value::Kind::Bool && in.input.truthy(); }, {}},
    {"false"_L1, [](Invocation &in) { return in.input.kind() == Value::Kind::Bool && !in.input.truthy(); }, {}},
    {"integer"_L1, [](Invocation &in) { return in.input.kind() == Value::Kind::Int; }, {}},
    {"float"_L1, [](Invocation &in) { return in.input.kind() == Value::Kind::Float; }, {}},
    {"number"_L1, [](Invocation &in) { return in.input.isNumber(); }, {}},
    {"string"_L1, [](Invocation &in) { return in.input.isText(); }, {}},
    {"mapping"_L1, [](Invocation &in) { return in.input.isMap(); }, {}},
    {"sequence"_L1, sequence, {}},
    {"iterable"_L1, iterable, {}},
    {"escaped"_L1, [](Invocation &in) { return in.input.isMarkup(); }, {}},
    {"lower"_L1, isLower, {}},
    {"upper"_L1, isUpper, {}},
    {"odd"_L1, odd, {}},
    {"even"_L1, even, {}},
    {"divisibleby"_L1, divisibleby, {"num"_L1}},
    {"sameas"_L1, sameas, {"other"_L1}},
    {"in"_L1, compared<Operator::In>, {"seq"_L1}},
    {"eq"_L1, compared<Operator::Equal>, {"other"_L1}},
    {"equalto"_L1, compared<Operator::Equal>, {"other"_L1}},
    {"=="_L1, compared<Operator::Equal>, {"other"_L1}},
    {"ne"_L1, compared<Operator::NotEqual>, {"other"_L1}},
    {"!="_L1, compared<Operator::NotEqual>, {"other"_L1}},
    {"lt"_L1, compared<Operator::Less>, {"other"_L1}},
    {"lessthan"_L1, compared<Operator::Less>, {"other"_L1}},
    {"<"_L1, compared<Operator::Less>, {"other"_L1}},
    {"le"_L1, compared<Operator::LessOrEqual>, {"other"_L1}},
    {"<="_L1, compared<Operator::LessOrEqual>, {"other"_L1}},
    {"gt"_L1, compared<Operator::Greater>, {"other"_L1}},
    {"greaterthan"_L1, compared<Operator::Greater>, {"other"_L1}},
    {">"_L1, compared<Operator::Greater>, {"other"_L1}},
    {"ge"_L1, compared<Operator::GreaterOrEqual>, {"other"_L1}},
    {">="_L1, compared<Operator::GreaterOrEqual>, {"other"_L1}},
    {"filter"_L1, [](Invocation &in) { return findFilter(in.input.string()) != nullptr; }, {}},
    {"test"_L1, [](Invocation &in) { return findTest(in.input.string()) != nullptr; }, {}},
};

const QHash<QString, const TestSpec *> &allTests()
{
    static const QHash<QString, const TestSpec *> byName = [] {
        QHash<QString, const TestSpec *> all;
        for (const TestSpec &test : table)
            all.insert(test.name, &test);
        return all;
    }();
    return byName;
}

} // namespace

const TestSpec *findTest(const QString &name)
{
    return allTests().value(name);
}

QStringList testNames()
{
    QStringList names = allTests().keys();
    names.sort();
    return names;
}

bool applyTest(Run &run, const TestSpec &test, const Value &input, const Given &given)
{
    if (!run.step(1 + input.string().size() / 64))
        return false;
    Invocation invocation(run, input, given);
    return invocation.bind(test.name, test.parameters) && test.holds(invocation) && !run.failed();
}

} // namespace cb::text

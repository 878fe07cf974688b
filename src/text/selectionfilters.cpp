// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/filters.h"
#include "text/operators.h"
#include "text/tests.h"

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

Value defaulted(Invocation &in)
{
    const bool replaces = in.input.isUndefined() || (in.truth(1, false) && !in.input.truthy());
    return replaces ? (in.at(0) ? *in.at(0) : Value(QString())) : in.input;
}

/// Positional arguments from `from` on, with the named ones.
Given rest(const Given &given, size_t from)
{
    Given left;
    left.positional.assign(
        given.positional.begin() + qsizetype(std::min(from, given.positional.size())), given.positional.end());
    left.named = given.named;
    return left;
}

Value map(Invocation &in)
{
    const Value *path = nullptr;
    const Value *preset = nullptr;
    const FilterSpec *filter = nullptr;
    if (in.given.positional.empty()) {
        for (const auto &[name, value] : in.given.named) {
            if (name == u"attribute")
                path = &value;
            else if (name == u"default")
                preset = &value;
            else
                return in.run.fail(u"'map' has no argument named '%1'"_s.arg(name));
        }
        if (!path)
            return in.run.fail(u"'map' needs a filter or an attribute"_s);
    } else {
        const QString name = textOf(in.run, in.given.positional.front());
        filter = findFilter(name);
        if (!filter)
            return in.run.fail(u"no filter is named '%1'"_s.arg(name));
    }
    const Given arguments = filter ? rest(in.given, 1) : Given();
    ValueList out;
    for (const Value &item : iterated(in.run, in.input)) {
        Value made = filter ? applyFilter(in.run, *filter, item, arguments) : attributePath(in.run, item, *path);
        if (made.isUndefined() && preset)
            made = *preset;
        if (in.run.failed())
            return {};
        out.push_back(std::move(made));
    }
    return in.run.list(std::move(out));
}

Value selected(Invocation &in, bool wanted, bool byAttribute)
{
    const ValueList &arguments = in.given.positional;
    if (byAttribute && arguments.empty())
        return in.run.fail(u"the name of an attribute is needed"_s);
    const size_t testAt = byAttribute ? 1 : 0;
    const TestSpec *test = nullptr;
    if (arguments.size() > testAt) {
        const QString name = textOf(in.run, arguments[testAt]);
        test = findTest(name);
        if (!test)
            return in.run.fail(u"no test is named '%1'"_s.arg(name));
    }
    const Given testArguments = rest(in.given, testAt + 1);
    ValueList out;
    for (const Value &item : iterated(in.run, in.input)) {
        const Value looked = byAttribute ? attributePath(in.run, item, arguments[0]) : item;
        const bool holds =
            test ? applyTest(in.run, *test, looked, testArguments) : in.run.usable(looked) && looked.truthy();
        if (in.run.failed())
            return {};
        if (holds == wanted)
            out.push_back(item);
    }
    return in.run.list(std::move(out));
}

Value select(Invocation &in)
{
    return selected(in, true, false);
}

Value reject(Invocation &in)
{
    return selected(in, false, false);
}

Value selectattr(Invocation &in)
{
    return selected(in, true, true);
}

Value rejectattr(Invocation &in)
{
    return selected(in, false, true);
}

} // namespace

std::span<const FilterSpec> selectionFilters()
{
    static const FilterSpec table[] = {
        {"default"_L1, defaulted, {"default_value"_L1, "boolean"_L1}},
        {"d"_L1, defaulted, {"default_value"_L1, "boolean"_L1}},
        {"map"_L1, map, {}, true},
        {"select"_L1, select, {}, true},
        {"reject"_L1, reject, {}, true},
        {"selectattr"_L1, selectattr, {}, true},
        {"rejectattr"_L1, rejectattr, {}, true},
    };
    return table;
}

} // namespace cb::text

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/filters.h"
#include "text/operators.h"
#include "text/strings.h"

#include <algorithm>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

Value foldedCase(const Value &value)
{
    return value.isText() ? Value(value.string().toLower()) : value;
}

/// The value that sort, min, max and unique look at.
Value keyOf(Run &run, const Value &item, const Value *attribute, bool caseSensitive)
{
    Value key = attribute && !attribute->isNone() ? attributePath(run, item, *attribute) : item;
    return caseSensitive ? key : foldedCase(key);
}

/// The same for sort, whose attribute may name several: "last,first".
Value sortKey(Run &run, const Value &item, const Value *attribute, bool caseSensitive)
{
    if (!attribute || !attribute->isText() || !attribute->string().contains(u','))
        return keyOf(run, item, attribute, caseSensitive);
    ValueList keys;
    for (const QString &part : attribute->string().split(u',')) {
        const Value path(part);
        keys.push_back(keyOf(run, item, &path, caseSensitive));
    }
    return Value::list(std::move(keys));
}

// Stable in both directions, as Python's sorted.
ValueList sorted(Run &run, std::vector<std::pair<Value, Value>> keyed, bool reverse)
{
    std::stable_sort(keyed.begin(), keyed.end(), [&](const auto &a, const auto &b) {
        if (run.failed())
            return false;
        // What is equal needs no order: missing attributes sort among themselves.
        if (equal(run, a.first, b.first))
            return false;
        return reverse ? less(run, b.first, a.first) : less(run, a.first, b.first);
    });
    ValueList items;
    items.reserve(keyed.size());
    for (auto &[key, item] : keyed)
        items.push_back(std::move(item));
    return items;
}

Value sort(Invocation &in)
{
    const bool reverse = in.truth(0, false);
    const bool caseSensitive = in.truth(1, false);
    std::vector<std::pair<Value, Value>> keyed;
    for (const Value &item : iterated(in.run, in.input)) {
        keyed.emplace_back(sortKey(in.run, item, in.at(2), caseSensitive), item);
        if (in.run.failed())
            return {};
    }
    return in.run.list(sorted(in.run, std::move(keyed), reverse));
}

Value dictsort(Invocation &in)
{
    if (!in.input.isMap())
        return in.run.fail(u"'dictsort' needs a dict, not %1"_s.arg(typeName(in.input)));
    const bool caseSensitive = in.truth(0, false);
    const QString by = in.text(1, u"key"_s);
    if (by != u"key" && by != u"value")
        return in.run.fail(u"'dictsort' sorts by key or value, not by '%1'"_s.arg(by));
    std::vector<std::pair<Value, Value>> keyed;
    for (const auto &[key, value] : in.input.entries()) {
        const Value &wanted = by == u"key" ? key : value;
        keyed.emplace_back(caseSensitive ? wanted : foldedCase(wanted), in.run.tuple({key, value}));
    }
    return in.run.list(sorted(in.run, std::move(keyed), in.truth(2, false)));
}

struct KeyHash {
    size_t operator()(const Value &value) const
    {
        switch (value.kind()) {
        case Value::Kind::Text:
            return qHash(value.string());
        case Value::Kind::Bool:
        case Value::Kind::Int:
        case Value::Kind::Float:
            return std::hash<double>()(value.number()); // 1, 1.0 and true are one key
        case Value::Kind::List: {
            size_t seed = 7;
            for (const Value &item : value.items())
                seed = seed * 31 + operator()(item);
            return seed;
        }
        default:
            return size_t(value.kind());
        }
    }
};

Value unique(Invocation &in)
{
    const bool caseSensitive = in.truth(0, false);
    const auto same = [&in](const Value &a, const Value &b) { return equal(in.run, a, b); };
    std::unordered_set<Value, KeyHash, decltype(same)> seen(16, KeyHash(), same);
    ValueList items;
    for (const Value &item : iterated(in.run, in.input)) {
        Value key = keyOf(in.run, item, in.at(1), caseSensitive);
        if (key.isMap() || (key.isList() && !key.isTuple()))
            return in.run.fail(u"'unique' cannot compare %1"_s.arg(typeName(key)));
        if (seen.insert(std::move(key)).second)
            items.push_back(item);
        if (in.run.failed())
            return {};
    }
    return in.run.list(std::move(items));
}

Value extreme(Invocation &in, bool largest)
{
    const bool caseSensitive = in.truth(0, false);
    const ValueList items = iterated(in.run, in.input);
    const Value *best = nullptr;
    Value bestKey;
    for (const Value &item : items) {
        Value key = keyOf(in.run, item, in.at(1), caseSensitive);
        if (!best || (largest ? less(in.run, bestKey, key) : less(in.run, key, bestKey))) {
            best = &item;
            bestKey = std::move(key);
        }
        if (in.run.failed())
            return {};
    }
    return best ? *best : Value::undefined(u"the largest or smallest of nothing"_s);
}

Value smallest(Invocation &in)
{
    return extreme(in, false);
}

Value largest(Invocation &in)
{
    return extreme(in, true);
}

Value sum(Invocation &in)
{
    const Value *path = in.at(0);
    Value total = in.at(1) ? *in.at(1) : Value(0);
    for (const Value &item : iterated(in.run, in.input)) {
        const Value part = path && !path->isNone() ? attributePath(in.run, item, *path) : item;
        if (part.isText())
            return in.run.fail(u"'sum' cannot add str"_s);
        total = binary(in.run, Operator::Add, total, part);
        if (in.run.failed())
            return {};
    }
    return total;
}

Value length(Invocation &in)
{
    return length(in.run, in.input);
}

Value first(Invocation &in)
{
    const ValueList items = in.input.isList() ? ValueList() : iterated(in.run, in.input);
    if (!in.input.items().empty())
        return in.input.items().front();
    return items.empty() ? Value::undefined(u"the first item of nothing"_s) : items.front();
}

Value last(Invocation &in)
{
    const ValueList items = in.input.isList() ? ValueList() : iterated(in.run, in.input);
    if (!in.input.items().empty())
        return in.input.items().back();
    if (items.empty())
        return Value::undefined(u"the last item of nothing"_s);
    // Jinja2 takes a Markup apart from behind as markup, from the front as text.
    return in.input.isMarkup() ? Value::markup(items.back().string()) : items.back();
}

Value reverse(Invocation &in)
{
    if (in.input.isText()) {
        QString out;
        const QStringList all = characters(in.input.string());
        in.run.step(all.size());
        for (auto it = all.rbegin(); it != all.rend(); ++it)
            out += *it;
        return in.run.text(std::move(out), in.input.isMarkup());
    }
    ValueList items = iterated(in.run, in.input);
    std::reverse(items.begin(), items.end());
    return in.run.list(std::move(items));
}

Value list(Invocation &in)
{
    return in.run.list(iterated(in.run, in.input));
}

Value join(Invocation &in)
{
    const ValueList items = iterated(in.run, in.input);
    ValueList parts;
    parts.reserve(items.size());
    const Value *path = in.at(1);
    for (const Value &item : items)
        parts.push_back(path && !path->isNone() ? attributePath(in.run, item, *path) : item);
    const Value separator = in.at(0) ? *in.at(0) : Value(QString());
    const bool markup = in.run.autoescape
        && (separator.isMarkup()
            || std::any_of(parts.begin(), parts.end(), [](const Value &v) { return v.isMarkup(); }));
    const QString between = markup ? escapedText(in.run, separator) : textOf(in.run, separator);
    QString out;
    bool leading = true;
    for (const Value &part : parts) {
        if (!leading)
            out += between;
        leading = false;
        out += markup ? escapedText(in.run, part) : textOf(in.run, part);
        if (in.run.failed() || !in.run.produced(between.size()))
            return {};
    }
    return in.run.text(std::move(out), markup);
}

Value batch(Invocation &in)
{
    const qint64 count = in.integer(0, 0);
    const Value *fill = in.at(1) && !in.at(1)->isNone() ? in.at(1) : nullptr;
    if (in.run.failed())
        return {};
    if (!in.at(0) || count < 1 || count > in.run.limits().listItems)
        return in.run.fail(u"'batch' needs a size of at least 1"_s);
    ValueList lines;
    ValueList line;
    for (const Value &item : iterated(in.run, in.input)) {
        line.push_back(item);
        if (qint64(line.size()) == count)
            lines.push_back(in.run.list(std::exchange(line, {})));
    }
    if (!line.empty()) {
        if (fill)
            line.resize(size_t(count), *fill);
        lines.push_back(in.run.list(std::move(line)));
    }
    return in.run.list(std::move(lines));
}

Value slices(Invocation &in)
{
    const qint64 count = in.integer(0, 0);
    const Value *fill = in.at(1) && !in.at(1)->isNone() ? in.at(1) : nullptr;
    if (in.run.failed())
        return {};
    if (!in.at(0) || count < 1 || count > in.run.limits().listItems)
        return in.run.fail(u"'slice' needs a number of at least 1"_s);
    const ValueList items = iterated(in.run, in.input);
    const qint64 each = qint64(items.size()) / count;
    const qint64 longer = qint64(items.size()) % count;
    auto next = items.begin();
    ValueList columns;
    for (qint64 i = 0; i < count && !in.run.failed(); ++i) {
        const auto end = next + each + (i < longer ? 1 : 0);
        ValueList column(next, end);
        next = end;
        if (fill && i >= longer)
            column.push_back(*fill);
        columns.push_back(in.run.list(std::move(column)));
    }
    return in.run.list(std::move(columns));
}

Value items(Invocation &in)
{
    ValueList pairs;
    if (!in.input.isMap() && !in.input.isUndefined())
        return in.run.fail(u"'items' needs a dict, not %1"_s.arg(typeName(in.input)));
    for (const auto &[key, value] : in.input.entries())
        pairs.push_back(in.run.tuple({key, value}));
    return in.run.list(std::move(pairs));
}

Value groupby(Invocation &in)
{
    if (!in.at(0))
        return in.run.fail(u"'groupby' needs an attribute"_s);
    const bool caseSensitive = in.truth(2, false);
    const auto attribute = [&](const Value &item) {
        Value key = attributePath(in.run, item, *in.at(0));
        return key.isUndefined() && in.at(1) ? *in.at(1) : key;
    };
    std::vector<std::pair<Value, Value>> keyed;
    for (const Value &item : iterated(in.run, in.input)) {
        Value key = attribute(item);
        keyed.emplace_back(caseSensitive ? key : foldedCase(key), item);
        if (in.run.failed())
            return {};
    }
    ValueList groups;
    ValueList members;
    Value groupKey;
    const auto finish = [&] {
        if (!members.empty()) {
            const Value name = caseSensitive ? groupKey : attribute(members.front());
            Value group = in.run.list(std::exchange(members, {}));
            groups.push_back(in.run.tuple({name, std::move(group)}));
        }
    };
    for (const Value &item : sorted(in.run, std::move(keyed), false)) {
        Value key = attribute(item);
        if (!caseSensitive)
            key = foldedCase(key);
        if (members.empty() || !equal(in.run, key, groupKey)) {
            finish();
            groupKey = std::move(key);
        }
        members.push_back(item);
        if (in.run.failed())
            return {};
    }
    finish();
    return in.run.list(std::move(groups));
}

} // namespace

std::span<const FilterSpec> listFilters()
{
    static const FilterSpec table[] = {
        {"sort"_L1, sort, {"reverse"_L1, "case_sensitive"_L1, "attribute"_L1}},
        {"dictsort"_L1, dictsort, {"case_sensitive"_L1, "by"_L1, "reverse"_L1}},
        {"unique"_L1, unique, {"case_sensitive"_L1, "attribute"_L1}},
        {"min"_L1, smallest, {"case_sensitive"_L1, "attribute"_L1}},
        {"max"_L1, largest, {"case_sensitive"_L1, "attribute"_L1}},
        {"sum"_L1, sum, {"attribute"_L1, "start"_L1}},
        {"length"_L1, length, {}},
        {"count"_L1, length, {}},
        {"first"_L1, first, {}},
        {"last"_L1, last, {}},
        {"reverse"_L1, reverse, {}},
        {"list"_L1, list, {}},
        {"join"_L1, join, {"d"_L1, "attribute"_L1}},
        {"batch"_L1, batch, {"linecount"_L1, "fill_with"_L1}},
        {"slice"_L1, slices, {"slices"_L1, "fill_with"_L1}},
        {"items"_L1, items, {}},
        {"groupby"_L1, groupby, {"attribute"_L1, "default"_L1, "case_sensitive"_L1}},
    };
    return table;
}

} // namespace cb::text

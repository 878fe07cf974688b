// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/operators.h"

#include "text/number.h"
#include "text/objects.h"
#include "text/strings.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::text {

QString typeName(const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Undefined:
        return u"undefined"_s;
    case Value::Kind::None:
        return u"none"_s;
    case Value::Kind::Bool:
        return u"bool"_s;
    case Value::Kind::Int:
        return u"int"_s;
    case Value::Kind::Float:
        return u"float"_s;
    case Value::Kind::Text:
        return u"str"_s;
    case Value::Kind::List:
        return value.isTuple() ? u"tuple"_s : u"list"_s;
    case Value::Kind::Map:
        return u"dict"_s;
    case Value::Kind::Object:
        break;
    }
    return u"object"_s;
}

void appendText(Run &run, QString &out, const Value &value)
{
    const qsizetype before = out.size();
    switch (value.kind()) {
    case Value::Kind::Undefined:
        run.usable(value);
        break;
    case Value::Kind::Text:
        out += value.string();
        break;
    case Value::Kind::Int:
        out += QString::number(value.integer());
        break;
    default:
        appendRepr(run, out, value);
        return;
    }
    run.produced(out.size() - before);
}

static void appendListRepr(Run &run, QString &out, const Value &value)
{
    const bool tuple = value.isTuple();
    out += tuple ? u'(' : u'[';
    bool first = true;
    for (const Value &item : value.items()) {
        if (!first)
            out += ", "_L1;
        first = false;
        appendRepr(run, out, item);
        if (run.failed())
            return;
    }
    if (tuple && value.items().size() == 1)
        out += u',';
    out += tuple ? u')' : u']';
}

static void appendMapRepr(Run &run, QString &out, const MapEntries &entries)
{
    out += u'{';
    bool first = true;
    for (const auto &[key, value] : entries) {
        if (!first)
            out += ", "_L1;
        first = false;
        appendRepr(run, out, key);
        out += ": "_L1;
        appendRepr(run, out, value);
        if (run.failed())
            return;
    }
    out += u'}';
}

void appendRepr(Run &run, QString &out, const Value &value)
{
    const qsizetype before = out.size();
    if (!run.step())
        return;
    switch (value.kind()) {
    case Value::Kind::Undefined:
        out += "Undefined"_L1;
        break;
    case Value::Kind::None:
        out += "None"_L1;
        break;
    case Value::Kind::Bool:
        out += value.truthy() ? "True"_L1 : "False"_L1;
        break;
    case Value::Kind::Int:
        out += QString::number(value.integer());
        break;
    case Value::Kind::Float:
        out += floatText(value.number());
        break;
    case Value::Kind::Text:
        if (value.isMarkup())
            out += "Markup("_L1;
        appendQuoted(out, value.string());
        if (value.isMarkup())
            out += u')';
        break;
    case Value::Kind::List:
        appendListRepr(run, out, value);
        run.produced(2); // the items count themselves
        return;
    case Value::Kind::Map:
        appendMapRepr(run, out, value.entries());
        run.produced(2);
        return;
    case Value::Kind::Object:
        if (const auto *space = value.as<Namespace>(Object::Sort::Namespace)) {
            out += "<Namespace "_L1;
            appendMapRepr(run, out, space->values);
            out += u'>';
        } else {
            run.fail(u"a loop or macro cannot be printed"_s);
        }
        break;
    }
    run.produced(out.size() - before);
}

QString textOf(Run &run, const Value &value)
{
    if (value.isText())
        return value.string();
    QString out;
    appendText(run, out, value);
    return out;
}

QString escapedText(Run &run, const Value &value)
{
    return value.isMarkup() ? value.string() : escaped(textOf(run, value));
}

bool equal(Run &run, const Value &a, const Value &b)
{
    if (!run.step() || !run.usable(a) || !run.usable(b))
        return false;
    if (a.isNumber() && b.isNumber()) {
        if (a.isInteger() && b.isInteger())
            return a.integer() == b.integer();
        // A long double holds every 64-bit integer, so 2**53 + 1 differs from 2.0**53.
        return (a.isInteger() ? static_cast<long double>(a.integer()) : a.number())
            == (b.isInteger() ? static_cast<long double>(b.integer()) : b.number());
    }
    if (a.kind() != b.kind())
        return false;
    switch (a.kind()) {
    case Value::Kind::Text:
        run.step(std::min(a.string().size(), b.string().size()) / 64);
        return a.string() == b.string();
    case Value::Kind::List:
        if (a.isTuple() != b.isTuple() || a.items().size() != b.items().size())
            return false;
        return std::equal(a.items().begin(), a.items().end(), b.items().begin(),
            [&](const Value &x, const Value &y) { return !run.failed() && equal(run, x, y); });
    case Value::Kind::Map:
        if (a.entries().size() != b.entries().size())
            return false;
        return std::all_of(a.entries().begin(), a.entries().end(), [&](const auto &entry) {
            const Value *other = b.find(entry.first);
            return other && !run.failed() && equal(run, entry.second, *other);
        });
    case Value::Kind::Object:
        return a.object() == b.object();
    default:
        return true; // none and undefined equal themselves
    }
}

bool less(Run &run, const Value &a, const Value &b)
{
    if (!run.step() || !run.usable(a) || !run.usable(b))
        return false;
    if (a.isNumber() && b.isNumber()) {
        if (a.isInteger() && b.isInteger())
            return a.integer() < b.integer();
        return (a.isInteger() ? static_cast<long double>(a.integer()) : a.number())
            < (b.isInteger() ? static_cast<long double>(b.integer()) : b.number());
    }
    if (a.isText() && b.isText()) {
        run.step(std::min(a.string().size(), b.string().size()) / 64);
        return compareText(a.string(), b.string()) < 0;
    }
    if (a.isList() && b.isList() && a.isTuple() == b.isTuple()) {
        const ValueList &left = a.items();
        const ValueList &right = b.items();
        for (size_t i = 0; i < left.size() && i < right.size(); ++i) {
            if (equal(run, left[i], right[i]))
                continue;
            return !run.failed() && less(run, left[i], right[i]);
        }
        return left.size() < right.size();
    }
    run.fail(u"%1 and %2 have no order"_s.arg(typeName(a), typeName(b)));
    return false;
}

bool contains(Run &run, const Value &container, const Value &item)
{
    if (!run.usable(container))
        return false;
    switch (container.kind()) {
    case Value::Kind::Undefined:
        return false;
    case Value::Kind::Text:
        if (!item.isText()) {
            run.fail(u"'in' looks for a str in a str, not for %1"_s.arg(typeName(item)));
            return false;
        }
        run.step(container.string().size() / 64);
        return container.string().contains(item.string());
    case Value::Kind::List:
        return std::any_of(container.items().begin(), container.items().end(),
            [&](const Value &other) { return !run.failed() && equal(run, other, item); });
    case Value::Kind::Map:
        if (item.isMap() || (item.isList() && !item.isTuple())) {
            run.fail(u"%1 cannot be a key"_s.arg(typeName(item)));
            return false;
        }
        return container.find(item) != nullptr;
    default:
        run.fail(u"'in' cannot look into %1"_s.arg(typeName(container)));
        return false;
    }
}

bool compare(Run &run, Operator sign, const Value &a, const Value &b)
{
    switch (sign) {
    case Operator::Equal:
        return equal(run, a, b);
    case Operator::NotEqual:
        return !equal(run, a, b);
    case Operator::Less:
        return less(run, a, b);
    case Operator::Greater:
        return less(run, b, a);
    case Operator::LessOrEqual:
    case Operator::GreaterOrEqual: {
        const bool forward = sign == Operator::LessOrEqual;
        const auto nan = [](const Value &value) { return std::isnan(value.number()); };
        if (nan(a) || nan(b))
            return false;
        return forward ? !less(run, b, a) : !less(run, a, b);
    }
    case Operator::In:
        return contains(run, b, a);
    default:
        return !contains(run, b, a);
    }
}

ValueList iterated(Run &run, const Value &value)
{
    ValueList all;
    if (!run.usable(value))
        return all;
    switch (value.kind()) {
    case Value::Kind::List:
        if (run.step(qint64(value.items().size())))
            all = value.items();
        break;
    case Value::Kind::Map:
        run.step(qint64(value.entries().size()));
        for (const auto &[key, unused] : value.entries())
            all.push_back(key);
        break;
    case Value::Kind::Text:
        if (run.step(value.string().size() * 4)) {
            for (const QString &character : characters(value.string()))
                all.emplace_back(character);
        }
        break;
    case Value::Kind::Undefined:
        break;
    default:
        run.fail(u"%1 cannot be iterated"_s.arg(typeName(value)));
    }
    return all;
}

qint64 length(Run &run, const Value &value)
{
    if (!run.usable(value))
        return 0;
    switch (value.kind()) {
    case Value::Kind::Undefined:
        return 0;
    case Value::Kind::Text:
        run.step(value.string().size() / 64);
        return codePoints(value.string());
    case Value::Kind::List:
        return qint64(value.items().size());
    case Value::Kind::Map:
        return qint64(value.entries().size());
    default:
        run.fail(u"%1 has no length"_s.arg(typeName(value)));
        return 0;
    }
}

static Value missing(const Value &value, const QString &name)
{
    return Value::undefined(u"'%1' of %2"_s.arg(name, typeName(value)));
}

static Value loopAttribute(const Loop &loop, const QString &name)
{
    const qint64 index = qint64(loop.index);
    const qint64 count = qint64(loop.items.size());
    if (name == u"index")
        return index + 1;
    if (name == u"index0")
        return index;
    if (name == u"first")
        return index == 0;
    if (name == u"last")
        return index + 1 == count;
    if (name == u"length")
        return count;
    if (name == u"revindex")
        return count - index;
    if (name == u"revindex0")
        return count - index - 1;
    if (name == u"previtem")
        return index > 0 ? loop.items[loop.index - 1] : Value::undefined(u"there is no previous item, loop.previtem"_s);
    if (name == u"nextitem")
        return index + 1 < count ? loop.items[loop.index + 1]
                                 : Value::undefined(u"there is no next item, loop.nextitem"_s);
    if (name == u"depth")
        return 1;
    if (name == u"depth0")
        return 0;
    return Value::undefined(u"'loop.%1'"_s.arg(name));
}

Value attribute(Run &run, const Value &value, const QString &name)
{
    switch (value.kind()) {
    case Value::Kind::Undefined:
        run.undefinedUsed(value);
        return {};
    case Value::Kind::Map:
        if (const Value *found = value.find(name))
            return *found;
        break;
    case Value::Kind::Object:
        if (const auto *loop = value.as<Loop>(Object::Sort::Loop))
            return loopAttribute(*loop, name);
        if (const auto *space = value.as<Namespace>(Object::Sort::Namespace)) {
            if (const Value *found = space->find(name))
                return *found;
        }
        break;
    default:
        break;
    }
    return missing(value, name);
}

Value item(Run &run, const Value &value, const Value &key)
{
    switch (value.kind()) {
    case Value::Kind::Map:
        if (const Value *found = value.find(key))
            return *found;
        return missing(value, textOf(run, key));
    case Value::Kind::List:
        if (key.isInteger()) {
            const qint64 size = qint64(value.items().size());
            const qint64 index = key.integer() < 0 ? key.integer() + size : key.integer();
            if (index >= 0 && index < size)
                return value.items()[size_t(index)];
        }
        break;
    case Value::Kind::Text:
        if (key.isInteger()) {
            const qint64 size = codePoints(value.string());
            const qint64 index = key.integer() < 0 ? key.integer() + size : key.integer();
            run.step(value.string().size() / 64);
            if (index >= 0 && index < size)
                return Value::text(codePointRange(value.string(), index, index + 1), value.isMarkup());
        }
        break;
    default:
        if (key.isText() || value.isUndefined())
            return attribute(run, value, key.string());
        break;
    }
    return missing(value, textOf(run, key));
}

Value slice(Run &run, const Value &value, const Value *start, const Value *stop, const Value *step)
{
    if (value.isUndefined()) {
        run.undefinedUsed(value);
        return {};
    }
    const auto given = [](const Value *bound) { return bound && !bound->isNone(); };
    const auto wrong = [&](const Value *bound) { return given(bound) && !bound->isInteger(); };
    if ((!value.isText() && !value.isList()) || wrong(start) || wrong(stop) || wrong(step))
        return missing(value, u"slice"_s);
    const qint64 stride = given(step) ? step->integer() : 1;
    if (stride == 0)
        return run.fail(u"the step of a slice is not 0"_s);
    const qint64 size = length(run, value);
    const auto bound = [&](const Value *which, qint64 preset) {
        if (!given(which))
            return preset;
        const qint64 index = which->integer() < 0 ? which->integer() + size : which->integer();
        return stride > 0 ? std::clamp<qint64>(index, 0, size) : std::clamp<qint64>(index, -1, size - 1);
    };
    const qint64 from = bound(start, stride > 0 ? 0 : size - 1);
    const qint64 to = bound(stop, stride > 0 ? size : -1);

    if (value.isText() && stride == 1)
        return run.text(codePointRange(value.string(), from, std::max(from, to)), value.isMarkup());
    std::vector<qint64> picked;
    for (qint64 i = from; stride > 0 ? i < to : i > to;) {
        picked.push_back(i);
        if (__builtin_add_overflow(i, stride, &i))
            break;
    }
    if (value.isText()) {
        const QStringList all = characters(value.string());
        run.step(all.size());
        QString out;
        for (const qint64 i : picked)
            out += all[i];
        return run.text(std::move(out), value.isMarkup());
    }
    ValueList items;
    for (const qint64 i : picked)
        items.push_back(value.items()[size_t(i)]);
    return value.isTuple() ? run.tuple(std::move(items)) : run.list(std::move(items));
}

} // namespace cb::text

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/methods.h"

#include "text/objects.h"
#include "text/operators.h"
#include "text/strings.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

Value texts(Run &run, const QStringList &all, bool markup)
{
    ValueList items;
    for (const QString &text : all)
        items.push_back(Value::text(text, markup));
    return run.list(std::move(items));
}

/// A method of str: text in, something out. Positional arguments only.
class TextMethod
{
public:
    TextMethod(Run &run, const Value &value, const Given &given)
        : m_run(run)
        , m_value(value)
        , m_text(value.string())
        , m_given(given.positional)
    { }

    std::optional<Value> call(const QString &name);

private:
    Value like(QString words) { return m_run.text(std::move(words), m_value.isMarkup()); }
    Value split();
    Value stripped(bool left, bool right);
    bool affix(bool atEnd);
    Value join();
    Value replaced();
    std::optional<QString> textArgument(size_t place);

    Run &m_run;
    const Value &m_value;
    const QString &m_text;
    const ValueList &m_given;
};

std::optional<QString> TextMethod::textArgument(size_t place)
{
    if (place < m_given.size() && m_given[place].isText())
        return m_given[place].string();
    m_run.fail(u"the method needs a str"_s);
    return std::nullopt;
}

Value TextMethod::split()
{
    qsizetype most = -1;
    if (m_given.size() > 1) {
        if (!m_given[1].isInteger())
            return m_run.fail(u"'split' needs a number of splits"_s);
        most = m_given[1].integer();
    }
    if (m_given.empty() || m_given[0].isNone())
        return texts(m_run, splitWords(m_text, most), m_value.isMarkup());
    const auto separator = textArgument(0);
    if (!separator || separator->isEmpty())
        return m_run.fail(u"'split' needs a separator"_s);
    QStringList parts;
    qsizetype from = 0;
    while (most < 0 || parts.size() < most) {
        const qsizetype at = m_text.indexOf(*separator, from);
        if (at < 0)
            break;
        parts.append(m_text.sliced(from, at - from));
        from = at + separator->size();
    }
    parts.append(m_text.sliced(from));
    return texts(m_run, parts, m_value.isMarkup());
}

Value TextMethod::stripped(bool left, bool right)
{
    QStringView words = m_text;
    const bool blanks = m_given.empty() || m_given[0].isNone();
    const auto chars = blanks ? QString() : textArgument(0);
    if (!chars)
        return {};
    const auto drops = [&](QChar c) { return blanks ? isSpace(c) : chars->contains(c); };
    while (left && !words.isEmpty() && drops(words.front()))
        words = words.sliced(1);
    while (right && !words.isEmpty() && drops(words.back()))
        words.chop(1);
    return like(words.toString());
}

bool TextMethod::affix(bool atEnd)
{
    const auto fits = [&](const Value &part) {
        if (!part.isText())
            m_run.fail(u"the method needs a str or a tuple of str"_s);
        return atEnd ? m_text.endsWith(part.string()) : m_text.startsWith(part.string());
    };
    if (!m_given.empty() && m_given[0].isTuple())
        return std::any_of(m_given[0].items().begin(), m_given[0].items().end(), fits);
    return fits(m_given.empty() ? Value() : m_given[0]);
}

Value TextMethod::join()
{
    QString out;
    bool first = true;
    for (const Value &part : iterated(m_run, m_given.empty() ? Value::none() : m_given[0])) {
        if (!part.isText())
            return m_run.fail(u"'join' needs str, not %1"_s.arg(typeName(part)));
        if (!first)
            out += m_text;
        first = false;
        out += m_value.isMarkup() ? escapedText(m_run, part) : part.string();
        if (!m_run.produced(m_text.size()))
            return {};
    }
    return like(std::move(out));
}

Value TextMethod::replaced()
{
    const auto old = textArgument(0);
    const auto with = textArgument(1);
    if (!old || !with || old->isEmpty() || m_given.size() > 2)
        return m_run.fail(u"'replace' needs what to look for and its replacement"_s);
    const qsizetype growth = std::max<qsizetype>(0, with->size() - old->size());
    if (!m_run.produced(m_text.count(*old) * growth))
        return {};
    const bool escapes = m_value.isMarkup() && !m_given[1].isMarkup();
    return like(QString(m_text).replace(*old, escapes ? escaped(*with) : *with));
}

std::optional<Value> TextMethod::call(const QString &name)
{
    if (!m_run.step(1 + m_text.size() / 64))
        return Value();
    if (name == u"upper")
        return like(m_text.toUpper());
    if (name == u"lower")
        return like(m_text.toLower());
    if (name == u"capitalize")
        return like(capitalized(m_text));
    if (name == u"strip" || name == u"lstrip" || name == u"rstrip")
        return stripped(name != u"rstrip", name != u"lstrip");
    if (name == u"split")
        return split();
    if (name == u"splitlines")
        return texts(m_run, splitLines(m_text), m_value.isMarkup());
    if (name == u"startswith")
        return affix(false);
    if (name == u"endswith")
        return affix(true);
    if (name == u"join")
        return join();
    if (name == u"replace")
        return replaced();
    if (name == u"isdigit")
        return !m_text.isEmpty() && std::all_of(m_text.begin(), m_text.end(), [](QChar c) { return c.isDigit(); });
    if (name == u"count" || name == u"find") {
        const auto part = textArgument(0);
        if (!part)
            return Value();
        if (name == u"count")
            return part->isEmpty() ? codePoints(m_text) + 1 : qint64(m_text.split(*part).size() - 1);
        const qsizetype at = m_text.indexOf(*part);
        return at < 0 ? -1 : codePoints(QStringView(m_text).first(at));
    }
    return std::nullopt;
}

std::optional<Value> mapMethod(Run &run, const Value &value, const QString &name, const Given &given)
{
    const ValueList &arguments = given.positional;
    if (name == u"get") {
        if (arguments.empty() || arguments.size() > 2)
            return run.fail(u"'get' needs a key and perhaps a default"_s);
        const Value *found = value.find(arguments[0]);
        return found ? *found : arguments.size() > 1 ? arguments[1] : Value::none();
    }
    ValueList all;
    if (name == u"keys" || name == u"values" || name == u"items") {
        for (const auto &[key, entry] : value.entries())
            all.push_back(name == u"keys" ? key : name == u"values" ? entry : run.tuple({key, entry}));
        return run.list(std::move(all));
    }
    return std::nullopt;
}

std::optional<Value> loopMethod(Run &run, Loop &loop, const QString &name, const Given &given)
{
    if (name == u"cycle") {
        if (given.positional.empty())
            return run.fail(u"'cycle' needs something to cycle through"_s);
        return given.positional[loop.index % given.positional.size()];
    }
    if (name == u"changed") {
        const Value now = run.tuple(given.positional);
        if (now.holdsObject()) // a loop that holds itself would never be freed
            return run.fail(u"'changed' compares plain values only"_s);
        const bool changed = !loop.anyChanged || !equal(run, loop.lastChanged, now);
        loop.anyChanged = true;
        loop.lastChanged = now;
        return changed;
    }
    return std::nullopt;
}

Value range(Run &run, const Given &given)
{
    const ValueList &bounds = given.positional;
    if (bounds.empty() || bounds.size() > 3
        || !std::all_of(bounds.begin(), bounds.end(), [](const Value &v) { return v.isInteger(); }))
        return run.fail(u"'range' needs one to three ints"_s);
    const qint64 start = bounds.size() > 1 ? bounds[0].integer() : 0;
    const qint64 stop = bounds.size() > 1 ? bounds[1].integer() : bounds[0].integer();
    const qint64 step = bounds.size() > 2 ? bounds[2].integer() : 1;
    if (step == 0)
        return run.fail(u"'range' needs a step other than 0"_s);
    ValueList numbers;
    for (qint64 i = start; step > 0 ? i < stop : i > stop;) {
        numbers.emplace_back(i);
        if (qsizetype(numbers.size()) > run.limits().listItems)
            break;
        if (__builtin_add_overflow(i, step, &i))
            break;
    }
    return run.list(std::move(numbers));
}

Value makeNamespace(Run &run, const Given &given)
{
    auto space = std::make_shared<Namespace>();
    MapEntries entries;
    for (const Value &source : given.positional)
        entries.insert(entries.end(), source.entries().begin(), source.entries().end());
    for (const auto &[name, value] : given.named)
        entries.emplace_back(name, value);
    const Value merged = run.map(std::move(entries));
    if (merged.holdsObject())
        return run.fail(u"a namespace holds plain values only"_s);
    space->values = merged.entries();
    return Value::object(std::move(space));
}

Value makeDict(Run &run, const Given &given)
{
    MapEntries entries;
    for (const Value &source : given.positional) {
        if (!source.isMap())
            return run.fail(u"'dict' needs a dict or named values"_s);
        entries.insert(entries.end(), source.entries().begin(), source.entries().end());
    }
    for (const auto &[name, value] : given.named)
        entries.emplace_back(name, value);
    return run.map(std::move(entries));
}

} // namespace

Value callMethod(Run &run, const Value &value, const QString &name, const Given &given)
{
    if (value.isUndefined()) {
        run.undefinedUsed(value);
        return {};
    }
    auto *loop = value.as<Loop>(Object::Sort::Loop);
    if (!given.named.empty())
        return run.fail(u"methods take no named arguments"_s);
    std::optional<Value> result;
    if (value.isText())
        result = TextMethod(run, value, given).call(name);
    else if (value.isMap())
        result = mapMethod(run, value, name, given);
    else if (loop)
        result = loopMethod(run, *loop, name, given);
    return result ? *result : run.fail(u"%1 has no method '%2'"_s.arg(typeName(value), name));
}

bool isGlobal(const QString &name)
{
    return name == u"range" || name == u"namespace" || name == u"dict";
}

std::optional<Value> callGlobal(Run &run, const QString &name, const Given &given)
{
    if (name == u"range")
        return range(run, given);
    if (name == u"namespace")
        return makeNamespace(run, given);
    if (name == u"dict")
        return makeDict(run, given);
    return std::nullopt;
}

} // namespace cb::text

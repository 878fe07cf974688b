// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/filters.h"
#include "text/number.h"
#include "text/operators.h"
#include "text/strings.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

Value escape(Invocation &in)
{
    return in.input.isMarkup() ? in.input : in.run.text(escapedText(in.run, in.input), true);
}

Value forceEscape(Invocation &in)
{
    return in.run.text(escaped(textOf(in.run, in.input)), true);
}

Value safe(Invocation &in)
{
    return Value::markup(textOf(in.run, in.input));
}

Value stripTags(Invocation &in)
{
    return in.run.text(withoutTags(textOf(in.run, in.input)));
}

Value urlencode(Invocation &in)
{
    if (!in.input.isMap() && !in.input.isList())
        return in.run.text(urlQuoted(textOf(in.run, in.input), false));
    QStringList pairs;
    const auto add = [&](const Value &name, const Value &value) {
        pairs.append(urlQuoted(textOf(in.run, name), true) + u'=' + urlQuoted(textOf(in.run, value), true));
    };
    for (const auto &[name, value] : in.input.entries())
        add(name, value);
    for (const Value &pair : in.input.items()) {
        if (!pair.isList() || pair.items().size() != 2)
            return in.run.fail(u"'urlencode' needs pairs"_s);
        add(pair.items()[0], pair.items()[1]);
    }
    return in.run.text(pairs.join(u'&'));
}

/// Python's json.dumps with sorted keys, made safe for HTML.
class JsonWriter
{
public:
    JsonWriter(Run &run, int indent)
        : m_run(run)
        , m_indent(indent)
    { }
    void write(const Value &value, int level);
    QString out;

private:
    void newline(int level)
    {
        if (m_indent < 0)
            return;
        out += u'\n' + QString(qsizetype(m_indent) * level, u' ');
    }
    void text(const QString &words);
    void number(const Value &value);
    QString keyText(const Value &key);
    void map(const MapEntries &entries, int level);

    Run &m_run;
    const int m_indent; // below 0: one line
};

void JsonWriter::text(const QString &words)
{
    out += u'"';
    for (const QChar c : words) {
        switch (c.unicode()) {
        case u'"':
            out += "\\\""_L1;
            break;
        case u'\\':
            out += "\\\\"_L1;
            break;
        case u'\n':
            out += "\\n"_L1;
            break;
        case u'\r':
            out += "\\r"_L1;
            break;
        case u'\t':
            out += "\\t"_L1;
            break;
        case u'\b':
            out += "\\b"_L1;
            break;
        case u'\f':
            out += "\\f"_L1;
            break;
        default:
            if (c < u' ' || c > u'~' || c == u'<' || c == u'>' || c == u'&' || c == u'\'')
                out += "\\u"_L1 + QString::number(c.unicode(), 16).rightJustified(4, u'0');
            else
                out += c;
        }
    }
    out += u'"';
}

void JsonWriter::number(const Value &value)
{
    if (value.kind() == Value::Kind::Int)
        out += QString::number(value.integer());
    else if (std::isfinite(value.number()))
        out += floatText(value.number());
    else
        out += std::isnan(value.number()) ? "NaN"_L1 : value.number() > 0 ? "Infinity"_L1 : "-Infinity"_L1;
}

QString JsonWriter::keyText(const Value &key)
{
    switch (key.kind()) {
    case Value::Kind::Text:
        return key.string();
    case Value::Kind::None:
        return u"null"_s;
    case Value::Kind::Bool:
        return key.truthy() ? u"true"_s : u"false"_s;
    case Value::Kind::Int:
    case Value::Kind::Float:
        return textOf(m_run, key);
    default:
        m_run.fail(u"%1 cannot be a key in JSON"_s.arg(typeName(key)));
        return {};
    }
}

void JsonWriter::map(const MapEntries &entries, int level)
{
    std::vector<const std::pair<Value, Value> *> sorted;
    for (const auto &entry : entries)
        sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(),
        [this](const auto *a, const auto *b) { return !m_run.failed() && less(m_run, a->first, b->first); });
    out += u'{';
    bool first = true;
    for (const auto *entry : sorted) {
        if (m_run.failed())
            return;
        if (!first)
            out += m_indent < 0 ? ", "_L1 : ","_L1;
        first = false;
        newline(level + 1);
        text(keyText(entry->first));
        out += ": "_L1;
        write(entry->second, level + 1);
    }
    if (!first)
        newline(level);
    out += u'}';
}

void JsonWriter::write(const Value &value, int level)
{
    const qsizetype before = out.size();
    if (!m_run.step())
        return;
    switch (value.kind()) {
    case Value::Kind::None:
        out += "null"_L1;
        break;
    case Value::Kind::Bool:
        out += value.truthy() ? "true"_L1 : "false"_L1;
        break;
    case Value::Kind::Int:
    case Value::Kind::Float:
        number(value);
        break;
    case Value::Kind::Text:
        text(value.string());
        break;
    case Value::Kind::List: {
        out += u'[';
        bool first = true;
        for (const Value &item : value.items()) {
            if (m_run.failed())
                return;
            if (!first)
                out += m_indent < 0 ? ", "_L1 : ","_L1;
            first = false;
            newline(level + 1);
            write(item, level + 1);
        }
        if (!first)
            newline(level);
        out += u']';
        return;
    }
    case Value::Kind::Map:
        map(value.entries(), level);
        return;
    case Value::Kind::Undefined:
    case Value::Kind::Object:
        m_run.fail(u"%1 is not JSON"_s.arg(typeName(value)));
        return;
    }
    m_run.produced(out.size() - before + (m_indent > 0 ? qsizetype(m_indent) * level : 0));
}

Value tojson(Invocation &in)
{
    const bool spaced = in.at(0) && !in.at(0)->isNone();
    const qint64 indent = spaced ? std::clamp<qint64>(in.integer(0, 0), 0, 16) : -1;
    JsonWriter writer(in.run, int(indent));
    writer.write(in.input, 0);
    return Value::markup(std::move(writer.out));
}

} // namespace

std::span<const FilterSpec> markupFilters()
{
    static const FilterSpec table[] = {
        {"escape"_L1, escape, {}},
        {"e"_L1, escape, {}},
        {"forceescape"_L1, forceEscape, {}},
        {"safe"_L1, safe, {}},
        {"striptags"_L1, stripTags, {}},
        {"urlencode"_L1, urlencode, {}},
        {"tojson"_L1, tojson, {"indent"_L1}},
    };
    return table;
}

} // namespace cb::text

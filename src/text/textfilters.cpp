// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/filters.h"
#include "text/operators.h"
#include "text/strings.h"

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

/// The input as text, or its markup: filters that keep markup build their result with like().
QString textOf(Invocation &in)
{
    return textOf(in.run, in.input);
}

Value like(Invocation &in, QString words)
{
    return in.run.text(std::move(words), in.input.isMarkup());
}

Value upper(Invocation &in)
{
    return like(in, textOf(in).toUpper());
}

Value lower(Invocation &in)
{
    return like(in, textOf(in).toLower());
}

Value title(Invocation &in)
{
    return in.run.text(titled(textOf(in))); // no markup any more, as in Jinja2
}

Value capitalize(Invocation &in)
{
    return like(in, capitalized(textOf(in)));
}

Value trim(Invocation &in)
{
    const QString words = textOf(in);
    const Value *chars = in.at(0);
    if (!chars || chars->isNone())
        return like(in, strip(words).toString());
    if (!chars->isText())
        return in.run.fail(u"'trim' needs its characters as str"_s);
    return like(in, strip(words, chars->string()).toString());
}

Value replace(Invocation &in)
{
    if (!in.at(0) || !in.at(1))
        return in.run.fail(u"'replace' needs what to look for and its replacement"_s);
    const Value *count = in.at(2);
    qint64 left = !count || count->isNone() ? -1 : in.integer(2, -1);
    const bool escapes = in.run.autoescape;
    const bool markup = escapes && (in.input.isMarkup() || in.at(0)->isMarkup() || in.at(1)->isMarkup());
    const QString words = markup ? escapedText(in.run, in.input) : textOf(in);
    const QString old = in.text(0, {});
    const QString with = markup ? escapedText(in.run, *in.at(1)) : in.text(1, {});
    if (in.run.failed())
        return {};

    QString out;
    qsizetype from = 0;
    const QStringView all = words;
    while (left != 0 && from <= words.size()) {
        const qsizetype at = old.isEmpty() ? (out.isEmpty() && from == 0 ? 0 : from) : words.indexOf(old, from);
        if (at < 0)
            break;
        out += all.sliced(from, at - from);
        out += with;
        if (!in.run.produced(with.size()))
            return {};
        from = at + old.size();
        if (old.isEmpty()) { // between all characters, and at both ends
            if (from == words.size()) {
                from = words.size() + 1;
                break;
            }
            const qsizetype units = all[from].isHighSurrogate() && from + 1 < words.size() ? 2 : 1;
            out += all.sliced(from, units);
            from += units;
        }
        --left;
    }
    if (from < words.size())
        out += all.sliced(from);
    return in.run.text(std::move(out), markup);
}

Value truncate(Invocation &in)
{
    const qint64 most = in.integer(0, 255);
    const bool killWords = in.truth(1, false);
    const QString end = in.text(2, u"..."_s);
    const qint64 leeway = in.at(3) && !in.at(3)->isNone() ? in.integer(3, 5) : 5;
    if (in.run.failed())
        return {};
    if (!in.input.isText() && !in.input.isUndefined())
        return in.run.fail(u"'truncate' needs a str, not %1"_s.arg(typeName(in.input)));
    const qint64 tail = codePoints(end);
    if (most < tail || leeway < 0)
        return in.run.fail(u"'truncate' needs a length of at least %1 and a leeway of at least 0"_s.arg(tail));
    const QString words = textOf(in);
    if (codePoints(words) <= most + leeway)
        return in.input;
    QString kept = codePointRange(words, 0, most - tail);
    if (!killWords) {
        const qsizetype blank = kept.lastIndexOf(u' ');
        if (blank >= 0)
            kept.truncate(blank);
    }
    return like(in, kept + (in.input.isMarkup() && !(in.at(2) && in.at(2)->isMarkup()) ? escaped(end) : end));
}

Value wordcount(Invocation &in)
{
    const QString words = textOf(in);
    qint64 count = 0;
    bool inside = false;
    for (const QChar c : words) {
        const bool letter = c.isLetterOrNumber() || c == u'_' || c.isSurrogate();
        if (letter && !inside)
            ++count;
        inside = letter;
    }
    return count;
}

Value center(Invocation &in)
{
    const QString words = textOf(in);
    const qint64 width = in.integer(0, 80);
    const qint64 pad = width - codePoints(words);
    if (pad <= 0)
        return like(in, words);
    if (!in.run.produced(pad))
        return {};
    const qint64 left = pad / 2 + (pad & width & 1); // as CPython
    return like(in, QString(left, u' ') + words + QString(pad - left, u' '));
}

Value indent(Invocation &in)
{
    if (!in.input.isText())
        return in.run.fail(u"'indent' needs a str, not %1"_s.arg(typeName(in.input)));
    const Value *width = in.at(0);
    const qint64 blanks = width && !width->isText() ? in.integer(0, 4) : 4;
    if (in.run.failed() || !in.run.produced(std::max<qint64>(0, blanks)))
        return {};
    const QString margin = width && width->isText() ? width->string() : QString(std::max<qint64>(0, blanks), u' ');
    const bool blankLines = in.truth(2, false);
    const QStringList lines = splitLines(QString(in.input.string() + u'\n'));
    if (!in.run.produced(margin.size() * lines.size()))
        return {};
    QString out = in.truth(1, false) ? margin : QString();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0) {
            out += u'\n';
            if (blankLines || !lines[i].isEmpty())
                out += margin;
        }
        out += lines[i];
    }
    return like(in, std::move(out));
}

Value string(Invocation &in)
{
    return in.input.isText() ? in.input : in.run.text(textOf(in));
}

Value format(Invocation &in)
{
    if (!in.given.named.empty() && !in.given.positional.empty())
        return in.run.fail(u"'format' takes positional or named arguments, not both"_s);
    if (in.given.named.empty())
        return percentFormat(in.run, in.run.text(textOf(in), in.input.isMarkup()), Value::tuple(in.given.positional));
    MapEntries entries;
    for (const auto &[name, value] : in.given.named)
        entries.emplace_back(name, value);
    return percentFormat(in.run, in.run.text(textOf(in), in.input.isMarkup()), Value::map(std::move(entries)));
}

} // namespace

std::span<const FilterSpec> textFilters()
{
    static const FilterSpec table[] = {
        {"upper"_L1, upper, {}},
        {"lower"_L1, lower, {}},
        {"title"_L1, title, {}},
        {"capitalize"_L1, capitalize, {}},
        {"trim"_L1, trim, {"chars"_L1}},
        {"replace"_L1, replace, {"old"_L1, "new"_L1, "count"_L1}},
        {"truncate"_L1, truncate, {"length"_L1, "killwords"_L1, "end"_L1, "leeway"_L1}},
        {"wordcount"_L1, wordcount, {}},
        {"center"_L1, center, {"width"_L1}},
        {"indent"_L1, indent, {"width"_L1, "first"_L1, "blank"_L1}},
        {"string"_L1, string, {}},
        {"format"_L1, format, {}, true},
    };
    return table;
}

} // namespace cb::text

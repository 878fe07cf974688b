// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/searchwords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::calls {

namespace {

constexpr qsizetype longestTyped = 200;
constexpr qsizetype mostTerms = 8;
const QString markStart = u"\uE000"_s; // private use: neither letter nor digit, so fold() drops what is typed

QString reversed(const QString &digits)
{
    QString backwards = digits;
    std::reverse(backwards.begin(), backwards.end());
    return backwards;
}

bool isDigits(const QString &word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

QString fold(const QString &text)
{
    // Compatibility decomposition parts letters from their marks, and turns wide and styled forms into plain ones.
    // Upper case first: that also writes out what has no single counterpart (sharp s).
    const QString parted = text.normalized(QString::NormalizationForm_KD).toUpper().toLower();
    QString folded;
    folded.reserve(parted.size());
    for (qsizetype i = 0; i < parted.size(); ++i) {
        char32_t c = parted[i].unicode();
        qsizetype units = 1;
        if (parted[i].isHighSurrogate() && i + 1 < parted.size() && parted[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(parted[i], parted[i + 1]);
            units = 2;
        }
        if (QChar::isMark(c)) {
            // it belongs to the letter before
        } else if (QChar::isLetterOrNumber(c)) {
            folded += QStringView(parted).mid(i, units);
        } else if (!folded.isEmpty() && !folded.endsWith(u' ')) {
            folded += u' ';
        }
        i += units - 1;
    }
    return folded.trimmed();
}

QString missedMark()
{
    return markStart + u'm';
}

QString lineMark(OurNumber::Id line)
{
    return markStart + QString::number(line.value);
}

QString wordsOf(const QString &name, const QString &agentName, const QString &number)
{
    QStringList words = fold(name).split(u' ', Qt::SkipEmptyParts);
    words += fold(agentName).split(u' ', Qt::SkipEmptyParts);
    const QString digits = fold(number);
    if (!digits.isEmpty() && isDigits(digits)) {
        words << digits;
        for (const qsizetype last : {10, 7}) {
            if (digits.size() > last)
                words << digits.last(last);
        }
        words << u'r' + reversed(digits);
    }
    return words.join(u' ');
}

QString wordsOf(const Call &call)
{
    QStringList words;
    if (const QString who = wordsOf(call.name, call.agentName, call.number.e164()); !who.isEmpty())
        words << who; // PostgreSQL refuses an empty word
    if (isMissed(call.outcome))
        words << missedMark();
    if (call.line.isValid())
        words << lineMark(call.line);
    return words.join(u' ');
}

std::optional<QString> sidOf(const QString &typed)
{
    static const QRegularExpression sid(
        uR"(\A\s*(CA|RE)([0-9a-f]{32})\s*\z)"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = sid.match(typed);
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toUpper() + match.captured(2).toLower();
}

QList<QStringList> termsOf(const QString &typed)
{
    QList<QStringList> terms;
    QString digits;
    const auto endDigits = [&] {
        if (digits.isEmpty())
            return;
        QStringList either{digits};
        if (digits.size() > 1) // one last digit would be every tenth call
            either << u'r' + reversed(digits);
        terms << either;
        digits.clear();
    };
    for (const QString &word : fold(typed.left(longestTyped)).split(u' ', Qt::SkipEmptyParts)) {
        if (terms.size() >= mostTerms)
            break;
        if (isDigits(word)) {
            digits += word;
        } else {
            endDigits();
            terms << QStringList{word};
        }
    }
    endDigits();
    return terms;
}

QString matchExpression(const QList<QStringList> &terms, const QStringList &marks)
{
    QStringList all;
    for (const QStringList &term : terms) {
        QStringList either;
        for (const QString &beginning : term)
            either << u'"' + beginning + u"\"*"_s; // folded: no quote can be inside
        all << u'(' + either.join(u" OR "_s) + u')';
    }
    for (const QString &mark : marks)
        all << u'"' + mark + u'"';
    return all.join(u" AND "_s);
}

QString tsquery(const QList<QStringList> &terms, const QStringList &marks)
{
    QStringList all;
    for (const QStringList &term : terms) {
        QStringList either;
        for (const QString &beginning : term)
            either << u'\'' + beginning + u"':*"_s;
        all << u'(' + either.join(u" | "_s) + u')';
    }
    for (const QString &mark : marks)
        all << u'\'' + mark + u'\'';
    return all.join(u" & "_s);
}

} // namespace cb::calls

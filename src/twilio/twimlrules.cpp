// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twimlrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::twilio::twiml {

bool onlyWordsOf(QStringView words, std::initializer_list<QStringView> known)
{
    for (const QStringView word : words.tokenize(u' ', Qt::SkipEmptyParts)) {
        if (std::find(known.begin(), known.end(), word) == known.end())
            return false;
    }
    return true;
}

bool onlyCharactersOf(QStringView text, QStringView known)
{
    return std::all_of(text.begin(), text.end(), [known](QChar c) { return known.contains(c); });
}

qsizetype longestSay(QStringView voice)
{
    return voice.startsWith(u"Polly.") ? 3000 : voice.startsWith(u"Google.") ? 5000 : 4096;
}

bool needsSpeechTimeout(QStringView speechModel)
{
    return !speechModel.isEmpty() && speechModel != u"default";
}

bool hintsFit(QStringView hints)
{
    constexpr qsizetype most = 500;
    constexpr qsizetype longest = 100;
    qsizetype count = 0;
    for (const QStringView hint : hints.tokenize(u',')) {
        if (++count > most || hint.trimmed().size() > longest)
            return false;
    }
    return true;
}

bool isDialable(QStringView number)
{
    const QStringView digits = number.startsWith(u'+') ? number.sliced(1) : number;
    return digits.size() >= 3 && digits.size() <= 15 && onlyCharactersOf(digits, u"0123456789");
}

bool isStreamUrl(QStringView url)
{
    constexpr QStringView scheme = u"wss://";
    return url.startsWith(scheme) && url.size() > scheme.size() && !url.contains(u'?');
}

QString nounProblem(const QList<Noun> &nouns)
{
    if (nouns.isEmpty())
        return u"Dial without anybody to dial"_s;
    if (nouns.size() > mostTargets)
        return u"Dial with more than 10 targets"_s;
    for (const Noun &noun : nouns) {
        if (nouns.size() > 1 && (std::holds_alternative<Conference>(noun) || std::holds_alternative<Queue>(noun)))
            return u"Dial: a conference or queue must be alone"_s;
    }
    return {};
}

} // namespace cb::twilio::twiml

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"

#include <QList>
#include <QString>
#include <QStringList>

/// What a text becomes before it is indexed or asked for: the same for both engines, so that both give the same hits.
namespace cb::calls {

/// Lower case, without accents, only letters and digits, parted by single blanks ("Núria O'Brien" -> "nuria o brien").
[[nodiscard]] QString fold(const QString &text);

/// What a filter asks beside the text is a word too, so that the index alone finds what it shows: no letter that a
/// person may type is in it.
[[nodiscard]] QString missedMark();
[[nodiscard]] QString lineMark(OurNumber::Id line);

/// The words somebody is found by: names, and of the number all digits, the last ten, the last seven, and all of them
/// backwards after an "r", so that any last digits are the beginning of a word.
[[nodiscard]] QString wordsOf(const QString &name, const QString &agentName, const QString &number);
/// Those of a call, and its marks.
[[nodiscard]] QString wordsOf(const Call &call);

/// What a person typed, as terms of which all must be found. Each term lists beginnings of words of which one must be
/// found; digits typed in groups are one term ("555 01 42" -> "5550142", "r2410555").
[[nodiscard]] QList<QStringList> termsOf(const QString &typed);

/// "RE…" or "CA…" with its 32 digits, as the vendor writes it: what was typed is a SID and nothing else. It is looked
/// up as it is, not in the text.
[[nodiscard]] std::optional<QString> sidOf(const QString &typed);

/// The same in the engines' own words, with marks that must be there as well.
[[nodiscard]] QString matchExpression(const QList<QStringList> &terms, const QStringList &marks = {}); // FTS5
[[nodiscard]] QString tsquery(const QList<QStringList> &terms, const QStringList &marks = {}); // PostgreSQL

} // namespace cb::calls

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

// Python's view of text: it counts code points where QString counts UTF-16 units.
namespace cb::text {

[[nodiscard]] bool isSpace(QChar c); // as str.isspace
[[nodiscard]] qsizetype codePoints(QStringView text);
/// One string per code point.
[[nodiscard]] QStringList characters(QStringView text);
/// The code points [from, to), both already within 0..codePoints(text).
[[nodiscard]] QString codePointRange(QStringView text, qsizetype from, qsizetype to);
/// Orders by code point: negative, 0 or positive.
[[nodiscard]] int compareText(QStringView a, QStringView b);
/// Appends `text` with & < > " ' as entities.
void appendEscaped(QString &out, QStringView text);
[[nodiscard]] QString escaped(QStringView text);
[[nodiscard]] QStringView strip(QStringView text);
[[nodiscard]] QStringView strip(QStringView text, QStringView chars);
[[nodiscard]] QStringView stripLeft(QStringView text);
[[nodiscard]] QStringView stripRight(QStringView text);
[[nodiscard]] QStringList splitWords(QStringView text, qsizetype most = -1); // as str.split(None, most)
[[nodiscard]] QStringList splitLines(QStringView text); // as str.splitlines()
[[nodiscard]] QString capitalized(QStringView text);
[[nodiscard]] QString titled(QStringView text); // as Jinja's title
[[nodiscard]] bool isAllLower(QStringView text); // as str.islower
[[nodiscard]] bool isAllUpper(QStringView text);
/// As Python's repr of a str: quoted, with escapes.
void appendQuoted(QString &out, QStringView text);
/// Without comments and tags, runs of blanks as one, entities (numbers and the common names) as characters.
[[nodiscard]] QString withoutTags(const QString &html);
/// UTF-8, percent-encoded but for letters, digits, "_.-~" and, outside a query, "/"; a blank is "+" in a query.
[[nodiscard]] QString urlQuoted(const QString &text, bool query);

} // namespace cb::text

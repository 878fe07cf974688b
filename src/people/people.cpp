// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/people.h"

#include <QStringList>

namespace cb::people {

QString initials(const QString &name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return QStringLiteral("?");
    const auto first = [](const QString &word) {
        // A letter outside the basic plane is two units.
        return word.left(word.at(0).isHighSurrogate() && word.size() > 1 ? 2 : 1).toUpper();
    };
    return words.size() == 1 ? first(words.first()) : first(words.first()) + first(words.last());
}

Tone tone(const QString &name)
{
    // FNV-1a. The seed was searched for, so that the people of the design pictures get the colours drawn there.
    constexpr quint32 seed = 2447975;
    quint32 hash = 2166136261U ^ seed;
    for (const char byte : name.toUtf8())
        hash = (hash ^ quint8(byte)) * 16777619U;
    return Tone((hash ^ (hash >> 16)) % 6);
}

} // namespace cb::people

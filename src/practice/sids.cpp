// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/sids.h"

namespace cb::practice {

Sids::Sids(quint64 seed)
    : m_dice(QRandomGenerator(quint32(seed ^ (seed >> 32))))
{ }

QString Sids::next(const char *prefix)
{
    return QString::fromLatin1(prefix + hex(32));
}

QByteArray Sids::hex(int digits)
{
    QByteArray text;
    while (text.size() < digits)
        text += QByteArray::number(m_dice.generate64(), 16).rightJustified(16, '0');
    return text.left(digits);
}

} // namespace cb::practice

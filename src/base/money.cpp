// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/money.h"

#include <QRegularExpression>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace cb {

Result<Money> Money::parse(const QString &amount, const QString &currency)
{
    static const QRegularExpression form(uR"(\A([0-9]{1,7})(?:\.([0-9]{1,6}))?\z)"_s);
    const QRegularExpressionMatch match = form.match(amount);
    if (!match.hasMatch())
        return failure(Error::Kind::Invalid, u"not an amount such as 0.0140"_s);
    const QString fraction = match.captured(2).leftJustified(digits, u'0');
    const Money read{match.captured(1).toLongLong() * one + fraction.toLongLong(), currency};
    if (read.micros > 1'000'000 * one)
        return failure(Error::Kind::Invalid, u"more than 1000000"_s);
    return read;
}

QString Money::amount() const
{
    const qint64 positive = std::abs(micros);
    QString text = QString::number(positive / one);
    QString fraction = QString::number(positive % one).rightJustified(digits, u'0');
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (!fraction.isEmpty())
        text += u'.' + fraction;
    return micros < 0 ? u'-' + text : text;
}

Money Money::rounded(int digitsKept) const
{
    qint64 step = one;
    for (int i = 0; i < digitsKept; ++i)
        step /= 10;
    const qint64 half = micros < 0 ? -step / 2 : step / 2;
    return {(micros + half) / step * step, currency};
}

} // namespace cb

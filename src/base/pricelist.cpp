// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pricelist.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb {

Result<PrefixPrices> PrefixPrices::parse(const QString &text, const QString &currency)
{
    static const QRegularExpression beginning(uR"(\A\+[1-9][0-9]{0,14}\z)"_s); // as long as E.164 numbers are
    PrefixPrices read;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString entry = part.trimmed();
        if (entry.isEmpty())
            continue;
        const QString prefix = entry.section(u'=', 0, 0).trimmed();
        const QString amount = entry.section(u'=', 1).trimmed();
        if (!beginning.match(prefix).hasMatch())
            return failure(Error::Kind::Invalid, u"\"%1\" does not begin as a number such as +1876"_s.arg(entry));
        std::optional<Money> price;
        if (amount != u"?") {
            const Result<Money> money = Money::parse(amount, currency);
            if (!money)
                return failure(Error::Kind::Invalid, u"\"%1\": %2"_s.arg(entry, money.error().detail));
            price = *money;
        }
        const bool twice = std::ranges::any_of(read.m_entries, [&](const Entry &e) { return e.prefix == prefix; });
        if (twice)
            return failure(Error::Kind::Invalid, u"%1 is there twice"_s.arg(prefix));
        read.m_entries << Entry{prefix, price};
    }
    std::ranges::sort(read.m_entries, [](const Entry &a, const Entry &b) {
        return a.prefix.size() != b.prefix.size() ? a.prefix.size() < b.prefix.size() : a.prefix < b.prefix;
    });
    return read;
}

QString PrefixPrices::text() const
{
    QStringList parts;
    for (const Entry &entry : m_entries)
        parts << entry.prefix + u'=' + (entry.price ? entry.price->amount() : u"?"_s);
    return parts.join(u',');
}

std::optional<Money> PrefixPrices::of(const PhoneNumber &number) const
{
    const QString e164 = number.e164();
    for (auto entry = m_entries.crbegin(); entry != m_entries.crend(); ++entry) {
        if (e164.startsWith(entry->prefix))
            return entry->price;
    }
    return std::nullopt;
}

} // namespace cb

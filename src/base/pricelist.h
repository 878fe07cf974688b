// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/phonenumber.h"

#include <QDate>
#include <QList>

#include <optional>

namespace cb {

/// What a minute costs by the beginning of the number called. The longest beginning decides; one may say that the price
/// is not known, so that a dear destination inside a cheap one is not shown at its price.
class PrefixPrices
{
public:
    /// "+1=0.0140,+1876=?,+44=0.0158": beginnings with their country code, each once, "?" for a price that is not
    /// known; blanks are ignored. Empty: none is known. Invalid names the part that is wrong.
    [[nodiscard]] static Result<PrefixPrices> parse(const QString &text, const QString &currency);
    /// As parse() reads it, by length and then by number.
    [[nodiscard]] QString text() const;
    /// Nothing where no price is known.
    [[nodiscard]] std::optional<Money> of(const PhoneNumber &number) const;

private:
    struct Entry {
        QString prefix; // "+1876"
        std::optional<Money> price;
    };
    QList<Entry> m_entries; // shortest first
};

/// What the carrier takes, for estimates: what a call did cost is known from its bill only.
/// Source: settings `prices.…`, whose defaults are Twilio's for the United States.
struct PriceList {
    QDate asOf; // when the prices were looked up
    QString source; // where
    Money number; // a month
    Money callIn; // a started minute, as all calls are billed
    PrefixPrices callOut;
    Money smsIn; // a segment
    Money smsOut;
    Money recording; // a minute
    Money storage; // of a recorded minute, a month
    Money transcription; // a minute
};

} // namespace cb

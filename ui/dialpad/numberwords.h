// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/numberinfo.h"
#include "base/pricelist.h"
#include "calls/call.h"
#include "ui/kit/tokens.h"

#include <QString>

/// What the dial pad says about numbers, in words.
namespace cb::ui {

struct NumberVerdict {
    Tone tone = Tone::Grey;
    QString iconName;
    QString text; // "Complete number"; empty: nothing to say
};
[[nodiscard]] NumberVerdict verdictOn(NumberInfo::Check check);
/// "United States, mobile": the kind only where the numbering plan tells it.
[[nodiscard]] QString placeOf(const NumberInfo &info);
/// In the language of the window where Qt knows it, else in English.
[[nodiscard]] QString countryName(const QString &region);
/// "+1 US, CA".
[[nodiscard]] QString countryCodeText(const NumberInfo::Country &country);
/// What the clock says there: "09:42", "between 04:42 and 09:42 (several zones)"; empty when the region is not known.
[[nodiscard]] QString localTime(const QString &region, Instant now);
/// What a call there costs: "about $0.014 per minute", or that no price is known.
[[nodiscard]] QString costText(const PriceList &prices, const PhoneNumber &number);
/// How that is reckoned, and with the prices of when.
[[nodiscard]] QString costRemark(const PriceList &prices);
/// "Main line 0100".
[[nodiscard]] QString lineText(const QString &label, const QString &number);
/// Why a call of ours came to nothing, in a sentence.
[[nodiscard]] QString failureSentence(CallEnd end);

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace cb {

/// An amount in millionths of the unit of its currency, exact: telephone prices have four digits and more behind the
/// point.
struct Money {
    static constexpr qint64 one = 1'000'000;
    static constexpr int digits = 6; // behind the point

    qint64 micros = 0;
    QString currency; // ISO 4217: "USD"

    /// "0.0140": digits with at most six of them behind one point, no sign, at most 1,000,000. Invalid otherwise.
    [[nodiscard]] static Result<Money> parse(const QString &amount, const QString &currency);
    /// "0.014": no zeros at the end.
    [[nodiscard]] QString amount() const;

    [[nodiscard]] Money times(qint64 count) const { return {micros * count, currency}; }
    /// Of the same currency.
    [[nodiscard]] Money plus(const Money &other) const { return {micros + other.micros, currency}; }
    /// To so many digits behind the point, halves away from zero.
    [[nodiscard]] Money rounded(int digitsKept) const;
    friend bool operator==(const Money &, const Money &) = default;
};

} // namespace cb

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/phonenumber.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace cb {

/// What the numbering plans tell of a number while it is typed. Source: libphonenumber's metadata, in its library.
struct NumberInfo {
    enum class Check { Empty, Incomplete, Complete, TooLong, Invalid };
    /// Where the plan does not say (in North America mobile and landline numbers look alike) it is Unknown.
    enum class Line { Unknown, Mobile, Landline, TollFree, Premium, SharedCost, Internet, Pager, Company, Voicemail };

    Check check = Check::Empty;
    PhoneNumber number; // of a complete one
    QString region; // ISO 3166 ("US"), as far as it is known; empty for "+1" alone
    int countryCode = 0;
    Line line = Line::Unknown;

    /// `region` completes national notation.
    [[nodiscard]] static NumberInfo of(const QString &typed, const QString &region);
    /// The digits in the groups of their country, as far as they were typed; other text as it is.
    [[nodiscard]] static QString grouped(const QString &typed, const QString &region);
    /// A country code and the regions that share it, the main one first.
    struct Country {
        int code = 0;
        QStringList regions;
    };
    /// By code. Codes of no region ("+800") are not among them.
    [[nodiscard]] static QList<Country> countries();
};

} // namespace cb

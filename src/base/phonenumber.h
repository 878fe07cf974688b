// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHashFunctions>
#include <QString>

namespace cb {

/// A telephone number in E.164 form ("+12065550142"), or empty when withheld or unknown. Source: ITU-T E.164.
class PhoneNumber
{
public:
    PhoneNumber() = default;

    /// What a person typed or a file holds, in any usual notation; `region` (ISO 3166, "US") completes national ones.
    /// Checked by libphonenumber; Error::Kind::Invalid says what is wrong with it.
    [[nodiscard]] static Result<PhoneNumber> parse(const QString &text, const QString &region = QStringLiteral("US"));
    /// A vendor's word for a caller: E.164 is taken as it stands (no look-up in tables: this is on the webhook's way);
    /// anything else ("anonymous", "client:ana", a SIP URI) is the empty number.
    [[nodiscard]] static PhoneNumber fromVendor(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_e164.isEmpty(); }
    [[nodiscard]] const QString &e164() const { return m_e164; }
    /// For people, in groups: "+1 206 555 0142". Empty for the empty number.
    [[nodiscard]] QString display() const;
    /// Country of the number ("US"), empty when it is not known.
    [[nodiscard]] QString region() const;
    /// The same with all but the last two digits hidden: "+1 *** *** **42".
    [[nodiscard]] QString masked() const;

    friend bool operator==(const PhoneNumber &, const PhoneNumber &) = default;
    friend size_t qHash(const PhoneNumber &number, size_t seed = 0) { return ::qHash(number.m_e164, seed); }

private:
    QString m_e164;
};

} // namespace cb

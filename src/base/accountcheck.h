// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/phonenumber.h"
#include "base/result.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace cb {

/// One of the account's telephone numbers, with the addresses it calls.
struct CarrierNumber {
    QString sid; // "PN" + 32 hex digits
    PhoneNumber phone;
    QString name; // the vendor's label
    QString voiceUrl;
    QString fallbackUrl;
    QString statusUrl;
    QString smsUrl;
    bool overridden = false; // an application or a trunk decides: the addresses above are not called
    bool canVoice = false;
    bool canSms = false;
    friend bool operator==(const CarrierNumber &, const CarrierNumber &) = default;
};

/// The account at the carrier as it stands there.
struct AccountReport {
    QString sid;
    QString name;
    QString status; // the vendor's word: "active", "suspended", "closed"
    bool trial = false; // calls and texts reach verified numbers only
    std::optional<double> balance;
    QString currency; // ISO 4217
    QList<PhoneNumber> verified; // numbers a trial account may reach
    QList<CarrierNumber> numbers;
    friend bool operator==(const AccountReport &, const AccountReport &) = default;
};

/// What the carrier says of the auth token, which checks its webhooks' signatures and is no part of an API key.
enum class TokenVerdict { Unknown, Right, Wrong };

/// Asks the carrier about the account that is set up. Belongs to the window's thread.
class AccountCheck
{
public:
    using Done = std::function<void(Result<AccountReport>, TokenVerdict)>;
    virtual ~AccountCheck() = default;
    /// `done` is called on the thread of `context`, not at all when that is gone. Denied: the carrier refused the key.
    /// Unreachable, Remote: no answer, or not one that can be read. Invalid: there is nothing to ask with yet.
    virtual void ask(QObject *context, Done done) = 0;
};

} // namespace cb

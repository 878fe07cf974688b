// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace cb {

/// One thing that was looked at when a desk was examined. Whoever shows it makes the sentence: `callboardctl doctor`
/// in English, the window in its own language.
struct Finding {
    enum class State {
        Ok,
        Warn, // works, but not all of it, or not safely
        Fail, // missing or broken: something does not work
    };
    enum class Subject {
        Configuration,
        Secrets,
        Account, // at Twilio
        Database,
        Port,
        PublicUrl,
        Fallback,
        Recordings,
        Disk,
    };
    enum class Fact {
        SettingsReadable,
        SettingUnknown, // where, key
        SettingIsSecret, // where, key
        SettingBad, // where, key
        AccountSidMissing,
        OwnNumberMissing,
        TokenKept, // where
        TokenKeptTwo, // where: a second one while rotating
        TokenMissing,
        TokenOdd, // where
        SecretsLocked, // what the places say
        ApiKeyKept, // where
        ApiKeyHalf, // its other half is missing
        AccountAnswers, // name
        AccountTrial, // name
        AccountStopped, // name, Twilio's word
        AccountKeyRefused,
        AccountTokenRefused,
        AccountSilent, // what happened
        AccountNotAsked,
        DatabaseNone,
        DatabaseGood,
        DatabaseBroken, // what happened
        PortFree, // address
        PortOurs, // address: this desk's engine listens there
        PortForbidden, // address
        PortTaken, // address
        PortFailed, // address, what happened
        UrlMissing,
        UrlSilent, // URL, what happened
        UrlOther, // URL, HTTP status
        UrlGood, // URL
        UrlPlain, // URL
        FallbackSet, // how many numbers
        FallbackMissing, // the numbers, parted by commas
        FallbackUnknown,
        RecordingGood,
        RecordingOff,
        RecordingForbidden, // folder
        RecordingNoUrl,
        RecordingNoMoney, // what is left
        // Recordings of the last 30 days that are not here; how many:
        MissingPermission, // the API key may not read them
        MissingAddress, // their URL is not one of the vendor's that is set
        MissingBalance, // the account is suspended or out of money
        MissingUnreachable, // Twilio does not answer; they are tried again
        MissingKept, // they could not be encrypted or written here
        MissingThere, // Twilio has none
        MissingSpoiled, // damaged or too large
        DiskReadOnly, // folder
        DiskScarce, // MB free, folder
        DiskGood, // MB free, folder
    };
    State state = State::Ok;
    Subject subject = Subject::Configuration;
    Fact fact = Fact::SettingsReadable;
    QStringList parts; // as the fact's remark says; never a secret
    friend bool operator==(const Finding &, const Finding &) = default;
};

} // namespace cb

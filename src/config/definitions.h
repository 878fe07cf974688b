// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace cb::config {

enum class Kind {
    Text,
    Flag,
    Whole,
    Port,
    Seconds,
    NumberSeconds, // "+12065550100=60,+12065550101=300"
    PhoneNumber,
    Sid,
    Url, // what goes before our paths: no query, no slash at its end
    WebPage, // any http or https address, with a query or a fragment if it has one
    TimeZone,
    WallTime,
    Address,
    AddressList,
    Label,
    RecordingFormat, // "wav" or "mp3"
    Channels, // "1" or "2"
    Price, // "0.0085", exact to six digits behind the point
    PrefixPrices, // "+1=0.014,+1876=?": the longest beginning decides, ? is not known
    Currency, // "USD"
    Date, // "2026-05-01"
    CallEnds, // "busy,no_answer": how a call we placed may end so that it is tried again
    CallDays, // 0: for ever. 1 is too few: catch-up would bring back the calls of the last day
};

/// One setting: its name in callboard.yaml and the settings table, the environment variable that overrides it, what
/// it may hold. Secrets are listed too, so that an import can tell where they belong; they are never held here.
struct Definition {
    QString key; // "twilio.account_sid"
    QString environment; // "TWILIO_ACCOUNT_SID"
    Kind kind = Kind::Text;
    QString fallback; // the default
    bool secret = false;
    QString sidPrefix; // for Kind::Sid: "AC"
};

[[nodiscard]] const QList<Definition> &definitions();
[[nodiscard]] const Definition *findByKey(const QString &key);
[[nodiscard]] const Definition *findByEnvironment(const QString &variable);

/// The value as it is kept (a flag as "true" or "false", a number in E.164), or what is wrong with it
/// (Error::Kind::Invalid; the detail names the setting, never a secret's value).
[[nodiscard]] Result<QString> normalised(const Definition &definition, const QString &value);

} // namespace cb::config

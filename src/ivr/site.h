// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/phonenumber.h"
#include "base/sitetime.h"

#include <QHash>
#include <QString>

#include <algorithm>
#include <chrono>
#include <optional>

namespace cb::ivr {

/// What all flows of a desk share. Source: settings.
struct Site {
    SiteTime time;
    QString name; // spoken as {{ site.name }}
    QString
        baseUrl; // before "/twilio/voice/continue": empty, a path prefix ("/desk") or the public URL; no "/" at its end
    PhoneNumber transferNumber; // of transfer steps that name nobody (TWILIO_DEFAULT_TRANSFER_NUMBER); may be empty
    bool recordCalls = false; // joined calls (ENABLE_CALL_RECORDING)
    std::chrono::seconds longestMessage{180}; // of a voicemail whose step says nothing (CALL_RECORDING_MAX_LENGTH)
    QHash<PhoneNumber, std::chrono::seconds> longestByNumber; // the same of one of our numbers; none records longer
    bool transcribe = false; // messages spoken in English, by the vendor
    bool announceRecording = false; // who is recorded is told so, once in a call, before it begins

    /// What is recorded at most in a call to `line`, when the step says `wanted`.
    [[nodiscard]] std::chrono::seconds longest(
        const PhoneNumber &line, const std::optional<std::chrono::seconds> &wanted) const
    {
        const auto own = longestByNumber.constFind(line);
        if (own == longestByNumber.constEnd())
            return wanted.value_or(longestMessage);
        return wanted ? std::min(*wanted, *own) : *own;
    }
};

} // namespace cb::ivr

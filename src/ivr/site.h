// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/phonenumber.h"
#include "base/sitetime.h"

#include <QString>

#include <chrono>

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
};

} // namespace cb::ivr

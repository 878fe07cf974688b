// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "practice/exchange.h"
#include "twilio/form.h"

#include <QJsonObject>

/// The requests that make and change calls and numbers.
namespace cb::practice {

/// "{code, message, more_info, status}". Source: twilio.md 5.2.
[[nodiscard]] http::Response restError(int code, int status, const QString &message);

[[nodiscard]] http::Response createCall(Exchange &exchange, const twilio::Form &form);
[[nodiscard]] http::Response updateCall(Exchange &exchange, const QString &sid, const twilio::Form &form);
[[nodiscard]] http::Response updateNumber(Exchange &exchange, const QString &sid, const twilio::Form &form);

/// POST below a call's Recordings.json: begins one, both channels or mixed.
[[nodiscard]] http::Response startRecording(Exchange &exchange, const QString &callSid, const twilio::Form &form);
/// POST to one of them, or to Twilio.CURRENT: pauses it, goes on with it, or ends it.
[[nodiscard]] http::Response changeRecording(
    Exchange &exchange, const QString &callSid, const QString &sid, const twilio::Form &form);

} // namespace cb::practice

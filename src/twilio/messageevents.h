// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/phonenumber.h"
#include "base/result.h"
#include "twilio/form.h"
#include "twilio/voicerequest.h"
#include "twilio/words.h"

#include <QList>

#include <optional>

namespace cb::twilio {

/// A text message for us. Source: Twilio docs "Twilio's request to your incoming message webhook URL" (twilio.md 3.1).
struct IncomingMessage {
    struct Media {
        QString url;
        QString contentType;
        friend bool operator==(const Media &, const Media &) = default;
    };
    QString accountSid;
    QString messageSid; // "SM" or "MM" + 32 hex digits
    QString messagingServiceSid; // empty unless the number is in a service
    QString from; // E.164, a short code, or "whatsapp:+…"
    QString to;
    QString body; // hostile text, at most 1600 characters by Twilio's word
    int segments = 1;
    QList<Media> media;
    std::optional<OptOut> optOut; // a keyword that Twilio has already acted upon
    Place fromPlace;

    [[nodiscard]] PhoneNumber fromNumber() const { return PhoneNumber::fromVendor(from); }
    [[nodiscard]] PhoneNumber toNumber() const { return PhoneNumber::fromVendor(to); }
    [[nodiscard]] static Result<IncomingMessage> parse(const Form &form);
    friend bool operator==(const IncomingMessage &, const IncomingMessage &) = default;
};

/// What became of a message we sent; out of order is normal, see mayFollow(). (3.2)
struct MessageEvent {
    QString accountSid;
    QString messageSid;
    QString messagingServiceSid;
    MessageStatus status = MessageStatus::Sent;
    QString from;
    QString to;
    std::optional<int> errorCode; // failed, undelivered
    QString carrierDoneDate; // RawDlrDoneDate, "YYMMDDhhmm" by the carrier's clock

    [[nodiscard]] static Result<MessageEvent> parse(const Form &form);
    friend bool operator==(const MessageEvent &, const MessageEvent &) = default;
};

} // namespace cb::twilio

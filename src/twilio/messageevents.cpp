// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/messageevents.h"

#include "twilio/fields.h"

namespace cb::twilio {

namespace {

constexpr qsizetype longestBody = 4096; // Twilio says 1600 for SMS; other channels allow more
constexpr int mostMedia = 10;

} // namespace

Result<IncomingMessage> IncomingMessage::parse(const Form &form)
{
    Fields fields(form);
    IncomingMessage message;
    message.accountSid = fields.sid("AccountSid", {"AC"}, Fields::Required);
    message.messageSid = fields.sid("MessageSid", {"SM", "MM"}, Fields::Required);
    message.messagingServiceSid = fields.sid("MessagingServiceSid", {"MG"}, Fields::Optional);
    message.from = fields.text("From", Fields::longestText, Fields::Required);
    message.to = fields.text("To", Fields::longestText, Fields::Required);
    message.body = fields.text("Body", longestBody);
    message.segments = fields.integer("NumSegments", 0, 1000).value_or(1);
    const int media = fields.integer("NumMedia", 0, mostMedia).value_or(0);
    for (int i = 0; i < media; ++i) {
        const QByteArray number = QByteArray::number(i);
        message.media.append({fields.text(QByteArray("MediaUrl" + number), Fields::longestUrl, Fields::Required),
            fields.text(QByteArray("MediaContentType" + number))});
    }
    message.optOut = fromWord<OptOut>(form.value("OptOutType"));
    message.fromPlace = fields.place("From");
    return fields.finish(std::move(message));
}

Result<MessageEvent> MessageEvent::parse(const Form &form)
{
    Fields fields(form);
    MessageEvent event;
    event.accountSid = fields.sid("AccountSid", {"AC"}, Fields::Required);
    event.messageSid = fields.sid("MessageSid", {"SM", "MM"}, Fields::Required);
    event.messagingServiceSid = fields.sid("MessagingServiceSid", {"MG"}, Fields::Optional);
    event.status = fields.strictWord<MessageStatus>("MessageStatus", Fields::Required).value_or(MessageStatus::Failed);
    event.from = fields.text("From");
    event.to = fields.text("To");
    event.errorCode = fields.integer("ErrorCode");
    event.carrierDoneDate = fields.text("RawDlrDoneDate");
    return fields.finish(std::move(event));
}

} // namespace cb::twilio

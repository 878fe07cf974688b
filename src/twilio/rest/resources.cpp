// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/rest/resources.h"

#include "twilio/fields.h"
#include "twilio/rfc2822.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cb::twilio::rest {

namespace {

constexpr qsizetype longest = 4096; // characters; what is longer is not ours to keep

/// Reads members; the first that is wrong is kept.
class Members
{
public:
    explicit Members(const QJsonObject &json)
        : m_json(json)
    { }

    [[nodiscard]] QString sid(const QString &name, QByteArrayView kind)
    {
        const QString value = text(name);
        if (!isSid(value.toLatin1(), kind))
            wrong(name);
        return value;
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        const QJsonValue value = m_json.value(name);
        return (value.isDouble() ? QString::number(value.toDouble()) : value.toString()).left(longest);
    }
    /// Twilio writes numbers as texts in some places, as numbers in others.
    [[nodiscard]] std::optional<double> number(const QString &name) const
    {
        const QJsonValue value = m_json.value(name);
        bool good = value.isDouble();
        const double number = good ? value.toDouble() : value.toString().toDouble(&good);
        return good ? std::optional(number) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::chrono::seconds> seconds(const QString &name) const
    {
        const std::optional<double> value = number(name);
        return value && *value >= 0 && *value < 1e9 ? std::optional(std::chrono::seconds(qint64(*value)))
                                                    : std::nullopt;
    }
    [[nodiscard]] int integer(const QString &name, int otherwise = 0) const
    {
        const std::optional<double> value = number(name);
        return value && *value >= -1e9 && *value <= 1e9 ? int(*value) : otherwise;
    }
    [[nodiscard]] std::optional<Instant> instant(const QString &name) const
    {
        return fromRfc2822(m_json.value(name).toString().toLatin1());
    }
    template <typename Enum>
    [[nodiscard]] Enum word(const QString &name)
    {
        const std::optional<Enum> value = fromWord<Enum>(m_json.value(name).toString().toLatin1());
        if (!value)
            wrong(name);
        return value.value_or(Enum());
    }
    template <typename Enum>
    [[nodiscard]] Enum looseWord(const QString &name, Enum otherwise) const
    {
        return fromWord<Enum>(m_json.value(name).toString().toLatin1()).value_or(otherwise);
    }
    [[nodiscard]] QJsonObject object(const QString &name) const { return m_json.value(name).toObject(); }
    void wrong(const QString &name)
    {
        if (m_wrong.isEmpty())
            m_wrong = name;
    }
    template <typename T>
    [[nodiscard]] Result<T> finish(T value) const
    {
        if (!m_wrong.isEmpty())
            return failure(Error::Kind::Remote, u"%1 is missing or unknown"_s.arg(m_wrong));
        return value;
    }

private:
    const QJsonObject &m_json;
    QString m_wrong;
};

bool capability(const QJsonObject &capabilities, const QString &name)
{
    return capabilities.value(name).toBool() || capabilities.value(name.toUpper()).toBool();
}

} // namespace

Result<Call> Call::read(const QJsonObject &json)
{
    Members members(json);
    Call call;
    call.sid = members.sid(u"sid"_s, "CA");
    call.parentCallSid = members.text(u"parent_call_sid"_s);
    call.from = members.text(u"from"_s);
    call.to = members.text(u"to"_s);
    call.callerName = members.text(u"caller_name"_s);
    call.phoneNumberSid = members.text(u"phone_number_sid"_s);
    call.status = members.word<CallStatus>(u"status"_s);
    const QString direction = members.text(u"direction"_s); // "trunking-…" for calls that are none of ours
    call.direction = fromWord<Direction>(direction.toLatin1())
                         .value_or(direction.contains("originating"_L1) ? Direction::OutboundApi : Direction::Inbound);
    call.createdAt = members.instant(u"date_created"_s);
    call.startedAt = members.instant(u"start_time"_s);
    call.endedAt = members.instant(u"end_time"_s);
    call.duration = members.seconds(u"duration"_s);
    call.price = members.number(u"price"_s);
    call.priceUnit = members.text(u"price_unit"_s);
    return members.finish(std::move(call));
}

Result<Recording> Recording::read(const QJsonObject &json)
{
    Members members(json);
    Recording recording;
    recording.sid = members.sid(u"sid"_s, "RE");
    recording.callSid = members.text(u"call_sid"_s);
    recording.conferenceSid = members.text(u"conference_sid"_s);
    recording.status = members.word<RecordingStatus>(u"status"_s);
    recording.source = members.looseWord(u"source"_s, RecordingSource::Other);
    recording.channels = members.integer(u"channels"_s, 1);
    recording.startedAt = members.instant(u"start_time"_s);
    recording.createdAt = members.instant(u"date_created"_s);
    recording.duration = members.seconds(u"duration"_s);
    recording.mediaUrl = members.text(u"media_url"_s);
    recording.errorCode = members.integer(u"error_code"_s);
    return members.finish(std::move(recording));
}

Result<Transcription> Transcription::read(const QJsonObject &json)
{
    Members members(json);
    Transcription transcription;
    transcription.sid = members.sid(u"sid"_s, "TR");
    transcription.recordingSid = members.text(u"recording_sid"_s);
    transcription.status = members.word<TranscriptionStatus>(u"status"_s);
    transcription.text = json.value(u"transcription_text"_s).toString();
    return members.finish(std::move(transcription));
}

Result<CallerId> CallerId::read(const QJsonObject &json)
{
    Members members(json);
    CallerId caller;
    caller.sid = members.sid(u"sid"_s, "PN");
    caller.phoneNumber = members.text(u"phone_number"_s);
    caller.friendlyName = members.text(u"friendly_name"_s);
    return members.finish(std::move(caller));
}

Result<IncomingNumber> IncomingNumber::read(const QJsonObject &json)
{
    Members members(json);
    const QJsonObject capabilities = members.object(u"capabilities"_s);
    IncomingNumber number;
    number.sid = members.sid(u"sid"_s, "PN");
    number.phoneNumber = members.text(u"phone_number"_s);
    number.friendlyName = members.text(u"friendly_name"_s);
    number.voiceUrl = members.text(u"voice_url"_s);
    number.voiceMethod = members.text(u"voice_method"_s);
    number.voiceFallbackUrl = members.text(u"voice_fallback_url"_s);
    number.voiceFallbackMethod = members.text(u"voice_fallback_method"_s);
    number.statusCallback = members.text(u"status_callback"_s);
    number.statusCallbackMethod = members.text(u"status_callback_method"_s);
    number.voiceApplicationSid = members.text(u"voice_application_sid"_s);
    number.trunkSid = members.text(u"trunk_sid"_s);
    number.smsUrl = members.text(u"sms_url"_s);
    number.smsFallbackUrl = members.text(u"sms_fallback_url"_s);
    number.canVoice = capability(capabilities, u"voice"_s);
    number.canSms = capability(capabilities, u"sms"_s);
    if (number.phoneNumber.isEmpty())
        members.wrong(u"phone_number"_s);
    return members.finish(std::move(number));
}

Result<Message> Message::read(const QJsonObject &json)
{
    Members members(json);
    Message message;
    message.sid = members.text(u"sid"_s); // SM or MM
    if (!isSid(message.sid.toLatin1(), "SM") && !isSid(message.sid.toLatin1(), "MM"))
        members.wrong(u"sid"_s);
    message.from = members.text(u"from"_s);
    message.to = members.text(u"to"_s);
    message.body = members.text(u"body"_s);
    message.status = members.word<MessageStatus>(u"status"_s);
    message.inbound = members.text(u"direction"_s) == "inbound"_L1;
    message.segments = members.integer(u"num_segments"_s);
    message.errorCode = members.integer(u"error_code"_s);
    message.createdAt = members.instant(u"date_created"_s);
    message.sentAt = members.instant(u"date_sent"_s);
    return members.finish(std::move(message));
}

Result<Balance> Balance::read(const QJsonObject &json)
{
    Members members(json);
    const std::optional<double> amount = members.number(u"balance"_s);
    if (!amount)
        members.wrong(u"balance"_s);
    return members.finish(Balance{amount.value_or(0), members.text(u"currency"_s)});
}

Result<AccountInfo> AccountInfo::read(const QJsonObject &json)
{
    Members members(json);
    AccountInfo account;
    account.sid = members.sid(u"sid"_s, "AC");
    account.friendlyName = members.text(u"friendly_name"_s);
    account.status = members.text(u"status"_s);
    account.trial = members.text(u"type"_s) == "Trial"_L1;
    return members.finish(std::move(account));
}

template <typename T>
Result<Page<T>> Page<T>::read(const QJsonObject &json)
{
    const QJsonValue list = json.value(T::listName);
    if (!list.isArray())
        return failure(Error::Kind::Remote, QString(T::listName) + u" is missing"_s);
    Page<T> page;
    page.next = json.value(u"next_page_uri"_s).toString();
    for (const QJsonValue &each : list.toArray()) {
        if (Result<T> item = T::read(each.toObject()))
            page.items << std::move(*item);
        else
            ++page.skipped;
    }
    return page;
}

template struct Page<Call>;
template struct Page<Recording>;
template struct Page<Transcription>;
template struct Page<IncomingNumber>;
template struct Page<CallerId>;
template struct Page<Message>;

} // namespace cb::twilio::rest

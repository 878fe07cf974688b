// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/numberhandler.h"

#include "calls/callorders.h"
#include "calls/numberstore.h"
#include "twilio/rest/client.h"

using namespace Qt::StringLiterals;
namespace rest = cb::twilio::rest;

namespace cb::dispatch {

namespace {

using Done = std::function<void(SendResult)>;

QJsonObject toJson(const rest::IncomingNumber &number)
{
    return {{u"sid"_s, number.sid}, {u"voice"_s, number.voiceUrl}, {u"fallback"_s, number.voiceFallbackUrl},
        {u"status"_s, number.statusCallback}, {u"application"_s, number.voiceApplicationSid},
        {u"trunk"_s, number.trunkSid}, {u"voice_method"_s, number.voiceMethod},
        {u"fallback_method"_s, number.voiceFallbackMethod}, {u"status_method"_s, number.statusCallbackMethod}};
}

NumberWebhooks webhooksOf(const QJsonObject &json)
{
    return {json[u"voice"_s].toString(), json[u"fallback"_s].toString(), json[u"status"_s].toString()};
}

FormerWebhooks formerOf(const QJsonObject &json)
{
    return {webhooksOf(json), json[u"voice_method"_s].toString(), json[u"fallback_method"_s].toString(),
        json[u"status_method"_s].toString()};
}

class NumberHandler final : public Handler
{
public:
    explicit NumberHandler(std::shared_ptr<TwilioDesk> desk)
        : m_desk(std::move(desk))
    { }

    void send(const Item &item, int, std::stop_token stop, Done done) override
    {
        const Result<calls::ProvisionNumber> order = calls::orderFrom<calls::ProvisionNumber>(item.payload);
        if (!order)
            return done(SendResult::failed(order.error().detail));
        if (const std::optional<SendResult> wait = obstacle(*m_desk, order->set && !order->back))
            return done(*wait);
        rest::NumberFilter filter;
        filter.phoneNumber = order->number;
        m_desk->client->numbers(
            filter,
            [this, order = *order, stop, done](const rest::Answer<rest::Page<rest::IncomingNumber>> &page) {
                if (!page)
                    return done(readFailure(page.error()));
                for (const rest::IncomingNumber &number : page->items) {
                    if (number.phoneNumber == order.number)
                        return order.back ? putBack(number, *order.back, stop, done)
                            : order.set   ? set(number, stop, done)
                                          : done(result(number, std::nullopt));
                }
                done(SendResult::failed(u"the account has no such number"_s, 20404, 404));
            },
            stop);
    }

    [[nodiscard]] Result<> ended(store::Transaction &tx, const Item &item, const SendResult &result) const override
    {
        if (result.kind != SendResult::Kind::Done || result.answer.isEmpty())
            return {};
        const QJsonObject shown = result.answer[u"shown"_s].toObject();
        NumberSetting setting;
        setting.number = item.subject;
        setting.sid = shown[u"sid"_s].toString();
        setting.shown = webhooksOf(shown);
        if (!shown[u"trunk"_s].toString().isEmpty())
            setting.ignoredFor = NumberSetting::Override::Trunk;
        else if (!shown[u"application"_s].toString().isEmpty())
            setting.ignoredFor = NumberSetting::Override::Application;
        if (result.answer.contains(u"before"_s))
            setting.before = formerOf(result.answer[u"before"_s].toObject());
        setting.readAt = tx.now();
        if (Result<> kept = calls::keepSetting(tx, setting); !kept)
            return kept;
        return result.answer[u"back"_s].toBool() ? calls::forgetFormer(tx, setting.number) : Result<>();
    }

private:
    static SendResult result(const rest::IncomingNumber &shown, const std::optional<rest::IncomingNumber> &before)
    {
        QJsonObject answer{{u"shown"_s, toJson(shown)}};
        if (before)
            answer[u"before"_s] = toJson(*before);
        return SendResult::done(shown.sid, answer);
    }

    /// Nothing is changed by reading: what is unclear is simply asked again.
    static SendResult readFailure(const rest::Failure &failure)
    {
        const SendResult result = resultOf(failure);
        return result.kind == SendResult::Kind::Unclear ? SendResult::notDone(result.why, {}, result.httpStatus)
                                                        : result;
    }

    void set(const rest::IncomingNumber &before, const std::stop_token &stop, const Done &done)
    {
        if (!m_desk->client) // the engine ends
            return done(SendResult::notDone(u"stopped"_s));
        const NumberWebhooks wanted =
            wantedWebhooks(QString::fromUtf8(m_desk->publicUrl.toEncoded()), m_desk->fallbackUrl);
        rest::NumberChange change;
        change.voiceUrl = wanted.voice;
        change.voiceFallbackUrl = wanted.voiceFallback;
        change.statusCallback = wanted.status;
        // What stood there is worth keeping when it was somebody else's.
        if (NumberWebhooks{before.voiceUrl, before.voiceFallbackUrl, before.statusCallback} != wanted)
            m_former.insert(before.sid, before);
        m_desk->client->changeNumber(
            before.sid, change,
            [this, sid = before.sid, done](const rest::Answer<rest::IncomingNumber> &shown) {
                if (!shown)
                    return done(resultOf(shown.error()));
                const auto former = m_former.constFind(sid);
                done(result(*shown, former == m_former.constEnd() ? std::nullopt : std::optional(*former)));
                m_former.remove(sid);
            },
            stop);
    }

    void putBack(
        const rest::IncomingNumber &now, const FormerWebhooks &former, const std::stop_token &stop, const Done &done)
    {
        if (!m_desk->client) // the engine ends
            return done(SendResult::notDone(u"stopped"_s));
        rest::NumberChange change;
        change.voiceUrl = former.addresses.voice;
        change.voiceMethod = former.voiceMethod;
        change.voiceFallbackUrl = former.addresses.voiceFallback;
        change.voiceFallbackMethod = former.voiceFallbackMethod;
        change.statusCallback = former.addresses.status;
        change.statusCallbackMethod = former.statusMethod;
        m_desk->client->changeNumber(
            now.sid, change,
            [done](const rest::Answer<rest::IncomingNumber> &shown) {
                if (!shown)
                    return done(resultOf(shown.error()));
                SendResult back = result(*shown, std::nullopt);
                back.answer[u"back"_s] = true;
                done(back);
            },
            stop);
    }

    std::shared_ptr<TwilioDesk> m_desk;
    QHash<QString, rest::IncomingNumber> m_former; // by SID: of a change whose answer was lost the next try sees ours
};

} // namespace

std::unique_ptr<Handler> numberHandler(std::shared_ptr<TwilioDesk> desk)
{
    return std::make_unique<NumberHandler>(std::move(desk));
}

} // namespace cb::dispatch

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/numberhandler.h"

#include "calls/callorders.h"
#include "calls/numberstore.h"
#include "store/database.h"
#include "twilio/rest/client.h"

#include <QObject>

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

QJsonObject toJson(const NumberWebhooks &addresses)
{
    return {{u"voice"_s, addresses.voice}, {u"fallback"_s, addresses.voiceFallback}, {u"status"_s, addresses.status}};
}

/// The same places on another host.
bool isElsewhere(const NumberWebhooks &one, const NumberWebhooks &other)
{
    const auto place = [](const QString &address) {
        return QUrl(address).toString(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    };
    return place(one.voice) == place(other.voice) && place(one.status) == place(other.status);
}

/// What stands at a number is what we put there in place of `known.before`; else that is not what stood there last.
bool isOurs(const FormerWebhooks &standing, const NumberSetting &known, const NumberWebhooks &wanted)
{
    if (standing == known.before)
        return false;
    if (standing.addresses == wanted)
        return true;
    // Nobody knows yet what came of the change: this desk may have moved since.
    if (known.before && known.shown == known.before->addresses)
        return isElsewhere(standing.addresses, wanted);
    return standing.addresses == known.shown; // as our change left it, of whatever address this desk had then
}

NumberSetting settingOf(const QString &number, const QJsonObject &shown, Instant now)
{
    NumberSetting setting;
    setting.number = number;
    setting.sid = shown[u"sid"_s].toString();
    setting.shown = webhooksOf(shown);
    if (!shown[u"trunk"_s].toString().isEmpty())
        setting.ignoredFor = NumberSetting::Override::Trunk;
    else if (!shown[u"application"_s].toString().isEmpty())
        setting.ignoredFor = NumberSetting::Override::Application;
    setting.readAt = now;
    return setting;
}

class NumberHandler final : public Handler
{
public:
    NumberHandler(std::shared_ptr<TwilioDesk> desk, store::Database &database)
        : m_desk(std::move(desk))
        , m_database(database)
    { }

    void send(const Item &item, int, std::stop_token stop, Done done) override
    {
        if (!m_here) // made by the engine, used in the dispatcher's thread: answers are to come there
            m_here = std::make_unique<QObject>();
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
                                          : check(number, done);
                }
                done(SendResult::failed(u"the account has no such number"_s, 20404, 404));
            },
            stop);
    }

    [[nodiscard]] Result<> ended(store::Transaction &tx, const Item &item, const SendResult &result) const override
    {
        if (result.answer.isEmpty())
            return {};
        const QJsonObject shown = result.answer[u"shown"_s].toObject();
        if (result.kind == SendResult::Kind::Failed)
            return notReplaced(tx, item.subject, formerOf(shown));
        if (result.kind != SendResult::Kind::Done)
            return {};
        if (const QJsonValue wanted = result.answer[u"wanted"_s]; wanted.isObject()) {
            const NumberWebhooks ours = webhooksOf(wanted.toObject());
            if (Result<> done = forgetUnlessOurs(tx, item.subject, formerOf(shown), ours); !done)
                return done;
        }
        if (Result<> kept = calls::keepSetting(tx, settingOf(item.subject, shown, tx.now())); !kept)
            return kept;
        return result.answer[u"back"_s].toBool() ? calls::forgetFormer(tx, item.subject) : Result<>();
    }

private:
    static SendResult result(const rest::IncomingNumber &shown)
    {
        return SendResult::done(shown.sid, QJsonObject{{u"shown"_s, toJson(shown)}});
    }

    [[nodiscard]] NumberWebhooks wanted() const
    {
        return wantedWebhooks(QString::fromUtf8(m_desk->publicUrl.toEncoded()), m_desk->fallbackUrl);
    }

    void check(const rest::IncomingNumber &number, const Done &done) const
    {
        SendResult read = result(number);
        read.answer[u"wanted"_s] = toJson(wanted());
        done(read);
    }

    /// Somebody has set the number since: what we replaced is not what stood there last.
    static Result<> forgetUnlessOurs(
        store::Transaction &tx, const QString &number, const FormerWebhooks &standing, const NumberWebhooks &wanted)
    {
        const Result<std::optional<NumberSetting>> known = calls::numberSetting(tx, number);
        if (!known)
            return tl::unexpected(known.error());
        if (!*known || !(*known)->before || isOurs(standing, **known, wanted))
            return {};
        return calls::forgetFormer(tx, number);
    }

    /// The change was not made: what was kept of it stands there still.
    static Result<> notReplaced(store::Transaction &tx, const QString &number, const FormerWebhooks &standing)
    {
        const Result<std::optional<NumberSetting>> setting = calls::numberSetting(tx, number);
        if (!setting)
            return tl::unexpected(setting.error());
        return *setting && (*setting)->before == standing ? calls::forgetFormer(tx, number) : Result<>();
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
        const NumberWebhooks wanted = this->wanted();
        rest::NumberChange change;
        change.voiceUrl = wanted.voice;
        change.voiceFallbackUrl = wanted.voiceFallback;
        change.statusCallback = wanted.status;
        // What stood there is worth keeping when it was somebody else's, and is kept before it is replaced: whoever is
        // killed before the answer sees only ours the next time.
        if (NumberWebhooks{before.voiceUrl, before.voiceFallbackUrl, before.statusCallback} == wanted)
            return replace(before, change, stop, done);
        const auto keep = [before, wanted](store::Transaction &tx) -> Result<> {
            const QJsonObject shown = toJson(before);
            if (Result<> done = forgetUnlessOurs(tx, before.phoneNumber, formerOf(shown), wanted); !done)
                return done;
            NumberSetting setting = settingOf(before.phoneNumber, shown, tx.now());
            setting.before = formerOf(shown);
            return calls::keepSetting(tx, setting);
        };
        m_database.write(store::Lane::Interactive, before.phoneNumber.toLatin1(), keep, m_here.get(),
            [this, before, change, stop, done](const Result<> &kept) {
                if (!kept)
                    return done(SendResult::notDone(kept.error().detail));
                replace(before, change, stop, done);
            });
    }

    void replace(const rest::IncomingNumber &before, const rest::NumberChange &change, const std::stop_token &stop,
        const Done &done)
    {
        if (!m_desk->client) // the engine ends
            return notChanged(before, SendResult::notDone(u"stopped"_s), done);
        m_desk->client->changeNumber(
            before.sid, change,
            [this, before, done](const rest::Answer<rest::IncomingNumber> &shown) {
                if (shown)
                    return done(result(*shown));
                notChanged(before, resultOf(shown.error()), done);
            },
            stop);
    }

    /// An order that is tried again may be taken back, or come too late: nothing is to be put back of it then. Of an
    /// attempt that is unclear what was kept stays, for it may be all that is known of what stood there.
    void notChanged(const rest::IncomingNumber &before, SendResult result, const Done &done)
    {
        result.answer[u"shown"_s] = toJson(before);
        if (result.kind != SendResult::Kind::NotDone)
            return done(result);
        m_database.write(
            store::Lane::Interactive, before.phoneNumber.toLatin1(),
            [number = before.phoneNumber, standing = formerOf(toJson(before))](
                store::Transaction &tx) { return notReplaced(tx, number, standing); },
            m_here.get(), [result, done](const Result<> &) { done(result); });
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
                SendResult back = result(*shown);
                back.answer[u"back"_s] = true;
                done(back);
            },
            stop);
    }

    std::shared_ptr<TwilioDesk> m_desk;
    store::Database &m_database;
    std::unique_ptr<QObject> m_here;
};

} // namespace

std::unique_ptr<Handler> numberHandler(std::shared_ptr<TwilioDesk> desk, store::Database &database)
{
    return std::make_unique<NumberHandler>(std::move(desk), database);
}

} // namespace cb::dispatch

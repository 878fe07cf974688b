// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/carrieraccount.h"

#include "twilio/rest/client.h"

#include <QPointer>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace cb::engine {

namespace {

namespace rest = twilio::rest;

constexpr int mostPages = 20; // of 500 numbers
constexpr int unauthorized = 401;

/// With what is asked: the key and the secret that belong together, and the auth tokens behind an API key.
struct Keys {
    rest::Credentials credentials;
    QList<Secret> tokens;
};

/// Waits for the keyring.
Keys keysOf(const Desk &desk, const CarrierAccount::Setup &setup, const Clock &clock)
{
    const config::Configuration &settings = setup.configuration;
    Keys keys;
    rest::Credentials &made = keys.credentials;
    made.accountSid = settings.text(u"twilio.account_sid"_s);
    const std::unique_ptr<secrets::Vault> vault = openVault(desk, clock);
    const auto newest = [&vault](const QString &secret) {
        const QList<secrets::Key> keys = vault->keys(secret);
        return keys.isEmpty() ? Secret() : keys.first().value;
    };
    made.keySid = settings.text(u"twilio.api_key_sid"_s);
    if (!made.keySid.isEmpty()) {
        for (const secrets::Key &token : vault->keys(u"twilio.auth_token"_s))
            keys.tokens << token.value;
    }
    made.secret = newest(made.keySid.isEmpty() ? u"twilio.auth_token"_s : u"twilio.api_key_secret"_s);
    const QString region = settings.text(u"twilio.region"_s);
    const QString edge = settings.text(u"twilio.edge"_s);
    if (!setup.practiceUrl.isEmpty())
        made.baseUrl = setup.practiceUrl;
    else if (settings.origin(u"twilio.base_url"_s) != config::Origin::Default || (region.isEmpty() && edge.isEmpty()))
        made.baseUrl = QUrl(settings.text(u"twilio.base_url"_s));
    else
        made.baseUrl = rest::Credentials::urlOf(region, edge);
    return keys;
}

CarrierNumber numberOf(const rest::IncomingNumber &number)
{
    CarrierNumber made;
    made.sid = number.sid;
    made.phone = PhoneNumber::fromVendor(number.phoneNumber);
    made.name = number.friendlyName;
    made.voiceUrl = number.voiceUrl;
    made.fallbackUrl = number.voiceFallbackUrl;
    made.statusUrl = number.statusCallback;
    made.smsUrl = number.smsUrl;
    made.overridden = !number.voiceApplicationSid.isEmpty() || !number.trunkSid.isEmpty();
    made.canVoice = number.canVoice;
    made.canSms = number.canSms;
    return made;
}

/// One question after the other; goes away with the last answer.
class Inquiry final : public QObject
{
public:
    Inquiry(Keys keys, QObject *parent, QObject *context, AccountCheck::Done done)
        : QObject(parent)
        , m_keys(std::move(keys))
        , m_client(m_keys.credentials)
        , m_context(context)
        , m_done(std::move(done))
    { }

    void begin()
    {
        if (m_keys.tokens.isEmpty())
            askAccount();
        else
            askWithToken(0);
    }

private:
    void askWithToken(qsizetype token)
    {
        rest::Credentials credentials = m_keys.credentials;
        credentials.keySid.clear();
        credentials.secret = m_keys.tokens.at(token);
        auto *client = new rest::Client(credentials, rest::Client::usualTimeout, this); // a handful, gone with us
        client->account([this, token](const rest::Answer<rest::AccountInfo> &account) {
            if (account)
                m_token = TokenVerdict::Right;
            else if (account.error().httpStatus != unauthorized)
                m_token = TokenVerdict::Unknown;
            else if (token + 1 < m_keys.tokens.size())
                return askWithToken(token + 1);
            else
                m_token = TokenVerdict::Wrong;
            askAccount();
        });
    }

    void askAccount()
    {
        m_client.account([this](const rest::Answer<rest::AccountInfo> &account) {
            if (m_keys.tokens.isEmpty()) { // it is the token that was asked with
                if (account)
                    m_token = TokenVerdict::Right;
                else if (account.error().httpStatus == unauthorized)
                    m_token = TokenVerdict::Wrong;
            }
            if (!account)
                return finish(tl::unexpected(static_cast<const Error &>(account.error())));
            m_report.sid = account->sid;
            m_report.name = account->friendlyName;
            m_report.status = account->status;
            m_report.trial = account->trial;
            askBalance();
        });
    }

    void askBalance()
    {
        m_client.balance([this](const rest::Answer<rest::Balance> &balance) {
            if (balance) {
                m_report.balance = balance->amount;
                m_report.currency = balance->currency;
            }
            askNumbers({}, 1);
        });
    }

    void askNumbers(const QString &next, int page)
    {
        rest::NumberFilter filter;
        filter.next = next;
        m_client.numbers(filter, [this, page](const rest::Answer<rest::Page<rest::IncomingNumber>> &numbers) {
            if (!numbers)
                return finish(tl::unexpected(static_cast<const Error &>(numbers.error())));
            for (const rest::IncomingNumber &number : numbers->items)
                m_report.numbers << numberOf(number);
            if (!numbers->next.isEmpty() && page < mostPages)
                return askNumbers(numbers->next, page + 1);
            askVerified();
        });
    }

    void askVerified()
    {
        m_client.callerIds([this](const rest::Answer<rest::Page<rest::CallerId>> &verified) {
            if (verified) {
                for (const rest::CallerId &caller : verified->items)
                    m_report.verified << PhoneNumber::fromVendor(caller.phoneNumber);
            }
            finish(m_report);
        });
    }

    void finish(const Result<AccountReport> &result)
    {
        if (m_context)
            m_done(result, m_token);
        deleteLater();
    }

    Keys m_keys;
    rest::Client m_client;
    TokenVerdict m_token = TokenVerdict::Unknown;
    QPointer<QObject> m_context;
    AccountCheck::Done m_done;
    AccountReport m_report;
};

} // namespace

CarrierAccount::CarrierAccount(Desk desk, const Clock &clock, std::function<Setup()> setup, QObject *parent)
    : QObject(parent)
    , m_desk(std::move(desk))
    , m_clock(clock)
    , m_setup(std::move(setup))
{ }

CarrierAccount::~CarrierAccount()
{
    m_keyring.waitForDone(); // what it posts to us goes with us
}

void CarrierAccount::ask(QObject *context, Done done)
{
    m_keyring.start([this, setup = m_setup(), context = QPointer(context), done = std::move(done)] {
        const Keys keys = keysOf(m_desk, setup, m_clock);
        QMetaObject::invokeMethod(this, [this, keys, context, done] {
            if (!context)
                return;
            if (const Result<> usable = keys.credentials.check(); !usable) {
                done(tl::unexpected(usable.error()), TokenVerdict::Unknown);
                return;
            }
            (new Inquiry(keys, this, context, done))->begin();
        });
    });
}

KnownAccount::KnownAccount(AccountReport report)
    : m_report(std::move(report))
{ }

void KnownAccount::ask(QObject *context, Done done)
{
    QMetaObject::invokeMethod(
        context, [report = m_report, done = std::move(done)] { done(report, TokenVerdict::Right); },
        Qt::QueuedConnection);
}

} // namespace cb::engine

#include "moc_carrieraccount.cpp"

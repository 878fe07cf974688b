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

/// The key and the secret that belong together; waits for the keyring.
rest::Credentials credentialsOf(const Desk &desk, const CarrierAccount::Setup &setup, const Clock &clock)
{
    const config::Configuration &settings = setup.configuration;
    rest::Credentials made;
    made.accountSid = settings.text(u"twilio.account_sid"_s);
    const std::unique_ptr<secrets::Vault> vault = openVault(desk, clock);
    const auto newest = [&vault](const QString &secret) {
        const QList<secrets::Key> keys = vault->keys(secret);
        return keys.isEmpty() ? Secret() : keys.first().value;
    };
    made.keySid = settings.text(u"twilio.api_key_sid"_s);
    made.secret = newest(made.keySid.isEmpty() ? u"twilio.auth_token"_s : u"twilio.api_key_secret"_s);
    const QString region = settings.text(u"twilio.region"_s);
    const QString edge = settings.text(u"twilio.edge"_s);
    if (!setup.practiceUrl.isEmpty())
        made.baseUrl = setup.practiceUrl;
    else if (settings.origin(u"twilio.base_url"_s) != config::Origin::Default || (region.isEmpty() && edge.isEmpty()))
        made.baseUrl = QUrl(settings.text(u"twilio.base_url"_s));
    else
        made.baseUrl = rest::Credentials::urlOf(region, edge);
    return made;
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
    Inquiry(rest::Credentials credentials, QObject *parent, QObject *context, AccountCheck::Done done)
        : QObject(parent)
        , m_client(std::move(credentials))
        , m_context(context)
        , m_done(std::move(done))
    { }

    void begin()
    {
        m_client.account([this](const rest::Answer<rest::AccountInfo> &account) {
            if (!account)
                return finish(tl::unexpected(static_cast<const Error &>(account.error())));
            m_report.sid = account->sid;
            m_report.name = account->friendlyName;
            m_report.status = account->status;
            m_report.trial = account->trial;
            askBalance();
        });
    }

private:
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
            m_done(result);
        deleteLater();
    }

    rest::Client m_client;
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
        const rest::Credentials credentials = credentialsOf(m_desk, setup, m_clock);
        QMetaObject::invokeMethod(this, [this, credentials, context, done] {
            if (!context)
                return;
            if (const Result<> usable = credentials.check(); !usable) {
                done(tl::unexpected(usable.error()));
                return;
            }
            (new Inquiry(credentials, this, context, done))->begin();
        });
    });
}

KnownAccount::KnownAccount(AccountReport report)
    : m_report(std::move(report))
{ }

void KnownAccount::ask(QObject *context, Done done)
{
    QMetaObject::invokeMethod(
        context, [report = m_report, done = std::move(done)] { done(report); }, Qt::QueuedConnection);
}

} // namespace cb::engine

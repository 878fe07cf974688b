// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesettings.h"

#include "config/definitions.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

FakeSettings::FakeSettings()
    : answer(report())
{
    file = {{u"site.organisation"_s, u"Marlowe Care"_s}, {u"site.timezone"_s, u"America/New_York"_s},
        {u"listener.public_url"_s, u"https://desk.marlowecare.example/callboard"_s}};
    saved = {{u"twilio.account_sid"_s, report().sid}, {u"twilio.phone_number"_s, u"+12065550100"_s}};
    environment.insert(u"CALLBOARD_PORT"_s, u"8787"_s);
    ui::SecretState token;
    token.place = ui::SecretState::Place::Keyring;
    token.lastFour = u"3f81"_s;
    secrets = {{u"twilio.auth_token"_s, token}, {u"twilio.api_key_secret"_s, {}}};
    using enum Finding::Fact;
    found = {{Finding::State::Ok, Finding::Subject::Configuration, SettingsReadable, {}},
        {Finding::State::Ok, Finding::Subject::Secrets, TokenKept, {u"keyring"_s}},
        {Finding::State::Ok, Finding::Subject::Account, AccountAnswers, {u"Marlowe Care"_s}},
        {Finding::State::Ok, Finding::Subject::Database, DatabaseGood, {}},
        {Finding::State::Ok, Finding::Subject::Port, PortOurs, {u"127.0.0.1:8787"_s}},
        {Finding::State::Warn, Finding::Subject::PublicUrl, UrlSilent,
            {u"https://desk.marlowecare.example/callboard"_s, u"no route"_s}},
        {Finding::State::Fail, Finding::Subject::Fallback, FallbackMissing, {u"+12065550102"_s}},
        {Finding::State::Ok, Finding::Subject::Recordings, RecordingGood, {}},
        {Finding::State::Ok, Finding::Subject::Disk, DiskGood, {u"51200"_s, u"/home/dana/.local/share/callboard"_s}}};
    make();
}

Instant FakeSettings::now()
{
    return Instant(1'795'185'738'000ms);
}

AccountReport FakeSettings::report()
{
    AccountReport report;
    report.sid = u"AC00000000000000000000000000003f81"_s;
    report.name = u"Marlowe Care"_s;
    report.status = u"active"_s;
    report.balance = 184.20;
    report.currency = u"USD"_s;
    for (const QString &phone : {u"+12065550100"_s, u"+12065550101"_s, u"+12065550102"_s}) {
        CarrierNumber number;
        number.phone = PhoneNumber::fromVendor(phone);
        number.canVoice = true;
        report.numbers << number;
    }
    return report;
}

void FakeSettings::make()
{
    m_configuration = config::Configuration::make(file, saved, environment);
    Q_EMIT changed();
}

std::optional<ui::SecretState> FakeSettings::secret(const QString &key) const
{
    const auto found = secrets.constFind(key);
    return found == secrets.constEnd() ? std::nullopt : std::optional(*found);
}

void FakeSettings::save(
    const QHash<QString, QString> &values, const QHash<QString, Secret> &given, QObject *context, Done<void> done)
{
    ++askedToSave;
    QTimer::singleShot(0, context, [this, values, given, done] {
        saves << values;
        if (!saveAnswer) {
            done(saveAnswer);
            return;
        }
        keptSecrets = given;
        for (auto value = values.begin(); value != values.end(); ++value) {
            if (value->isEmpty())
                saved.remove(value.key());
            else
                saved.insert(value.key(), *config::normalised(*config::findByKey(value.key()), *value));
        }
        make();
        done({});
    });
}

void FakeSettings::askAccount()
{
    m_asking = true;
    Q_EMIT accountChanged();
    QTimer::singleShot(0, this, [this] {
        m_asking = false;
        m_account = ui::AccountAnswer{answer, now(), token};
        Q_EMIT accountChanged();
    });
}

void FakeSettings::examine()
{
    m_findings = found;
    Q_EMIT examined();
}

void FakeSettings::refusals(QObject *context, Done<QList<ui::RefusedRequest>> done)
{
    QTimer::singleShot(0, context, [done] {
        done(QList<ui::RefusedRequest>{
            {now() - 3min, u"/twilio/voice/incoming"_s, 403}, {now() - 40min, u"/twilio/voice/status"_s, 403}});
    });
}

void FakeSettings::numbers(QObject *context, Done<QList<ui::OurNumberSetup>> done)
{
    QTimer::singleShot(0, context, [this, done] {
        QList<ui::OurNumberSetup> all;
        const QStringList labels{u"After-hours"_s, u"Main line"_s, u"Spanish line"_s};
        for (int i = 0; i < labels.size(); ++i) {
            ui::OurNumberSetup one;
            one.number.phone = PhoneNumber::fromVendor(u"+1206555010%1"_s.arg(i));
            one.number.label = labels.at(i);
            one.number.flow = u"front-desk"_s;
            one.flowName = u"Front desk"_s;
            if (i < 2) {
                one.setting = NumberSetting();
                one.setting->number = one.number.phone.e164();
                one.setting->shown = cb::wantedWebhooks(u"https://desk.marlowecare.example/callboard"_s, {});
                one.setting->readAt = now() - 2min;
            }
            if (i == 0)
                one.setting->before = FormerWebhooks{
                    {u"https://old.example.org/answer"_s, {}, u"https://old.example.org/over"_s}, u"GET"_s, {}, {}};
            if (i == 1)
                one.setting->shown.voiceFallback.clear();
            all << one;
        }
        done(all);
    });
}

void FakeSettings::numberChoices(QObject *context, Done<ui::NumberChoices> done)
{
    QTimer::singleShot(0, context, [done] {
        done(ui::NumberChoices{{{u"callouts"_s, u"Sick call-out line"_s}, {u"front-desk"_s, u"Front desk"_s}},
            u"front-desk"_s, {{u"billing"_s, u"Billing"_s}}});
    });
}

void FakeSettings::saveNumber(const ui::NumberEdit &edit, QObject *context, Done<void> done)
{
    QTimer::singleShot(0, context, [this, edit, done] {
        if (saveAnswer)
            edits << edit;
        done(saveAnswer);
        if (saveAnswer)
            Q_EMIT numbersChanged();
    });
}

void FakeSettings::mailboxes(QObject *context, Done<ui::MailboxChoices> done)
{
    QTimer::singleShot(0, context, [this, done] {
        done(ui::MailboxChoices{boxes, {{{3}, u"Front office"_s, {}}, {{4}, u"Nurses"_s, {}}}});
    });
}

void FakeSettings::saveMailbox(const Mailbox &mailbox, QObject *context, Done<void> done)
{
    QTimer::singleShot(0, context, [this, mailbox, done] {
        if (saveAnswer) {
            const auto known = std::ranges::find(boxes, mailbox.id, &Mailbox::id);
            if (mailbox.id.isValid() && known != boxes.end())
                *known = mailbox;
            else
                boxes << mailbox;
        }
        done(saveAnswer);
        if (saveAnswer)
            Q_EMIT numbersChanged();
    });
}

std::optional<NumberWebhooks> FakeSettings::wantedWebhooks() const
{
    const QString url = m_configuration.text(u"listener.public_url"_s);
    return url.isEmpty() ? std::nullopt : std::optional(cb::wantedWebhooks(url, {}));
}

void FakeSettings::readNumber(const PhoneNumber &number, QObject *context, Done<void> done)
{
    orders << u"read "_s + number.e164();
    QTimer::singleShot(0, context, [done] { done({}); });
}

void FakeSettings::setNumber(const PhoneNumber &number, QObject *context, Done<void> done)
{
    orders << u"set "_s + number.e164();
    QTimer::singleShot(0, context, [done] { done({}); });
}

void FakeSettings::putBack(const PhoneNumber &number, QObject *context, Done<void> done)
{
    orders << u"back "_s + number.e164();
    QTimer::singleShot(0, context, [done] { done({}); });
}

void FakeSettings::testFallback(const PhoneNumber &number, const PhoneNumber &to, QObject *context, Done<void> done)
{
    orders << u"test %1 %2"_s.arg(number.e164(), to.e164());
    QTimer::singleShot(0, context, [done] { done({}); });
}

} // namespace cb::test

#include "moc_fakesettings.cpp"

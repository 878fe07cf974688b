// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/settingsdesk.h"

#include "app/callboard/session.h"
#include "calls/numberstore.h"
#include "config/definitions.h"
#include "engine/doctor.h"
#include "engine/ournumbers.h"
#include "people/peoplestore.h"
#include "secrets/vault.h"
#include "store/journal.h"
#include "voicemail/voicemailstore.h"

#include <QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::app {

namespace {

constexpr int refusalsShown = 8;
constexpr qsizetype shortestShown = 12; // of a shorter secret its end would be too much of it

/// The state of a secret from the id of its newest key: "environment NAME", "credential NAME", "file DATE", "keyring
/// …".
ui::SecretState stateOf(const QList<secrets::Key> &keys)
{
    using Place = ui::SecretState::Place;
    ui::SecretState state;
    if (keys.isEmpty())
        return state;
    const QString word = keys.first().id.section(u' ', 0, 0);
    const QString rest = keys.first().id.section(u' ', 1);
    state.place = word == u"environment" ? Place::Environment
        : word == u"credential"          ? Place::Credential
        : word == u"file"                ? Place::File
                                         : Place::Keyring;
    state.name = rest;
    if (state.place == Place::File)
        state.since = QDate::fromString(rest.left(10), Qt::ISODate);
    const QByteArray &value = keys.first().value.reveal();
    if (value.size() >= shortestShown)
        state.lastFour = QString::fromUtf8(value.right(4));
    state.rotating = keys.size() > 1;
    return state;
}

} // namespace

SettingsDesk::SettingsDesk(Session &session, Options options, const Clock &clock)
    : m_session(session)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_configuration(session.configuration())
{
    m_pool.setMaxThreadCount(2);
    connect(&session.feed(), &store::ChangeFeed::changed, this, [this](const store::Changes &changes) {
        if (changes.byKind.contains(u"setting"_s))
            readSettings();
        if (changes.byKind.contains(u"ournumber"_s) || changes.byKind.contains(u"number.setting"_s)
            || changes.byKind.contains(u"mailbox"_s))
            Q_EMIT numbersChanged();
    });
    connect(&session.feed(), &store::ChangeFeed::lost, this, [this] {
        readSettings();
        Q_EMIT numbersChanged();
    });
    readSettings();
    readSecrets();
}

SettingsDesk::~SettingsDesk()
{
    m_pool.waitForDone(); // each task posts to us; the posts go with us
}

bool SettingsDesk::mayChange() const
{
    return commands::allows(m_options.roles, commands::Role::Administrator);
}

std::optional<ui::SecretState> SettingsDesk::secret(const QString &key) const
{
    const auto found = m_secrets.constFind(key);
    return found == m_secrets.constEnd() ? std::nullopt : std::optional(*found);
}

void SettingsDesk::readSettings()
{
    m_session.database().readFor<QHash<QString, QString>>(
        engine::savedSettings, this, [this](const Result<QHash<QString, QString>> &saved) {
            if (!saved)
                return; // what is shown stays; the strip says that the database does not answer
            m_configuration = m_options.desk.configuration(*saved);
            Q_EMIT changed();
        });
}

void SettingsDesk::readSecrets()
{
    m_pool.start([this, desk = m_options.desk] {
        const std::unique_ptr<secrets::Vault> vault = engine::openVault(desk, m_clock);
        QHash<QString, ui::SecretState> states;
        for (const config::Definition &definition : config::definitions()) {
            if (definition.secret)
                states.insert(definition.key, stateOf(vault->keys(definition.key)));
        }
        QMetaObject::invokeMethod(this, [this, states] {
            m_secrets = states;
            Q_EMIT secretsChanged();
        });
    });
}

void SettingsDesk::save(
    const QHash<QString, QString> &values, const QHash<QString, Secret> &secrets, QObject *context, Done<void> done)
{
    if (!mayChange()) {
        done(failure(Error::Kind::Denied, u"changing settings needs the role administrator"_s));
        return;
    }
    if (secrets.isEmpty()) {
        saveValues(values, {}, context, std::move(done));
        return;
    }
    const QPointer<QObject> asker(context);
    m_pool.start([this, desk = m_options.desk, values, secrets, asker, done = std::move(done)] {
        const std::unique_ptr<secrets::Vault> vault = engine::openVault(desk, m_clock);
        QHash<QString, QString> places;
        Result<> kept;
        for (auto secret = secrets.begin(); secret != secrets.end() && kept; ++secret) {
            const Result<QString> place = vault->put(secret.key(), secret.value());
            if (place)
                places.insert(secret.key(), *place);
            else
                kept = tl::unexpected(place.error());
        }
        QMetaObject::invokeMethod(this, [this, values, places, kept, asker, done] {
            readSecrets();
            if (!asker)
                return;
            if (kept)
                saveValues(values, places, asker, done);
            else
                done(kept);
        });
    });
}

void SettingsDesk::saveValues(
    const QHash<QString, QString> &values, const QHash<QString, QString> &places, QObject *context, Done<void> done)
{
    for (auto place = places.begin(); place != places.end(); ++place) {
        m_session.sender().send(commands::Command::make(u"settings.secret_kept"_s,
                                    {{u"secret"_s, place.key()}, {u"place"_s, place.value()}}),
            this, [](const Result<commands::Outcome> &) {});
    }
    if (values.isEmpty()) {
        applied();
        done({});
        return;
    }
    QJsonObject args;
    for (auto value = values.begin(); value != values.end(); ++value)
        args.insert(value.key(), value.value());
    const QPointer<QObject> asker(context);
    m_session.sender().send(commands::Command::make(u"settings.set"_s, {{u"values"_s, args}}), this,
        [this, asker, done = std::move(done)](const Result<commands::Outcome> &outcome) {
            if (outcome)
                applied();
            if (asker)
                done(outcome ? Result<>() : tl::unexpected(outcome.error()));
        });
}

void SettingsDesk::applied()
{
    m_account.reset(); // of another account, perhaps
    m_session.reloadSettings();
    readSettings();
    askAccount();
}

void SettingsDesk::askAccount()
{
    if (m_askingAccount)
        return;
    m_askingAccount = true;
    Q_EMIT accountChanged();
    m_options.account->ask(this, [this](const Result<AccountReport> &report, TokenVerdict token) {
        m_askingAccount = false;
        m_account = ui::AccountAnswer{report, m_clock.now(), token};
        Q_EMIT accountChanged();
        if (std::exchange(m_examineAgain, false))
            examine();
    });
}

void SettingsDesk::examine()
{
    if (m_examining)
        return;
    if (!m_account) { // the carrier's answer is part of it
        m_examineAgain = true;
        askAccount();
        return;
    }
    m_examining = true;
    Q_EMIT examined();
    engine::Examination examination;
    examination.desk = m_options.desk;
    examination.account = m_account->report;
    examination.token = m_account->token;
    examination.ownPort = engine::ownPort(m_session.board().status().listener);
    m_pool.start([this, examination] {
        const QList<Finding> found = engine::examine(examination, m_clock);
        QMetaObject::invokeMethod(this, [this, found] {
            m_examining = false;
            m_findings = found;
            Q_EMIT examined();
        });
    });
}

void SettingsDesk::refusals(QObject *context, Done<QList<ui::RefusedRequest>> done)
{
    using store::journal::Entry;
    m_session.database().readFor<QList<Entry>>(
        [](store::Connection &connection) {
            return store::journal::list(connection, 0, refusalsShown, store::journal::Verdict::Refused);
        },
        context,
        [done = std::move(done)](const Result<QList<Entry>> &entries) {
            if (!entries) {
                done(tl::unexpected(entries.error()));
                return;
            }
            QList<ui::RefusedRequest> refused;
            for (const Entry &entry : *entries)
                refused << ui::RefusedRequest{entry.at, entry.request.path, entry.answer.status};
            done(refused);
        });
}

void SettingsDesk::numbers(QObject *context, Done<QList<ui::OurNumberSetup>> done)
{
    using Setups = QList<ui::OurNumberSetup>;
    m_session.database().readFor<Setups>(
        [](store::Connection &connection) -> Result<Setups> {
            const Result<QList<engine::NumberPlan>> plans = engine::numberPlans(connection);
            if (!plans)
                return tl::unexpected(plans.error());
            Setups setups;
            for (const engine::NumberPlan &plan : *plans) {
                Result<std::optional<NumberSetting>> setting =
                    calls::numberSetting(connection, plan.number.phone.e164());
                if (!setting)
                    return tl::unexpected(setting.error());
                setups << ui::OurNumberSetup{plan.number, std::move(*setting), plan.flowName, {}};
                if (plan.mailbox)
                    setups.last().mailbox = {plan.mailbox->key, plan.mailbox->name};
            }
            return setups;
        },
        context, std::move(done));
}

void SettingsDesk::numberChoices(QObject *context, Done<ui::NumberChoices> done)
{
    m_session.database().readFor<ui::NumberChoices>(
        [](store::Connection &connection) -> Result<ui::NumberChoices> {
            const Result<engine::NumberChoices> read = engine::numberChoices(connection);
            if (!read)
                return tl::unexpected(read.error());
            ui::NumberChoices choices;
            for (const engine::NumberChoices::Flow &flow : read->flows)
                choices.flows << ui::NamedKey{flow.key, flow.name};
            choices.usualFlow = read->usualFlow;
            for (const Mailbox &mailbox : read->mailboxes)
                choices.mailboxes << ui::NamedKey{mailbox.key, mailbox.name};
            return choices;
        },
        context, std::move(done));
}

void SettingsDesk::saveNumber(const ui::NumberEdit &edit, QObject *context, Done<void> done)
{
    order(u"numbers.save"_s,
        {{u"number"_s, edit.phone.e164()}, {u"label"_s, edit.label}, {u"flow"_s, edit.flow},
            {u"mailbox"_s, edit.mailbox}},
        context, std::move(done));
}

void SettingsDesk::mailboxes(QObject *context, Done<ui::MailboxChoices> done)
{
    m_session.database().readFor<ui::MailboxChoices>(
        [](store::Connection &connection) -> Result<ui::MailboxChoices> {
            Result<QList<Mailbox>> mailboxes = voicemail::mailboxes(connection);
            if (!mailboxes)
                return tl::unexpected(mailboxes.error());
            Result<QList<Team>> teams = people::teams(connection);
            if (!teams)
                return tl::unexpected(teams.error());
            return ui::MailboxChoices{std::move(*mailboxes), std::move(*teams)};
        },
        context, std::move(done));
}

void SettingsDesk::saveMailbox(const Mailbox &mailbox, QObject *context, Done<void> done)
{
    QJsonObject args{
        {u"key"_s, mailbox.key}, {u"name"_s, mailbox.name}, {u"team"_s, QString::number(mailbox.team.value)}};
    if (mailbox.id.isValid())
        args.insert(u"id"_s, QString::number(mailbox.id.value));
    order(u"voicemail.mailbox.save"_s, args, context, std::move(done));
}

std::optional<NumberWebhooks> SettingsDesk::wantedWebhooks() const
{
    QString url = m_configuration.text(u"listener.public_url"_s);
    if (url.isEmpty() && isPractice() && m_session.engine())
        url = m_session.engine()->localUrl(); // the practice carrier calls us directly
    if (url.isEmpty())
        return {};
    return cb::wantedWebhooks(url, m_configuration.text(u"twilio.fallback_url"_s));
}

void SettingsDesk::order(const QString &command, const QJsonObject &args, QObject *context, Done<void> done)
{
    m_session.sender().send(commands::Command::make(command, args), context,
        [done = std::move(done)](const Result<commands::Outcome> &outcome) {
            done(outcome ? Result<>() : tl::unexpected(outcome.error()));
        });
}

void SettingsDesk::readNumber(const PhoneNumber &number, QObject *context, Done<void> done)
{
    order(u"numbers.check"_s, {{u"number"_s, number.e164()}}, context, std::move(done));
}

void SettingsDesk::setNumber(const PhoneNumber &number, QObject *context, Done<void> done)
{
    order(u"numbers.provision"_s, {{u"number"_s, number.e164()}}, context, std::move(done));
}

void SettingsDesk::putBack(const PhoneNumber &number, QObject *context, Done<void> done)
{
    order(u"numbers.putBack"_s, {{u"number"_s, number.e164()}}, context, std::move(done));
}

void SettingsDesk::testFallback(const PhoneNumber &number, const PhoneNumber &to, QObject *context, Done<void> done)
{
    order(u"numbers.testFallback"_s, {{u"number"_s, number.e164()}, {u"to"_s, to.e164()}}, context, std::move(done));
}

void SettingsDesk::retryListener()
{
    m_session.openDoor();
}

} // namespace cb::app

#include "moc_settingsdesk.cpp"

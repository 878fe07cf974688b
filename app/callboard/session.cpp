// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/session.h"

#include "app/callboard/pendingsender.h"
#include "engine/databasetask.h"
#include "engine/deskobserver.h"
#include "engine/linkclient.h"
#include "store/migrations.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::app {

namespace {

Q_LOGGING_CATEGORY(lcSession, "callboard.session", QtInfoMsg)

constexpr std::chrono::milliseconds longestFarewell = 1500ms; // an answer takes some milliseconds

} // namespace

Session::Session(const Clock &clock)
    : m_clock(clock)
{ }

Session::~Session()
{
    disconnect(); // whoever follows the settings is gone, or about to go
    if (m_sender && !m_sender->finish(longestFarewell))
        qCInfo(lcSession, "%d commands were not answered before the end", m_sender->underWay());
}

Result<std::unique_ptr<Session>> Session::open(const Options &options, const Clock &clock)
{
    std::unique_ptr<Session> session(new Session(clock));
    session->m_desk = options.desk;
    session->m_practice = options.origin == CallOrigin::Practice;
    Result<> opened = session->beEngine(options);
    if (!opened && opened.error().kind == Error::Kind::Conflict)
        opened = session->beConsole(options);
    if (!opened)
        return tl::unexpected(opened.error());
    session->m_feed = std::make_unique<store::ChangeFeed>(session->database());
    connect(session->m_feed.get(), &store::ChangeFeed::changed, session.get(),
        [session = session.get()](const store::Changes &changes) {
            if (changes.byKind.contains(u"setting"_s))
                session->readSettings();
        });
    connect(session->m_feed.get(), &store::ChangeFeed::lost, session.get(), &Session::readSettings);
    if (session->m_link)
        connect(session->m_link.get(), &engine::LinkClient::changed, session->m_feed.get(), &store::ChangeFeed::look);
    return session;
}

Result<> Session::beEngine(const Options &options)
{
    engine::EngineOptions wanted;
    wanted.desk = options.desk;
    wanted.account = options.account;
    wanted.port = options.port;
    wanted.origin = options.origin;
    Result<std::unique_ptr<engine::Engine>> engine = engine::Engine::start(std::move(wanted), m_clock);
    if (!engine)
        return tl::unexpected(engine.error());
    m_engine = std::move(*engine);
    m_database = &m_engine->database();
    m_configuration = m_engine->configuration();
    m_local = std::make_unique<commands::LocalSender>(m_engine->database(), m_engine->registry(), actor());
    m_sender = std::make_unique<PendingSender>(*m_local);
    connect(m_engine.get(), &engine::Engine::statusChanged, this, [this] { tell(m_engine->status()); });
    return {};
}

Result<> Session::beConsole(const Options &options)
{
    store::Options database = options.desk.database();
    database.readOnly = true;
    Result<std::unique_ptr<store::Database>> opened = store::Database::open(database, m_clock);
    if (!opened)
        return tl::unexpected(opened.error());
    if (const Result<> current = engine::readNow(**opened, store::requireCurrentSchema); !current)
        return current;
    const Result<QHash<QString, QString>> saved = engine::readNow(**opened, engine::savedSettings);
    if (!saved)
        return tl::unexpected(saved.error());
    m_console = std::move(*opened);
    m_database = m_console.get();
    m_configuration = options.desk.configuration(*saved);
    m_link = std::make_unique<engine::LinkClient>(options.desk.dataFolder, 0);
    m_sender = std::make_unique<PendingSender>(*m_link);
    connect(m_link.get(), &engine::LinkClient::statusChanged, this,
        [this](const QJsonObject &status) { tell(engine::statusFrom(status)); });
    connect(m_link.get(), &engine::LinkClient::lost, this, [this] {
        DeskStatus status = m_board.status();
        status.listener.health = Health::Down;
        status.listener.downSince = m_clock.now();
        tell(status);
    });
    m_link->connectToEngine();
    return {};
}

commands::Sender &Session::sender() const
{
    return *m_sender;
}

commands::Roles Session::roles() const
{
    commands::Roles roles = m_person ? m_person->roles : commands::Role::Administrator;
    if (m_practice)
        roles |= commands::Role::Administrator;
    return roles;
}

commands::Actor Session::actor() const
{
    return {m_person ? m_person->id : Operator::Id(), m_person ? m_person->name : u"desk"_s, roles(), u"window"_s};
}

void Session::setPerson(const std::optional<Operator> &person)
{
    m_person = person;
    if (m_local)
        m_local->setActor(actor());
    if (m_link)
        m_link->setOperator(m_person ? m_person->id.value : 0);
}

void Session::openDoor(std::optional<quint16> port)
{
    if (m_engine) {
        [[maybe_unused]] const Result<> told = m_engine->openDoor(port); // the board says what went wrong
        tell(m_engine->status());
    }
}

void Session::reloadSettings()
{
    if (m_engine) {
        [[maybe_unused]] const Result<> told = m_engine->reload(); // the board says what went wrong
        m_configuration = m_engine->configuration();
        tell(m_engine->status());
    }
}

void Session::readSettings()
{
    m_database->readFor<QHash<QString, QString>>(
        engine::savedSettings, this, [this](const Result<QHash<QString, QString>> &saved) {
            if (!saved)
                return; // the next change tells again
            m_configuration = m_desk.configuration(*saved);
            Q_EMIT configurationChanged();
        });
}

void Session::setBeyond(const std::optional<CarrierStatus> &carrier, const MailStatus &mail)
{
    m_carrier = carrier;
    m_mail = mail;
    tell(m_board.status());
}

void Session::tell(const DeskStatus &status)
{
    DeskStatus all = status;
    if (m_carrier)
        all.carrier = *m_carrier;
    all.mail = m_mail;
    all.sync = {Health::Ok, m_clock.now()};
    m_board.set(all);
}

} // namespace cb::app

#include "moc_session.cpp"

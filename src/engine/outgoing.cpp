// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outgoing.h"

#include "calls/callorders.h"
#include "catchup/catchup.h"
#include "dispatch/callhandlers.h"
#include "dispatch/carrierwatch.h"
#include "dispatch/dispatcher.h"
#include "dispatch/numberhandler.h"
#include "dispatch/tokencheck.h"
#include "recordings/recordingfacts.h"

#include <QLoggingCategory>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::engine {

namespace {

Q_LOGGING_CATEGORY(lcOutgoing, "callboard.outgoing", QtInfoMsg)

constexpr std::chrono::milliseconds graceToEnd = 700ms; // for answers under way, when the engine ends
constexpr std::chrono::milliseconds longestEnd = 1500ms;
constexpr int restAtOnce = 3; // Twilio counts what is asked of it at once
constexpr int callsAtOnce = 4;
constexpr int mediaAtOnce = 2;

dispatch::DispatcherOptions dispatcherOptions(const OutgoingOptions &options)
{
    dispatch::DispatcherOptions made;
    made.worker = options.engineName;
    made.speed = options.speed;
    made.paces = {{QString(calls::callBudget), {options.settings.callsPerSecond, callsAtOnce}},
        {QString(calls::restBudget), {0, restAtOnce}}, {QString::fromUtf16(recordings::fetchBudget), {0, mediaAtOnce}},
        {u"timer"_s, {0, 16}}};
    return made;
}

catchup::RecordingRules recordingRules(const OutgoingSettings &settings)
{
    return {settings.fetchCalls, settings.transcribes};
}

} // namespace

/// What lives on the work thread.
class Outgoing::Work final : public QObject
{
public:
    Work(store::Database &database, const Clock &clock, const dispatch::Handlers &handlers,
        std::shared_ptr<dispatch::TwilioDesk> desk, OutgoingOptions options, Outgoing &owner)
        : m_database(database)
        , m_clock(clock)
        , m_handlers(handlers)
        , m_desk(std::move(desk))
        , m_options(std::move(options))
        , m_owner(owner)
    { }

    void start()
    {
        m_dispatcher =
            std::make_unique<dispatch::Dispatcher>(m_database, m_clock, m_handlers, dispatcherOptions(m_options));
        // Signals of the owner, which takes them on the engine's thread.
        connect(m_dispatcher.get(), &dispatch::Dispatcher::statusChanged, &m_owner, &Outgoing::outboxChanged);
        m_dispatcher->start();
    }

    void setCarrier(const twilio::rest::Credentials &credentials, const QList<Secret> &tokens)
    {
        if (m_ending)
            return;
        if (const Result<> good = credentials.check(); !good) {
            qCWarning(lcOutgoing, "%ls", qUtf16Printable(good.error().detail));
            return;
        }
        m_desk->client = nullptr;
        m_catchUp.reset();
        m_watch.reset();
        m_client = std::make_unique<twilio::rest::Client>(credentials);
        m_token = std::make_unique<dispatch::TokenCheck>(credentials.accountSid, tokens, credentials.baseUrl, m_clock);
        connect(m_token.get(), &dispatch::TokenCheck::judged, &m_owner, &Outgoing::tokenJudged);
        const bool byToken = credentials.keySid.isEmpty();
        m_watch = std::make_unique<dispatch::CarrierWatch>(*m_client, byToken, m_options.speed);
        // Asked with the token itself, what Twilio answers tells of the token, too.
        if (byToken) {
            connect(m_watch.get(), &dispatch::CarrierWatch::changed, m_token.get(),
                [this, token = m_token.get()](const CarrierStatus &status) {
                    if (status.problem == CarrierStatus::Problem::TokenRefused)
                        token->doubt(); // another one may be valid while rotating
                    else if (status.health == Health::Ok)
                        Q_EMIT m_owner.tokenJudged(true);
                });
        }
        connect(m_watch.get(), &dispatch::CarrierWatch::changed, &m_owner, &Outgoing::carrierChanged);
        m_desk->client = m_client.get();
        m_desk->expected = true;
        m_watch->ask();
        catchup::CatchUpOptions options;
        options.site = m_options.settings.site;
        options.recordings = recordingRules(m_options.settings);
        options.speed = m_options.speed;
        m_catchUp = std::make_unique<catchup::CatchUp>(m_database, m_clock, *m_client, options);
        // What was missed while Twilio could not be asked is not left for five minutes.
        connect(m_watch.get(), &dispatch::CarrierWatch::changed, m_catchUp.get(),
            [this, was = Health::Ok](const CarrierStatus &status) mutable {
                const bool back = status.health == Health::Ok && was == Health::Down;
                was = status.health;
                if (back)
                    m_catchUp->run();
            });
        m_catchUp->start();
    }

    void setPublicUrl(const QUrl &url) { m_desk->publicUrl = url; }

    void setSettings(const OutgoingSettings &settings)
    {
        m_options.settings = settings;
        m_desk->site = settings.site;
        m_desk->fallbackUrl = settings.fallbackUrl;
        if (m_dispatcher)
            m_dispatcher->setPace(QString(calls::callBudget), {settings.callsPerSecond, callsAtOnce});
        if (m_catchUp)
            m_catchUp->setSettings(settings.site, recordingRules(settings));
    }

    void doubtToken()
    {
        if (m_token && !m_ending)
            m_token->doubt();
    }

    void end()
    {
        m_ending = true;
        connect(
            m_dispatcher.get(), &dispatch::Dispatcher::drained, this, [this] { drop(); }, Qt::QueuedConnection);
        m_dispatcher->stop(graceToEnd);
    }

    /// What did not end by itself, in its own thread still.
    void drop()
    {
        m_desk->client = nullptr;
        m_catchUp.reset();
        m_dispatcher.reset();
        m_token.reset();
        m_watch.reset();
        m_client.reset();
        thread()->quit();
    }

private:
    store::Database &m_database;
    const Clock &m_clock;
    const dispatch::Handlers &m_handlers;
    std::shared_ptr<dispatch::TwilioDesk> m_desk;
    OutgoingOptions m_options;
    Outgoing &m_owner;
    std::unique_ptr<twilio::rest::Client> m_client;
    std::unique_ptr<dispatch::CarrierWatch> m_watch;
    std::unique_ptr<dispatch::TokenCheck> m_token;
    std::unique_ptr<catchup::CatchUp> m_catchUp;
    std::unique_ptr<dispatch::Dispatcher> m_dispatcher;
    bool m_ending = false;
};

std::shared_ptr<dispatch::TwilioDesk> Outgoing::addHandlers(
    dispatch::Handlers &handlers, store::Database &database, const OutgoingOptions &options)
{
    auto desk = std::make_shared<dispatch::TwilioDesk>();
    desk->expected = options.expectsAccount;
    desk->origin = options.origin;
    desk->site = options.settings.site;
    desk->fallbackUrl = options.settings.fallbackUrl;
    dispatch::addCallHandlers(handlers, desk);
    handlers.add(QString(calls::ProvisionNumber::kind), dispatch::numberHandler(desk, database));
    return desk;
}

Outgoing::Outgoing(store::Database &database, const Clock &clock, const dispatch::Handlers &handlers,
    std::shared_ptr<dispatch::TwilioDesk> desk, OutgoingOptions options)
    : m_work(std::make_unique<Work>(database, clock, handlers, std::move(desk), std::move(options), *this))
{
    m_thread.setObjectName(u"work"_s);
    m_work->moveToThread(&m_thread);
}

Outgoing::~Outgoing()
{
    if (!m_thread.isRunning())
        return;
    run([](Work &work) { work.end(); });
    if (!m_thread.wait(QDeadlineTimer(longestEnd))) {
        run([](Work &work) { work.drop(); });
        m_thread.wait();
    }
}

template <typename Function>
void Outgoing::run(Function function)
{
    QMetaObject::invokeMethod(
        m_work.get(), [work = m_work.get(), function = std::move(function)] { function(*work); }, Qt::QueuedConnection);
}

void Outgoing::start()
{
    if (m_thread.isRunning())
        return;
    m_thread.start();
    run([](Work &work) { work.start(); });
}

void Outgoing::setCarrier(const twilio::rest::Credentials &credentials, const QList<Secret> &tokens)
{
    run([credentials, tokens](Work &work) { work.setCarrier(credentials, tokens); });
}

void Outgoing::setSettings(const OutgoingSettings &settings)
{
    run([settings](Work &work) { work.setSettings(settings); });
}

void Outgoing::doubtToken()
{
    run([](Work &work) { work.doubtToken(); });
}

void Outgoing::setPublicUrl(const QUrl &url)
{
    run([url](Work &work) { work.setPublicUrl(url); });
}

} // namespace cb::engine

#include "moc_outgoing.cpp"

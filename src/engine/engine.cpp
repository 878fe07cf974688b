// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include "calls/actionstore.h"
#include "calls/callindexer.h"
#include "calls/callretention.h"
#include "calls/callstore.h"
#include "commands/answerstore.h"
#include "commands/sender.h"
#include "dispatch/outcomes.h"
#include "engine/allcommands.h"
#include "engine/auditseals.h"
#include "engine/databasetask.h"
#include "engine/deskobserver.h"
#include "engine/enginename.h"
#include "engine/linkserver.h"
#include "engine/outgoing.h"
#include "engine/recordingdesk.h"
#include "engine/voicemailhooks.h"
#include "engine/voicewebhooks.h"
#include "ivr/flowlibrary.h"
#include "ivr/ivranswers.h"
#include "ivr/ivrstore.h"
#include "ivr/stepregistry.h"
#include "listener/door.h"
#include "people/peoplestore.h"
#include "recordings/recordingstore.h"
#include "store/enginelock.h"
#include "store/housekeeping.h"
#include "store/journal.h"
#include "store/migrations.h"
#include "voicemail/voicemailindexer.h"
#include "voicemail/voicemailstore.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::engine {

namespace {

Q_LOGGING_CATEGORY(lcEngine, "callboard.engine", QtInfoMsg)

constexpr auto longestAnswer = 15s; // what Twilio waits for one: so long a door that was replaced still answers
constexpr int connectionsOfLoopback = 256; // a proxy on this machine brings everybody from one address
constexpr auto callsLeftInFlows = 24h; // nobody told us their end
constexpr auto interactionsKept = std::chrono::days(90);
constexpr auto answersKept = std::chrono::days(30); // longer than any console repeats a command

/// What the rooms forget; each says how many of the 500 of a slice it found.
QList<store::Housekeeping::Forget> forgotten()
{
    using Slice = Result<qint64> (*)(store::Transaction &, Instant);
    const auto older = [](Slice slice, std::chrono::hours age) -> store::Housekeeping::Forget {
        return [slice, age](store::Transaction &tx) -> Result<bool> {
            const Result<qint64> removed = slice(tx, tx.now() - age);
            return removed ? Result<bool>(*removed > 0) : Result<bool>(tl::unexpected(removed.error()));
        };
    };
    return {older(ivr::forgetCallsBefore, callsLeftInFlows), older(ivr::forgetInteractionsBefore, interactionsKept),
        older(commands::forgetAnswersBefore, answersKept)};
}

/// Messages are never removed, and a recording goes by its own rule: until then its call says what it is of.
Result<bool> isCallHeldBack(store::Connection &connection, const QString &callSid)
{
    const Result<QList<Voicemail>> messages = voicemail::ofCall(connection, callSid);
    if (!messages)
        return tl::unexpected(messages.error());
    const Result<QList<RecordingAudio>> recordings = recordings::ofCall(connection, callSid);
    if (!recordings)
        return tl::unexpected(recordings.error());
    return !messages->isEmpty() || std::ranges::any_of(*recordings, [](const RecordingAudio &recording) {
        return recording.flagged || recording.state == AudioState::Here || recording.state == AudioState::OnItsWay;
    });
}

PlaceRule ruleOf(const config::Configuration &configuration)
{
    return {std::max(1, configuration.whole(u"calls.attempts"_s)),
        std::chrono::seconds(std::max(1, configuration.whole(u"calls.retry_delay"_s))),
        calls::endsFrom(configuration.text(u"calls.retry_after"_s))};
}

} // namespace

class Engine::Private
{
public:
    Private(EngineOptions options, const Clock &deskClock, store::EngineLock engineLock)
        : options(std::move(options))
        , clock(deskClock)
        , lock(std::move(engineLock))
        , registry(allCommands([this] {
            const std::lock_guard lock(placeRuleMutex);
            return placeRule;
        }))
        , steps(ivr::StepRegistry::standard())
        , flows(steps)
        , executor(flows)
    { }

    Result<> openDatabase();
    Result<> readSettings();
    Result<> bringOwnNumber();
    Result<> furnishRooms();
    void prepareWayOut();
    OutgoingSettings outgoingSettings() const;
    void takeUpSettings();
    twilio::rest::Credentials credentials(const QUrl &url) const;
    void openWayOut(const listener::PublicAddress &address);
    void connectToCarrier();
    bool hasAccount() const { return !account.sid.isEmpty() && !account.tokens.isEmpty(); }
    Result<> openLink();
    Result<listener::Door::Options> doorOptions(std::optional<quint16> port) const;
    QList<listener::Webhook> webhooks(const listener::Door::Options &door) const;
    Result<> moveDoor(listener::Door::Options options, const QList<listener::Webhook> &webhooks);
    void retire(std::unique_ptr<listener::Door> old);
    void runCommand(qint64 operatorId, const commands::Command &command, LinkServer::Done done);

    EngineOptions options;
    QString name; // store::Options::engineName
    const Clock &clock;
    store::EngineLock lock;
    dispatch::Handlers handlers; // hooks of rows: used as long as the database runs
    std::unique_ptr<store::Database> database;
    config::Configuration configuration;
    QStringList problems;
    Account account;
    mutable std::mutex placeRuleMutex; // commands ask for it on the database's threads
    PlaceRule placeRule;
    commands::Registry registry;
    ivr::StepRegistry steps;
    ivr::FlowLibrary flows;
    ivr::Executor executor;
    std::unique_ptr<store::Housekeeping> housekeeping;
    std::unique_ptr<AuditSeals> seals;
    std::unique_ptr<calls::CallRetention> callRetention;
    std::unique_ptr<calls::CallIndexer> indexer;
    std::unique_ptr<voicemail::VoicemailIndexer> messageIndexer;
    std::unique_ptr<RecordingDesk> recordings;
    std::unique_ptr<DeskObserver> observer;
    std::unique_ptr<Outgoing> outgoing;
    std::unique_ptr<LinkServer> link;
    bool doorAsked = false; // to be open
    std::optional<quint16> doorPort; // that was asked for
    std::unique_ptr<listener::Door> door;
    std::vector<std::unique_ptr<listener::Door>> leaving; // let nobody in, answer what is under way
};

Result<> Engine::Private::openDatabase()
{
    store::Options where = options.desk.database();
    const Result<QString> ownName = engineName(options.desk.dataFolder, where.engine);
    if (!ownName)
        return tl::unexpected(ownName.error());
    name = where.engineName = *ownName;
    const Result<store::Migrated> migrated = store::migrate(where, clock);
    if (!migrated)
        return tl::unexpected(migrated.error());
    if (!migrated->backup.isEmpty())
        qCInfo(lcEngine, "the database was migrated; the copy made before is %ls", qUtf16Printable(migrated->backup));
    Result<std::unique_ptr<store::Database>> opened = store::Database::open(where, clock);
    if (!opened)
        return tl::unexpected(opened.error());
    database = std::move(*opened);
    housekeeping = std::make_unique<store::Housekeeping>(*database, store::Retention(), forgotten());
    seals = std::make_unique<AuditSeals>(*database, options.desk, clock);
    callRetention = std::make_unique<calls::CallRetention>(*database, clock, isCallHeldBack);
    indexer = std::make_unique<calls::CallIndexer>(*database);
    messageIndexer = std::make_unique<voicemail::VoicemailIndexer>(*database);
    return {};
}

Result<> Engine::Private::readSettings()
{
    const Result<QHash<QString, QString>> saved = readNow(*database, savedSettings);
    if (!saved)
        return tl::unexpected(saved.error());
    configuration = options.desk.configuration(*saved);
    callRetention->setDays(configuration.whole(u"calls.retention_days"_s));
    problems = configuration.problems();
    if (options.account) {
        account = *options.account;
        return {};
    }
    account = {};
    account.sid = configuration.text(u"twilio.account_sid"_s);
    const std::unique_ptr<secrets::Vault> vault = openVault(options.desk, clock);
    for (const secrets::Key &key : vault->keys(u"twilio.auth_token"_s, &problems))
        account.tokens << key.value;
    account.keySid = configuration.text(u"twilio.api_key_sid"_s);
    if (const auto keys = vault->keys(u"twilio.api_key_secret"_s, &problems); !keys.isEmpty())
        account.keySecret = keys.first().value;
    if (account.keySid.isEmpty() != account.keySecret.isEmpty()) {
        problems << u"an API key needs both TWILIO_API_KEY and TWILIO_API_SECRET: the auth token is used instead"_s;
        account.keySid.clear();
    }
    if (account.sid.isEmpty() || account.tokens.isEmpty())
        problems << u"no Twilio account is set up (TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN): every webhook is refused"_s;
    return {};
}

/// The number of the settings is one of ours: calls are placed from it, and it is on the page of the numbers.
Result<> Engine::Private::bringOwnNumber()
{
    const PhoneNumber own = PhoneNumber::fromVendor(configuration.text(u"twilio.phone_number"_s));
    if (own.isEmpty() || options.origin == CallOrigin::Practice) // practice brings its numbers itself
        return {};
    return writeNow(*database, [own](store::Transaction &tx) { return calls::bringNumber(tx, own); });
}

Result<> Engine::Private::furnishRooms()
{
    takeUpSettings();
    ivr::addAnswers(steps);
    ivr::addAnswers(executor);
    addVoicemail(executor, options.origin);
    return writeNow(*database, [](store::Transaction &tx) { return ivr::bringShipped(tx); });
}

OutgoingSettings Engine::Private::outgoingSettings() const
{
    OutgoingSettings wanted;
    wanted.site = configuration.site();
    wanted.callsPerSecond = std::max(1, configuration.whole(u"twilio.calls_per_second"_s));
    wanted.fallbackUrl = configuration.text(u"twilio.fallback_url"_s);
    wanted.fetchCalls = configuration.flag(u"recording.fetch_calls"_s);
    wanted.transcribes = configuration.flag(u"voicemail.transcribe"_s);
    return wanted;
}

/// What does not stand at the door: at the start, and whenever a setting was saved.
void Engine::Private::takeUpSettings()
{
    {
        const std::lock_guard lock(placeRuleMutex);
        placeRule = ruleOf(configuration);
    }
    if (observer)
        observer->setSite(configuration.site());
    if (recordings)
        recordings->setSettings(configuration);
    if (outgoing)
        outgoing->setSettings(outgoingSettings());
}

void Engine::Private::prepareWayOut()
{
    OutgoingOptions wanted;
    wanted.engineName = name;
    wanted.origin = options.origin;
    wanted.settings = outgoingSettings();
    wanted.speed = options.clockSpeed;
    wanted.expectsAccount = hasAccount();
    auto twilioDesk = Outgoing::addHandlers(handlers, *database, wanted);
    recordings = std::make_unique<RecordingDesk>(*database, options.desk, configuration, clock, problems);
    recordings->addHandlers(handlers, twilioDesk);
    recordings->start();
    dispatch::addCommands(registry, handlers);
    outgoing = std::make_unique<Outgoing>(*database, clock, handlers, std::move(twilioDesk), std::move(wanted));
    QObject::connect(outgoing.get(), &Outgoing::carrierChanged, observer.get(), &DeskObserver::setCarrier);
    QObject::connect(outgoing.get(), &Outgoing::tokenJudged, observer.get(), &DeskObserver::tokenJudged);
    QObject::connect(observer.get(), &DeskObserver::tokenDoubted, outgoing.get(), &Outgoing::doubtToken);
    QObject::connect(outgoing.get(), &Outgoing::outboxChanged, observer.get(), &DeskObserver::setOutbox);
}

void Engine::Private::openWayOut(const listener::PublicAddress &address)
{
    const bool first = !outgoing->isRunning();
    outgoing->start();
    outgoing->setPublicUrl(door ? QUrl(QString::fromUtf8(address.base())) : QUrl());
    if (first) {
        connectToCarrier();
        seals->start(); // not of an engine of the moment, that runs one command
    }
}

void Engine::Private::connectToCarrier()
{
    // The practice carrier says itself where it is, once it is there.
    if (!options.account && hasAccount()) {
        const QString region = configuration.text(u"twilio.region"_s);
        const QString edge = configuration.text(u"twilio.edge"_s);
        const bool usual = configuration.origin(u"twilio.base_url"_s) == config::Origin::Default;
        outgoing->setCarrier(credentials(usual ? twilio::rest::Credentials::urlOf(region, edge)
                                               : QUrl(configuration.text(u"twilio.base_url"_s))),
            account.tokens);
    }
}

twilio::rest::Credentials Engine::Private::credentials(const QUrl &url) const
{
    return {account.sid, account.keySid, account.keySid.isEmpty() ? account.tokens.first() : account.keySecret, url};
}

void Engine::Private::runCommand(qint64 operatorId, const commands::Command &command, LinkServer::Done done)
{
    // The socket is the desk's owner's alone; which operator sits there is the console's word, the roles are ours.
    const auto who = [operatorId, isPractice = options.origin == CallOrigin::Practice](
                         store::Transaction &tx) -> Result<commands::Actor> {
        if (operatorId == 0)
            return commands::Actor{{}, u"desk"_s, commands::Role::Administrator, u"console"_s};
        const Result<Operator> person = people::person(tx, Operator::Id{operatorId});
        if (!person)
            return tl::unexpected(person.error());
        commands::Roles roles = person->active ? person->roles : commands::Roles(); // who has left may do nothing
        if (isPractice) // everything may be tried
            roles |= commands::Role::Administrator;
        return commands::Actor{person->id, person->name, roles, u"console"_s};
    };
    commands::runAndAudit(*database, registry, who, command, link.get(), std::move(done));
}

Result<> Engine::Private::openLink()
{
    link = std::make_unique<LinkServer>([this](qint64 operatorId, commands::Command command, LinkServer::Done done) {
        if (command.name.startsWith(u"settings."_s)) {
            done = [this, done = std::move(done)](Result<commands::Outcome> outcome) {
                if (outcome)
                    Q_EMIT link->settingsSaved();
                done(std::move(outcome));
            };
        }
        runCommand(operatorId, command, std::move(done));
    });
    QObject::connect(database.get(), &store::Database::committed, link.get(), &LinkServer::tellChanged);
    return link->listen(options.desk.dataFolder);
}

Result<listener::Door::Options> Engine::Private::doorOptions(std::optional<quint16> port) const
{
    listener::Door::Options door;
    door.address = options.address.value_or(QHostAddress(configuration.text(u"listener.address"_s)));
    if (door.address.isNull())
        return failure(Error::Kind::Invalid, u"listener.address is no address"_s);
    door.port = port.value_or(options.port.value_or(quint16(configuration.whole(u"listener.port"_s))));
    const Result<http::AddressList> allowed = http::AddressList::parse(configuration.list(u"listener.allow"_s));
    const Result<http::AddressList> proxies = http::AddressList::parse(configuration.list(u"listener.proxies"_s));
    if (!allowed || !proxies)
        return tl::unexpected((allowed ? proxies : allowed).error());
    Result<listener::PublicAddress> address =
        listener::PublicAddress::make(configuration.text(u"listener.public_url"_s).toUtf8(), *proxies);
    if (!address)
        return tl::unexpected(address.error());
    door.limits.allowed = *allowed;
    door.limits.proxies = *proxies;
    if (options.origin != CallOrigin::Practice) // whose carrier is on this machine and asks through no proxy
        door.router.allowed = *allowed;
    if (door.address.isLoopback())
        door.limits.connectionsPerAddress = connectionsOfLoopback;
    door.router.address = std::move(*address);
    door.router.accountSid = account.sid;
    door.router.authTokens = account.tokens;
    door.router.refusalsJournalledPerMinute = configuration.whole(u"listener.refusals_per_minute"_s);
    door.router.version = QCoreApplication::applicationVersion().toLatin1();
    return door;
}

Engine::Engine(std::unique_ptr<Private> implementation)
    : d(std::move(implementation))
{ }

Engine::~Engine()
{
    d->leaving.clear();
    d->door.reset(); // first the world, then consoles, then the database that both ask
    d->outgoing.reset();
    d->link.reset();
    d->messageIndexer.reset();
    d->indexer.reset();
    d->callRetention.reset();
    d->seals.reset();
    d->housekeeping.reset();
    d->database->close();
}

Result<std::unique_ptr<Engine>> Engine::start(EngineOptions options, const Clock &clock)
{
    Result<store::EngineLock> lock = store::EngineLock::take(options.desk.dataFolder);
    if (!lock)
        return tl::unexpected(lock.error());
    auto house = std::make_unique<Private>(std::move(options), clock, std::move(*lock));
    for (const auto step :
        {&Private::openDatabase, &Private::readSettings, &Private::furnishRooms, &Private::bringOwnNumber}) {
        if (const Result<> done = ((*house).*step)(); !done)
            return tl::unexpected(done.error());
    }
    house->observer = std::make_unique<DeskObserver>(clock, house->configuration.site());
    house->observer->accountSet(house->hasAccount());
    house->prepareWayOut();
    if (const Result<> done = house->openLink(); !done)
        return tl::unexpected(done.error());
    std::unique_ptr<Engine> engine(new Engine(std::move(house)));
    connect(
        engine->d->link.get(), &LinkServer::settingsSaved, engine.get(),
        [engine = engine.get()] {
            if (const Result<> taken = engine->reload(); !taken)
                qCWarning(lcEngine, "the settings were not taken up: %ls", qUtf16Printable(taken.error().detail));
        },
        Qt::QueuedConnection);
    connect(engine->d->observer.get(), &DeskObserver::changed, engine.get(), [engine = engine.get()] {
        engine->d->link->tellStatus(toJson(engine->status()));
        Q_EMIT engine->statusChanged();
    });
    return engine;
}

QList<listener::Webhook> Engine::Private::webhooks(const listener::Door::Options &door) const
{
    ivr::Site site;
    site.time = configuration.site();
    site.name = configuration.text(u"site.organisation"_s);
    site.baseUrl = QString::fromUtf8(door.router.address.prefix());
    site.transferNumber = PhoneNumber::fromVendor(configuration.text(u"calls.default_transfer_number"_s));
    site.recordCalls = configuration.flag(u"recording.enabled"_s);
    site.longestMessage = std::chrono::seconds(configuration.whole(u"recording.max_length"_s));
    site.longestByNumber = longestByNumber(configuration.text(u"recording.max_length_by_number"_s));
    site.transcribe = configuration.flag(u"voicemail.transcribe"_s);
    site.announceRecording = configuration.flag(u"recording.announce"_s);
    return voiceWebhooks({executor, site, options.origin, configuration.flag(u"recording.fetch_calls"_s), clock,
        handlers, door.router.authTokens.value(0)});
}

/// The new door opens before the old one lets nobody in any more, unless it needs its port.
Result<> Engine::Private::moveDoor(listener::Door::Options wanted, const QList<listener::Webhook> &webhooks)
{
    if (door && wanted.port == door->port())
        retire(std::move(door));
    auto next = std::make_unique<listener::Door>(std::move(wanted), *database, clock);
    // From the door's thread: the observer takes it there and then.
    QObject::connect(next.get(), &listener::Door::handled, observer.get(), &DeskObserver::saw, Qt::DirectConnection);
    QObject::connect(
        next.get(), &listener::Door::storageFailed, observer.get(), &DeskObserver::storageFailed, Qt::DirectConnection);
    QObject::connect(next.get(), &listener::Door::storageRecovered, observer.get(), &DeskObserver::storageRecovered,
        Qt::DirectConnection);
    if (Result<> opened = next->open(webhooks); !opened)
        return opened;
    if (door)
        retire(std::move(door));
    door = std::move(next);
    return {};
}

void Engine::Private::retire(std::unique_ptr<listener::Door> old)
{
    QObject::connect(
        old.get(), &listener::Door::drained, observer.get(),
        [this, which = old.get()] { std::erase_if(leaving, [which](const auto &one) { return one.get() == which; }); },
        Qt::QueuedConnection);
    old->drain(longestAnswer);
    leaving.push_back(std::move(old));
}

Result<> Engine::openDoor(std::optional<quint16> port)
{
    d->doorAsked = true;
    d->doorPort = port;
    Result<listener::Door::Options> options = d->doorOptions(port);
    if (!options)
        return tl::unexpected(options.error());
    const QList<listener::Webhook> webhooks = d->webhooks(*options);
    const quint16 wanted = options->port;
    const bool stays = d->door && d->door->address() == options->address && (wanted == 0 || wanted == d->door->port());
    const Result<> opened = stays ? Result<>() : d->moveDoor(*options, webhooks);
    listener::PublicAddress address = options->router.address;
    if (d->door) {
        address.setListening(d->door->address(), d->door->port());
        if (stays || !opened) { // the one that is open takes up all but its place
            options->address = d->door->address();
            d->door->change(std::move(*options), webhooks);
        }
    }
    d->openWayOut(address);
    if (!opened) {
        d->observer->doorFailed(opened.error().kind == Error::Kind::Denied ? ListenerStatus::Problem::PortForbidden
                                                                           : ListenerStatus::Problem::PortInUse,
            wanted, d->door ? d->door->port() : 0);
        return opened;
    }
    const SiteTime time = d->configuration.site();
    const Instant today = time.start(time.day(d->clock.now()));
    const Result<qint64> refused = readNow(*d->database,
        [today](store::Connection &connection) { return store::journal::refusedSince(connection, today); });
    d->observer->doorOpened(d->door->port(), int(refused.value_or(0)));
    return {};
}

void Engine::setCarrier(const QUrl &restUrl)
{
    d->outgoing->setCarrier(d->credentials(restUrl), d->account.tokens);
}

Result<> Engine::reload()
{
    const config::Configuration before = d->configuration;
    const Account account = d->account;
    if (Result<> read = d->readSettings(); !read)
        return read;
    if (Result<> brought = d->bringOwnNumber(); !brought)
        return brought;
    if (d->account != account)
        d->observer->accountSet(d->hasAccount());
    if (d->configuration == before && d->account == account)
        return {};
    d->takeUpSettings();
    // What is under way to the carrier ends with its client: a new one only for another account or place.
    const auto place = [](const config::Configuration &of) {
        return QStringList{of.text(u"twilio.region"_s), of.text(u"twilio.edge"_s), of.text(u"twilio.base_url"_s)};
    };
    if (d->outgoing->isRunning() && (d->account != account || place(d->configuration) != place(before)))
        d->connectToCarrier();
    return d->doorAsked ? openDoor(d->doorPort) : Result<>();
}

QString Engine::localUrl() const
{
    if (!d->door)
        return {};
    const QHostAddress &address = d->door->address();
    const QString host =
        address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']' : address.toString();
    return u"http://%1:%2"_s.arg(host).arg(d->door->port());
}

store::Database &Engine::database()
{
    return *d->database;
}

const commands::Registry &Engine::registry() const
{
    return d->registry;
}

const config::Configuration &Engine::configuration() const
{
    return d->configuration;
}

const QStringList &Engine::problems() const
{
    return d->problems;
}

DeskStatus Engine::status() const
{
    return d->observer->status();
}

} // namespace cb::engine

#include "moc_engine.cpp"

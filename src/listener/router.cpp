// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listener/router.h"

#include "twilio/form.h"
#include "twilio/signature.h"
#include "twilio/signedquery.h"
#include "twilio/twiml.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::listener {

Q_LOGGING_CATEGORY(lcListener, "callboard.listener", QtInfoMsg)

namespace {

constexpr auto betweenProbes = std::chrono::seconds(1);
const QString probeName = u"health"_s;

// Of what is kept with a refusal: a stranger chooses it.
constexpr qsizetype longestCompared = 4096; // bytes
constexpr qsizetype longestRefusedForm = 4096; // characters

constexpr qsizetype largestHeld = 16 * 1024; // bytes of a body; the vendor's have two at most

/// The form as people may see it: keys pressed, words spoken and tokens are hidden.
QString masked(const twilio::Form &form)
{
    return QString::fromLatin1(form.encoded(twilio::isSecretField, twilio::mask));
}

bool isForm(const QByteArray &contentType)
{
    return contentType.split(';').first().trimmed().toLower() == "application/x-www-form-urlencoded";
}

/// Whether one of the addresses the request itself names would have made the signature good: then the public URL in our
/// settings is not the one the vendor was given, the commonest trouble there is.
QByteArray explanation(const http::Request &request, const twilio::SignedRequest &received, const QList<Secret> &tokens)
{
    for (const twilio::PublicUrl &claimed : PublicAddress::claimed(request)) {
        const twilio::Verdict verdict = twilio::verifySignature(claimed, received, tokens);
        if (verdict.accepted)
            return "signed for " + verdict.matchedUrl;
    }
    return "signature received " + received.signature.toByteArray().left(64);
}

/// What is said without the database.
http::Response unstored(const std::function<QByteArray()> &withoutDatabase)
{
    return withoutDatabase ? http::Response::xml(withoutDatabase())
                           : http::Response::text("The event could not be stored. Please send it again.\n", 500);
}

} // namespace

/// One request on its way through the router.
struct Router::Incoming {
    std::shared_ptr<const Webhook> webhook;
    http::Request request;
    http::Server::Reply reply;
    QHostAddress client;
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    QString maskedForm;
    QString word;
    std::function<QByteArray()> withoutDatabase; // Prepared's
    bool stored = false;
    bool signedOtherwise = false;

    [[nodiscard]] std::chrono::microseconds took() const
    {
        return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    }
};

Router::Router(RouterSettings settings, store::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_database(database)
    , m_clock(clock)
    , m_refusals(clock, m_settings.refusalsJournalledPerMinute)
    , m_held(m_settings.held, database, clock, this)
{ }

void Router::setSettings(RouterSettings settings)
{
    m_settings = std::move(settings);
    m_refusals.setJournalledPerMinute(m_settings.refusalsJournalledPerMinute);
    m_held.setLimits(m_settings.held);
}

void Router::setListening(const QHostAddress &address, quint16 port)
{
    m_settings.address.setListening(address, port);
}

void Router::add(http::Server &server, const Webhook &webhook)
{
    connect(&server, &http::Server::left, &m_held, &HeldRequests::leave, Qt::UniqueConnection);
    connect(&server, &http::Server::leaving, &m_held, &HeldRequests::hurry, Qt::UniqueConnection);
    const auto shared = std::make_shared<const Webhook>(webhook);
    const QByteArray prefix = m_settings.address.prefix();
    for (const QByteArray &path : webhook.paths) {
        const auto handler = [this, shared](const http::Request &request, http::Server::Reply reply) {
            receive(shared, request, std::move(reply));
        };
        server.route({http::Method::Post, http::Method::Get}, path, handler);
        if (!prefix.isEmpty())
            server.route({http::Method::Post, http::Method::Get}, prefix + path, handler);
    }
}

void Router::addHealth(http::Server &server)
{
    const auto handler = [this](const http::Request &, const http::Server::Reply &reply) {
        if (!m_storageHealthy)
            probeStorage();
        const QJsonObject health{{u"status"_s, m_storageHealthy ? u"ok"_s : u"storage"_s},
            {u"version"_s, QString::fromLatin1(m_settings.version)}};
        reply(http::Response::json(QJsonDocument(health), m_storageHealthy ? 200 : 503));
    };
    server.route({http::Method::Get}, "/health", handler);
    const QByteArray prefix = m_settings.address.prefix();
    if (!prefix.isEmpty())
        server.route({http::Method::Get}, prefix + "/health", handler);
}

void Router::letGo()
{
    m_held.close(HeldRequest::End::Leaves);
    for (const std::shared_ptr<Incoming> &incoming : std::exchange(m_storing, {}))
        answer(*incoming, unstored(incoming->withoutDatabase));
}

/// Whoever asks again hears what came of it.
void Router::probeStorage()
{
    const Instant now = m_clock.now();
    // A clock that was set back must not make us wait for it.
    if (m_probing || (m_probed && now >= *m_probed && now - *m_probed < betweenProbes))
        return;
    m_probing = true;
    m_probed = now;
    m_database.write(
        store::Lane::Interactive, {}, [](store::Transaction &tx) { return store::journal::probe(tx); }, this,
        [this](const Result<> &taken) {
            m_probing = false;
            if (m_storageHealthy) // a webhook was stored meanwhile
                return;
            if (!taken) {
                qCInfo(lcListener, "the database still takes nothing: %ls", qUtf16Printable(taken.error().detail));
                return;
            }
            qCInfo(lcListener, "the database takes writes again");
            m_storageHealthy = true;
            Q_EMIT storageRecovered();
        },
        probeName);
}

void Router::receive(std::shared_ptr<const Webhook> webhook, const http::Request &request, http::Server::Reply reply)
{
    const auto incoming = std::make_shared<Incoming>();
    incoming->webhook = std::move(webhook);
    incoming->request = request;
    incoming->reply = std::move(reply);
    incoming->client = m_settings.address.client(request);

    if (!m_settings.allowed.isEmpty() && !m_settings.allowed.contains(incoming->client))
        return refuse(*incoming, 403, u"not from an address on the allow list"_s); // nothing of it is read
    const bool post = request.method == http::Method::Post;
    const QByteArray signature = request.header("X-Twilio-Signature");
    if (signature.isEmpty() && m_refusals.isTired(incoming->client))
        return refuse(*incoming, 403, u"no signature"_s); // nothing of it is read
    if (post && !request.body.isEmpty() && !isForm(request.header("Content-Type")))
        return refuse(*incoming, 415, u"the body is not application/x-www-form-urlencoded"_s);
    const Result<twilio::Form> query = twilio::Form::parse(request.query);
    if (!query)
        return refuse(*incoming, 400, u"query "_s + query.error().detail);
    const Result<twilio::Form> body = twilio::Form::parse(request.body);
    if (!body)
        return refuse(*incoming, 400, u"body "_s + body.error().detail);
    const twilio::Form &form = post ? *body : *query;
    incoming->maskedForm = masked(form);

    const QByteArray contentType = request.header("Content-Type");
    const QByteArray method = http::methodName(request.method);
    const twilio::SignedRequest received{.target = request.target,
        .method = method,
        .contentType = contentType,
        .body = request.body,
        .signature = signature,
        .form = &*body,
        .webSocket = false};
    twilio::Verdict verdict;
    for (const twilio::PublicUrl &address : m_settings.address.candidates(request)) {
        const twilio::Verdict one = twilio::verifySignature(address, received, m_settings.authTokens);
        if (one.accepted || verdict.detail.isEmpty())
            verdict = one;
        if (one.accepted)
            break;
    }
    if (!verdict.accepted) {
        // Without a token or the digest nothing can be checked: our fault, and told as such, but still refused.
        const bool ours = verdict.refusal == twilio::Refusal::NoToken || verdict.refusal == twilio::Refusal::NoDigest;
        const int status = ours ? 500 : 403;
        const bool explainable = verdict.refusal == twilio::Refusal::WrongSignature;
        incoming->signedOtherwise =
            explainable && !m_settings.accountSid.isEmpty() && form.text("AccountSid") == m_settings.accountSid;
        QByteArray compared;
        if (explainable)
            compared = "checked " + verdict.comparedStrings.join("\nor ") + '\n'
                + explanation(request, received, m_settings.authTokens);
        return refuse(*incoming, status, verdict.detail, compared);
    }
    if (form.text("AccountSid") != m_settings.accountSid)
        return refuse(*incoming, 403, u"signed well, but for another account"_s);

    Result<Prepared> prepared = incoming->webhook->prepare({form, *query, request.target});
    if (!prepared)
        return refuse(*incoming, 400, prepared.error().detail);
    incoming->word = prepared->word;
    if (!prepared->pending || !hold(incoming, *prepared))
        store(incoming, std::move(*prepared));
}

/// Nothing of it is kept yet: to a repeat, the journal and the vendor it is a request that takes its time.
bool Router::hold(const std::shared_ptr<Incoming> &incoming, const Prepared &prepared)
{
    if (incoming->request.body.size() > largestHeld)
        return false;
    const auto since = std::chrono::steady_clock::now();
    const auto ended = [this, incoming, prepared, since](HeldRequest::End how) {
        incoming->began += std::chrono::steady_clock::now() - since; // what it took is our own work only
        if (how == HeldRequest::End::GoesOn)
            store(incoming, prepared);
        else
            answer(*incoming, unstored(prepared.withoutDatabase));
    };
    return m_held.hold({prepared.naturalKey, incoming->client, incoming->request.exchange, prepared.pending, ended});
}

void Router::store(std::shared_ptr<Incoming> incoming, Prepared prepared)
{
    store::journal::Request entry{
        .naturalKey = QString::fromLatin1(prepared.naturalKey),
        .alias = QString::fromLatin1(incoming->request.header("I-Twilio-Idempotency-Token").left(128)),
        .path = incoming->webhook->name,
        .form = incoming->maskedForm,
    };
    auto work = [run = std::move(prepared.run), entry = std::move(entry), incoming](
                    store::Transaction &tx) -> Result<store::journal::StoredAnswer> {
        const Result<store::journal::Begun> begun = store::journal::begin(tx, entry);
        if (!begun)
            return tl::unexpected(begun.error());
        if (begun->repeated)
            return *begun->repeated;
        const Result<Answer> answer = run(tx);
        if (!answer)
            return tl::unexpected(answer.error());
        store::journal::StoredAnswer stored;
        stored.status = answer->twiml.isEmpty() ? 204 : 200;
        if (!answer->twiml.isEmpty())
            stored.contentType = twilio::twiml::contentType.toByteArray();
        stored.body = answer->twiml;
        if (const Result<> kept = store::journal::finish(tx, begun->id, stored, incoming->took()); !kept)
            return tl::unexpected(kept.error());
        return stored;
    };
    incoming->withoutDatabase = std::move(prepared.withoutDatabase);
    m_storing.insert(incoming);
    m_database.writeFor<store::journal::StoredAnswer>(
        store::Lane::Webhook, std::move(prepared.subject), std::move(work), this,
        [this, incoming](const Result<store::journal::StoredAnswer> &stored) {
            const bool waits = m_storing.erase(incoming) > 0; // otherwise it was let go, with an answer
            if (stored) {
                m_storageHealthy = true;
                if (!waits)
                    return;
                incoming->stored = true;
                answer(*incoming,
                    {.status = stored->status,
                        .contentType = stored->contentType,
                        .body = stored->body,
                        .headers = {}});
                return;
            }
            qCCritical(lcListener, "%ls was not stored: %ls", qUtf16Printable(incoming->webhook->name),
                qUtf16Printable(stored.error().detail));
            m_storageHealthy = false;
            Q_EMIT storageFailed(stored.error().detail);
            if (waits)
                answer(*incoming, unstored(incoming->withoutDatabase));
        },
        incoming->webhook->name);
}

void Router::refuse(const Incoming &incoming, int status, const QString &why, const QByteArray &compared)
{
    const Refusals::Verdict verdict = m_refusals.count(incoming.client);
    if (verdict.tooMany) {
        if (verdict.unlogged > 0)
            qCInfo(lcListener, "%d more refused with 429", verdict.unlogged);
        if (verdict.log)
            qCInfo(lcListener, "%ls refused with 429: too many from %s", qUtf16Printable(incoming.webhook->name),
                qPrintable(incoming.client.toString()));
        answer(incoming, http::Response::text("Too many refused requests from this address.\n", 429), true);
        return;
    }
    // The vendor's SIDs help to find the call; numbers and names do not belong into a log.
    qCWarning(
        lcListener, "%ls refused with %d: %ls", qUtf16Printable(incoming.webhook->name), status, qUtf16Printable(why));
    if (verdict.journal) {
        store::journal::Request entry{.naturalKey = {},
            .alias = {},
            .path = incoming.webhook->name,
            .form = incoming.maskedForm.left(longestRefusedForm)};
        QString reason = why;
        if (!compared.isEmpty())
            reason += u'\n' + QString::fromUtf8(compared.left(longestCompared));
        m_database.write(
            store::Lane::Bulk, {},
            [entry, status, reason](
                store::Transaction &tx) { return store::journal::refuse(tx, entry, status, reason); },
            this,
            [](const Result<> &kept) {
                if (!kept)
                    qCWarning(lcListener, "a refusal was not journalled: %ls", qUtf16Printable(kept.error().detail));
            },
            incoming.webhook->name);
    }
    answer(incoming, http::Response::text(why.toUtf8() + '\n', status), true);
}

void Router::answer(const Incoming &incoming, const http::Response &response, bool refused)
{
    incoming.reply(response);
    Q_EMIT handled({m_clock.now(), incoming.webhook->name, incoming.word, response.status,
        std::chrono::duration_cast<std::chrono::milliseconds>(incoming.took()), refused, incoming.stored,
        incoming.signedOtherwise});
}

} // namespace cb::listener

#include "moc_router.cpp"

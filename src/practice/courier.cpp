// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/courier.h"

#include "practice/overrides.h"
#include "twilio/signature.h"

#include <QElapsedTimer>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::practice {

namespace {

constexpr int mostRedirects = 10;
constexpr int noAnswer = 11200;
constexpr int noConnection = 11205;
constexpr int tooManyRedirects = 11215;
constexpr milliseconds heldBackAtMost{10'000};

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

twilio::Form withoutDigits(const twilio::Form &form)
{
    twilio::Form rest;
    for (qsizetype i = 0; i < form.size(); ++i) {
        if (form.at(i).name != "Digits")
            rest.append(form.at(i).name, form.at(i).value);
    }
    return rest;
}

} // namespace

QString toWord(Webhook::Kind kind)
{
    switch (kind) {
    case Webhook::Kind::Incoming:
        return u"incoming"_s;
    case Webhook::Kind::Document:
        return u"document"_s;
    case Webhook::Kind::Status:
        return u"status"_s;
    case Webhook::Kind::Recording:
        return u"recording"_s;
    case Webhook::Kind::Media:
        return u"media"_s;
    }
    return {};
}

struct Courier::Job {
    Webhook webhook;
    ConnectionOverrides overrides;
    QByteArray token; // the same for all attempts
    Done done;
    int attempts = 0;
    int redirects = 0;
    bool twice = false;
    bool forgery = false;
    bool dropAnswer = false;
    QElapsedTimer since;
    std::shared_ptr<void> hold;
};

Courier::Courier(Timeline &timeline, Sids &sids, Secret token, milliseconds longest, QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_sids(sids)
    , m_token(std::move(token))
    , m_longest(longest)
    , m_client(this)
    , m_timers(timeline)
{ }

Courier::~Courier()
{
    m_closing = true;
    m_client.abortAll();
}

void Courier::fetch(Webhook webhook, QObject *context, Done done)
{
    begin(std::move(webhook), [context = QPointer<QObject>(context), done = std::move(done)](const Reply &reply) {
        if (context)
            done(reply);
    });
}

void Courier::post(Webhook webhook)
{
    const QString call = webhook.callSid;
    if (takeFault(Fault::Kind::Reorder, webhook.kind) && !m_heldBack.contains(call)) {
        m_heldBack.insert(call, webhook);
        m_timers.after(heldBackAtMost, [this, call] {
            if (m_heldBack.contains(call))
                enqueue(m_heldBack.take(call));
        });
        return;
    }
    enqueue(webhook);
    if (m_heldBack.contains(call))
        enqueue(m_heldBack.take(call));
}

void Courier::enqueue(const Webhook &webhook)
{
    QQueue<Webhook> &queue = m_waiting[webhook.callSid];
    queue.enqueue(webhook);
    if (queue.size() == 1)
        postNext(webhook.callSid);
}

void Courier::postNext(const QString &callSid)
{
    begin(m_waiting.value(callSid).head(), [this, callSid](const Reply &) {
        QQueue<Webhook> &queue = m_waiting[callSid];
        queue.dequeue();
        if (queue.isEmpty())
            m_waiting.remove(callSid);
        else
            postNext(callSid);
    });
}

bool Courier::takeFault(Fault::Kind kind, Webhook::Kind on, Fault *taken)
{
    if (on == Webhook::Kind::Media)
        return false;
    const auto found = std::find_if(m_faults.begin(), m_faults.end(),
        [&](const Fault &fault) { return fault.kind == kind && (fault.on.isEmpty() || fault.on == toWord(on)); });
    if (found == m_faults.end())
        return false;
    if (taken != nullptr)
        *taken = *found;
    if (--found->count <= 0)
        m_faults.erase(found);
    return true;
}

void Courier::begin(Webhook webhook, Done done)
{
    auto job = std::make_shared<Job>();
    job->overrides = ConnectionOverrides::parse(webhook.url.fragment(QUrl::FullyDecoded));
    webhook.url.setFragment({});
    job->webhook = std::move(webhook);
    job->token = m_sids.hex(32);
    job->done = std::move(done);
    job->twice = takeFault(Fault::Kind::Repeat, job->webhook.kind);
    job->dropAnswer = takeFault(Fault::Kind::DropAnswer, job->webhook.kind);
    job->forgery = takeFault(Fault::Kind::Forge, job->webhook.kind);
    ++m_open;
    Fault delay;
    if (takeFault(Fault::Kind::Delay, job->webhook.kind, &delay)) {
        m_timers.after(delay.delay, [this, job] { attempt(job); });
        return;
    }
    attempt(job);
}

http::ClientRequest Courier::request(const Job &job, bool forged) const
{
    const Webhook &webhook = job.webhook;
    const bool media = webhook.kind == Webhook::Kind::Media;
    const bool get = webhook.method == twilio::twiml::Method::Get || media;
    http::ClientRequest request;
    request.url = webhook.url;
    request.user = webhook.url.userName(QUrl::FullyDecoded);
    request.password = Secret(webhook.url.password(QUrl::FullyDecoded).toUtf8());
    request.url.setUserInfo({});
    request.method = get ? http::Method::Get : http::Method::Post;
    request.timeout = std::min({m_longest, job.overrides.readTimeout, job.overrides.totalTimeout});
    request.headers = {{"User-Agent", "TwilioProxy/1.1"}, {"Accept", "*/*"}};
    if (media) {
        request.followRedirects = true;
        return request;
    }
    const QByteArray fields = webhook.form.encoded();
    if (get && !fields.isEmpty()) {
        QByteArray query = webhook.url.query(QUrl::FullyEncoded).toLatin1();
        query += (query.isEmpty() ? "" : "&") + fields;
        request.url.setQuery(QString::fromLatin1(query), QUrl::TolerantMode);
    }
    if (!get) {
        request.body = fields;
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
    }
    const QByteArray address = twilio::urlToSign(request.url.toEncoded());
    const Secret key = forged ? Secret("not the account's token") : m_token;
    request.headers.emplace_back("X-Twilio-Signature", twilio::sign(key, address, get ? twilio::Form() : webhook.form));
    request.headers.emplace_back("I-Twilio-Idempotency-Token", job.token);
    return request;
}

Delivery Courier::delivery(const Job &job) const
{
    const Webhook &webhook = job.webhook;
    Delivery delivery;
    delivery.at = m_timeline.now();
    delivery.kind = webhook.kind;
    delivery.callSid = webhook.callSid;
    delivery.path = webhook.url.path();
    delivery.event =
        webhook.form.has("RecordingStatus") ? webhook.form.text("RecordingStatus") : webhook.form.text("CallStatus");
    delivery.attempt = job.attempts;
    delivery.took = milliseconds(job.since.isValid() ? job.since.elapsed() : 0);
    return delivery;
}

void Courier::attempt(const std::shared_ptr<Job> &job)
{
    job->hold = m_timeline.hold();
    if (job->forgery) {
        forge(job);
        return;
    }
    ++job->attempts;
    job->since.start();
    m_client.send(request(*job, false), [this, job](const http::ClientResult &result) { answered(job, result); });
}

void Courier::forge(const std::shared_ptr<Job> &job)
{
    job->forgery = false;
    job->since.start();
    m_client.send(request(*job, true), [this, job](const http::ClientResult &result) {
        if (m_closing)
            return;
        Delivery sent = delivery(*job);
        sent.forged = true;
        sent.httpStatus = result ? result->status : 0;
        Q_EMIT delivered(sent);
        attempt(job);
    });
}

void Courier::answered(const std::shared_ptr<Job> &job, const http::ClientResult &result)
{
    if (m_closing)
        return;
    const bool lost = job->dropAnswer && result;
    job->dropAnswer = false;
    Reply reply;
    reply.url = job->webhook.url;
    bool again = false;
    if (!result || lost) {
        const bool notSent = !lost && result.error().sent == http::Sent::No;
        reply.errorCode = notSent ? noConnection : noAnswer;
        reply.detail = lost ? u"the answer was lost on purpose"_s : result.error().detail;
        again = notSent ? job->overrides.onConnect : job->overrides.onRead;
    } else {
        reply.httpStatus = result->status;
        reply.contentType = result->header("Content-Type");
        reply.body = result->body;
        if (result->status < 200 || result->status > 299) {
            reply.errorCode = noAnswer;
            reply.detail = u"the desk answered %1"_s.arg(result->status);
        }
        again = (result->status >= 500 && job->overrides.on5xx)
            || (result->status >= 400 && result->status < 500 && job->overrides.on4xx);
    }
    Delivery sent = delivery(*job);
    sent.httpStatus = result ? result->status : 0;
    sent.answerLost = lost;
    sent.detail = reply.detail;
    Q_EMIT delivered(sent);

    if (isRedirect(reply.httpStatus) && !result->header("Location").isEmpty()) {
        if (++job->redirects > mostRedirects) {
            reply.errorCode = tooManyRedirects;
            return settle(job, reply);
        }
        job->webhook.url = job->webhook.url.resolved(QUrl::fromEncoded(result->header("Location")));
        job->webhook.method = twilio::twiml::Method::Get;
        job->webhook.form = withoutDigits(job->webhook.form); // they do not survive a redirect
        return attempt(job);
    }
    if (again && job->attempts <= job->overrides.retries)
        return attempt(job);
    if (job->twice)
        return repeat(job, reply);
    settle(job, reply);
}

void Courier::repeat(const std::shared_ptr<Job> &job, const Reply &first)
{
    job->twice = false;
    job->since.start();
    m_client.send(request(*job, false), [this, job, first](const http::ClientResult &result) {
        if (m_closing)
            return;
        Delivery sent = delivery(*job);
        sent.repeated = true;
        sent.httpStatus = result ? result->status : 0;
        sent.sameAnswer = result && result->status == first.httpStatus && result->body == first.body;
        Q_EMIT delivered(sent);
        settle(job, first);
    });
}

void Courier::settle(const std::shared_ptr<Job> &job, const Reply &reply)
{
    --m_open;
    job->done(reply);
    job->hold.reset(); // after what follows has been arranged
}

} // namespace cb::practice

#include "moc_courier.cpp"

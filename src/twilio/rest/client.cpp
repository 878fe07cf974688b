// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/rest/client.h"

#include <QHostAddress>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cb::twilio::rest {

namespace {

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

void add(Form &form, QByteArrayView name, const QString &value)
{
    if (!value.isEmpty())
        form.append(name, value);
}

void add(Form &form, QByteArrayView name, const QUrl &url)
{
    add(form, name, QString::fromUtf8(url.toEncoded()));
}

void add(Form &form, QByteArrayView name, const std::optional<QString> &value)
{
    if (value)
        form.append(name, *value);
}

void add(Form &form, QByteArrayView name, const std::optional<std::chrono::seconds> &value)
{
    if (value)
        form.append(name, QString::number(value->count()));
}

std::optional<Reach> reachOf(const http::ClientResult &result)
{
    if (result)
        return result->status == 401 ? Reach::KeyRefused : Reach::Answered;
    if (result.error().kind == Error::Kind::Unreachable)
        return Reach::Unreachable;
    return std::nullopt;
}

void addFallback(Form &form, const QUrl &url)
{
    add(form, "FallbackUrl", url);
    if (!url.isEmpty())
        add(form, "FallbackMethod", u"POST"_s);
}

/// The inequality is part of the parameter's name.
void addDays(Form &form, const QByteArray &name, QDate since, QDate until)
{
    if (since.isValid())
        form.append(name + '>', since.toString(Qt::ISODate));
    if (until.isValid())
        form.append(name + '<', until.toString(Qt::ISODate));
}

} // namespace

QUrl Credentials::urlOf(const QString &region, const QString &edge)
{
    if (region.isEmpty() && edge.isEmpty())
        return QUrl(u"https://api.twilio.com"_s);
    const QString home = region.isEmpty() ? u"us1"_s : region;
    return QUrl(
        edge.isEmpty() ? u"https://api.%1.twilio.com"_s.arg(home) : u"https://api.%1.%2.twilio.com"_s.arg(edge, home));
}

Result<> Credentials::check() const
{
    if (accountSid.isEmpty() || secret.isEmpty())
        return failure(Error::Kind::Invalid, u"no account at Twilio is set up"_s);
    if (!baseUrl.isValid() || baseUrl.host().isEmpty()
        || (baseUrl.scheme() != "https"_L1 && (baseUrl.scheme() != "http"_L1 || !isLoopback(baseUrl.host()))))
        return failure(Error::Kind::Invalid, u"twilio.base_url must be https"_s);
    return {};
}

Client::Client(Credentials credentials, std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_credentials(std::move(credentials))
    , m_timeout(timeout)
    , m_http(this)
{ }

http::ClientRequest Client::request(http::Method method, const QString &path, const Form &form) const
{
    http::ClientRequest request;
    request.method = method;
    request.timeout = m_timeout;
    request.user = m_credentials.keySid.isEmpty() ? m_credentials.accountSid : m_credentials.keySid;
    request.password = m_credentials.secret;
    request.url = m_credentials.baseUrl;
    request.url.setPath(request.url.path() + u"/2010-04-01/Accounts/"_s + m_credentials.accountSid + path);
    if (method == http::Method::Post) {
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        request.body = form.encoded();
    } else if (!form.isEmpty()) {
        request.url.setQuery(QString::fromLatin1(form.encoded()));
    }
    return request;
}

http::ClientRequest Client::page(const QString &path, const Form &query, const QString &next) const
{
    http::ClientRequest first = request(http::Method::Get, path, query);
    if (next.isEmpty())
        return first;
    // Only as a path of the host we talk to already: an address elsewhere would be given our key.
    const QUrl relative(next, QUrl::StrictMode);
    const QUrl wanted = m_credentials.baseUrl.resolved(relative);
    if (!relative.isValid() || !relative.isRelative() || !relative.host().isEmpty() || !next.startsWith(u'/'))
        first.url = QUrl();
    else
        first.url = wanted;
    return first;
}

template <typename T>
void Client::ask(http::ClientRequest request, Done<T> done, std::stop_token stop)
{
    m_http.send(
        request,
        [this, done = std::move(done)](const http::ClientResult &result) {
            if constexpr (!std::is_same_v<T, QByteArray>) {
                if (const std::optional<Reach> reach = reachOf(result))
                    Q_EMIT reached(*reach);
            }
            if (!result)
                return done(tl::unexpected(failureOf(result.error())));
            if (result->status < 200 || result->status > 299)
                return done(tl::unexpected(failureOf(*result)));
            if constexpr (std::is_same_v<T, QByteArray>) {
                done(result->body);
            } else if constexpr (std::is_same_v<T, Nothing>) {
                done(Nothing());
            } else {
                QJsonParseError problem;
                const QJsonDocument document = QJsonDocument::fromJson(result->body, &problem);
                if (!document.isObject())
                    return done(tl::unexpected(unreadable(problem.errorString(), result->status)));
                Result<T> value = T::read(document.object());
                if (!value)
                    return done(tl::unexpected(unreadable(value.error().detail, result->status)));
                done(std::move(*value));
            }
        },
        std::move(stop));
}

void Client::account(Done<AccountInfo> done, std::stop_token stop)
{
    ask(request(http::Method::Get, u".json"_s), std::move(done), std::move(stop));
}

void Client::balance(Done<Balance> done, std::stop_token stop)
{
    ask(request(http::Method::Get, u"/Balance.json"_s), std::move(done), std::move(stop));
}

void Client::createCall(const NewCall &call, Done<Call> done, std::stop_token stop)
{
    Form form;
    form.append("To", call.to);
    form.append("From", call.from);
    add(form, "Url", call.url);
    add(form, "Method", u"POST"_s);
    addFallback(form, call.fallbackUrl);
    if (!call.statusCallback.isEmpty()) {
        add(form, "StatusCallback", call.statusCallback);
        add(form, "StatusCallbackMethod", u"POST"_s);
        for (const char *event : {"initiated", "ringing", "answered", "completed"})
            form.append("StatusCallbackEvent", QByteArrayView(event));
    }
    add(form, "Timeout", call.timeout);
    add(form, "TimeLimit", call.timeLimit);
    if (!call.recordingStatusCallback.isEmpty()) {
        add(form, "Record", u"true"_s);
        add(form, "RecordingChannels", u"dual"_s);
        add(form, "RecordingStatusCallback", call.recordingStatusCallback);
        for (const char *event : {"in-progress", "completed", "absent"})
            form.append("RecordingStatusCallbackEvent", QByteArrayView(event));
    }
    add(form, "MachineDetection", call.machineDetection);
    ask(request(http::Method::Post, u"/Calls.json"_s, form), std::move(done), std::move(stop));
}

void Client::call(const QString &sid, Done<Call> done, std::stop_token stop)
{
    ask(request(http::Method::Get, u"/Calls/%1.json"_s.arg(sid)), std::move(done), std::move(stop));
}

void Client::calls(const CallFilter &filter, Done<Page<Call>> done, std::stop_token stop)
{
    Form query;
    add(query, "To", filter.to);
    add(query, "From", filter.from);
    add(query, "ParentCallSid", filter.parentCallSid);
    addDays(query, "StartTime", filter.since, filter.until);
    add(query, "PageSize", QString::number(filter.pageSize));
    ask(page(u"/Calls.json"_s, query, filter.next), std::move(done), std::move(stop));
}

void Client::endCall(const QString &sid, Done<Call> done, std::stop_token stop)
{
    Form form;
    add(form, "Status", u"completed"_s); // of a call that still rings, too: Twilio then cancels it
    ask(request(http::Method::Post, u"/Calls/%1.json"_s.arg(sid), form), std::move(done), std::move(stop));
}

void Client::redirectCall(
    const QString &sid, const QUrl &url, const QUrl &fallbackUrl, Done<Call> done, std::stop_token stop)
{
    Form form;
    add(form, "Url", url);
    add(form, "Method", u"POST"_s);
    addFallback(form, fallbackUrl);
    ask(request(http::Method::Post, u"/Calls/%1.json"_s.arg(sid), form), std::move(done), std::move(stop));
}

void Client::startRecording(
    const QString &callSid, const QUrl &statusCallback, Done<Recording> done, std::stop_token stop)
{
    Form form;
    add(form, "RecordingChannels", u"dual"_s);
    add(form, "RecordingStatusCallback", statusCallback);
    for (const char *event : {"in-progress", "completed", "absent"})
        form.append("RecordingStatusCallbackEvent", QByteArrayView(event));
    ask(request(http::Method::Post, u"/Calls/%1/Recordings.json"_s.arg(callSid), form), std::move(done),
        std::move(stop));
}

void Client::changeRecording(
    const QString &callSid, const QString &sid, RecordingOrder order, Done<Recording> done, std::stop_token stop)
{
    Form form;
    switch (order) {
    case RecordingOrder::Pause:
        add(form, "Status", u"paused"_s);
        add(form, "PauseBehavior", u"silence"_s);
        break;
    case RecordingOrder::Resume:
        add(form, "Status", u"in-progress"_s);
        break;
    case RecordingOrder::Stop:
        add(form, "Status", u"stopped"_s);
        break;
    }
    const QString which = sid.isEmpty() ? u"Twilio.CURRENT"_s : sid;
    ask(request(http::Method::Post, u"/Calls/%1/Recordings/%2.json"_s.arg(callSid, which), form), std::move(done),
        std::move(stop));
}

void Client::recording(const QString &sid, Done<Recording> done, std::stop_token stop)
{
    ask(request(http::Method::Get, u"/Recordings/%1.json"_s.arg(sid)), std::move(done), std::move(stop));
}

void Client::recordings(const RecordingFilter &filter, Done<Page<Recording>> done, std::stop_token stop)
{
    Form query;
    add(query, "CallSid", filter.callSid);
    addDays(query, "DateCreated", filter.since, filter.until);
    add(query, "PageSize", QString::number(filter.pageSize));
    ask(page(u"/Recordings.json"_s, query, filter.next), std::move(done), std::move(stop));
}

void Client::deleteRecording(const QString &sid, Done<Nothing> done, std::stop_token stop)
{
    ask(request(http::Method::Delete, u"/Recordings/%1.json"_s.arg(sid)), std::move(done), std::move(stop));
}

void Client::media(const QString &recordingSid, MediaFormat format, int channels, qint64 maxBytes,
    std::chrono::milliseconds timeout, Done<QByteArray> done, std::stop_token stop)
{
    Form query;
    if (channels > 0)
        add(query, "RequestedChannels", QString::number(channels));
    const QString suffix = format == MediaFormat::Mp3 ? u"mp3"_s : u"wav"_s;
    http::ClientRequest media = request(http::Method::Get, u"/Recordings/%1.%2"_s.arg(recordingSid, suffix), query);
    media.maxBytes = maxBytes;
    media.timeout = timeout;
    media.followRedirects = true; // to the storage host, without our key
    ask(std::move(media), std::move(done), std::move(stop));
}

void Client::transcriptions(const QString &recordingSid, Done<Page<Transcription>> done, std::stop_token stop)
{
    ask(request(http::Method::Get, u"/Recordings/%1/Transcriptions.json"_s.arg(recordingSid)), std::move(done),
        std::move(stop));
}

void Client::numbers(const NumberFilter &filter, Done<Page<IncomingNumber>> done, std::stop_token stop)
{
    Form query;
    add(query, "PhoneNumber", filter.phoneNumber);
    add(query, "PageSize", QString::number(filter.pageSize));
    ask(page(u"/IncomingPhoneNumbers.json"_s, query, filter.next), std::move(done), std::move(stop));
}

void Client::callerIds(Done<Page<CallerId>> done, std::stop_token stop)
{
    Form query;
    add(query, "PageSize", u"500"_s);
    ask(page(u"/OutgoingCallerIds.json"_s, query, {}), std::move(done), std::move(stop));
}

void Client::changeNumber(
    const QString &sid, const NumberChange &change, Done<IncomingNumber> done, std::stop_token stop)
{
    Form form;
    const auto method = [](const QString &wanted) { return wanted.isEmpty() ? u"POST"_s : wanted; };
    add(form, "FriendlyName", change.friendlyName);
    add(form, "VoiceUrl", change.voiceUrl);
    if (change.voiceUrl)
        add(form, "VoiceMethod", method(change.voiceMethod));
    add(form, "VoiceFallbackUrl", change.voiceFallbackUrl);
    if (change.voiceFallbackUrl)
        add(form, "VoiceFallbackMethod", method(change.voiceFallbackMethod));
    add(form, "StatusCallback", change.statusCallback);
    if (change.statusCallback)
        add(form, "StatusCallbackMethod", method(change.statusCallbackMethod));
    add(form, "SmsUrl", change.smsUrl);
    if (change.smsUrl)
        add(form, "SmsMethod", u"POST"_s);
    ask(request(http::Method::Post, u"/IncomingPhoneNumbers/%1.json"_s.arg(sid), form), std::move(done),
        std::move(stop));
}

void Client::createMessage(const NewMessage &message, Done<Message> done, std::stop_token stop)
{
    Form form;
    form.append("To", message.to);
    add(form, "From", message.from);
    add(form, "MessagingServiceSid", message.messagingServiceSid);
    add(form, "Body", message.body);
    for (const QUrl &media : message.media)
        add(form, "MediaUrl", media);
    add(form, "StatusCallback", message.statusCallback);
    ask(request(http::Method::Post, u"/Messages.json"_s, form), std::move(done), std::move(stop));
}

void Client::messages(const MessageFilter &filter, Done<Page<Message>> done, std::stop_token stop)
{
    Form query;
    add(query, "To", filter.to);
    add(query, "From", filter.from);
    addDays(query, "DateSent", filter.since, filter.until);
    add(query, "PageSize", QString::number(filter.pageSize));
    ask(page(u"/Messages.json"_s, query, filter.next), std::move(done), std::move(stop));
}

} // namespace cb::twilio::rest

#include "moc_client.cpp"

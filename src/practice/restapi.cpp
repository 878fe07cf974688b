// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/restapi.h"

#include "audio/wav.h"
#include "practice/paging.h"
#include "practice/resources.h"
#include "practice/restrequests.h"

#include <QDate>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::practice {

namespace {

constexpr qsizetype accountPrefix = 3; // "2010-04-01", "Accounts", SID

http::Response notFound(const QByteArray &path)
{
    return restError(20404, 404, u"The requested resource %1 was not found"_s.arg(QString::fromUtf8(path)));
}

http::Response unauthorised()
{
    http::Response refused = restError(20003, 401, u"Authenticate"_s);
    refused.headers.emplace_back("WWW-Authenticate", "Basic realm=\"Twilio API\"");
    return refused;
}

http::Response notAllowed()
{
    return restError(20004, 405, u"Method not allowed"_s);
}

http::Response json(const QJsonObject &object, int status = 200)
{
    return http::Response::json(QJsonDocument(object), status);
}

/// "2026-11-20": a day in GMT; the inequality is part of the parameter's name.
bool isWithin(const std::optional<Instant> &at, const twilio::Form &query, const QByteArray &name)
{
    const auto day = [&](const QByteArray &parameter) {
        return QDate::fromString(query.text(parameter).left(10), Qt::ISODate);
    };
    const QDate value = at ? toDateTime(*at).date() : QDate();
    const QDate on = day(name);
    const QDate until = day(name + '<');
    const QDate from = day(name + '>');
    if ((on.isValid() || until.isValid() || from.isValid()) && !value.isValid())
        return false;
    return (!on.isValid() || value == on) && (!until.isValid() || value <= until) && (!from.isValid() || value >= from);
}

bool equals(const twilio::Form &query, QByteArrayView name, const QString &value)
{
    return query.value(name).isEmpty() || query.text(name) == value;
}

Result<twilio::Form> formOf(const http::Request &request)
{
    return twilio::Form::parse(request.method == http::Method::Post ? request.body : request.query);
}

QString sidOf(const QString &segment)
{
    return segment.endsWith(".json"_L1) ? segment.chopped(5) : QString();
}

/// A full account calls whom it likes: nobody had to be verified.
http::Response noCallerIds(const QString &accountSid, const http::Request &request)
{
    const Result<twilio::Form> form = formOf(request);
    if (!form)
        return restError(20001, 400, u"The parameters cannot be read: "_s + form.error().detail);
    return json(Page(*form).toJson(accountPath(accountSid) + u"/OutgoingCallerIds.json"_s, u"outgoing_caller_ids"_s));
}

} // namespace

RestApi::RestApi(Exchange &exchange, Secret token, QString accountName)
    : m_exchange(exchange)
    , m_token(std::move(token))
    , m_accountName(std::move(accountName))
{ }

void RestApi::addTo(http::Server &server)
{
    server.route({http::Method::Get, http::Method::Post, http::Method::Delete}, "/2010-04-01/",
        [this](const http::Request &request, const http::Server::Reply &reply) { reply(answer(request)); });
}

void RestApi::failNext(int status, int count)
{
    m_failStatus = status;
    m_failCount = count;
}

bool RestApi::isAuthorised(const http::Request &request) const
{
    const QByteArray header = request.header("Authorization");
    if (!header.startsWith("Basic "))
        return false;
    const QByteArray given = QByteArray::fromBase64(header.mid(6));
    return given == m_exchange.accountSid().toLatin1() + ':' + m_token.reveal()
        || (!m_keySid.isEmpty() && given == m_keySid.toLatin1() + ':' + m_keySecret.reveal());
}

void RestApi::setApiKey(const QString &sid, const Secret &secret)
{
    m_keySid = sid;
    m_keySecret = secret;
}

http::Response RestApi::answer(const http::Request &request)
{
    if (m_failCount > 0) {
        --m_failCount;
        return restError(m_failStatus == 429 ? 20429 : 20500, m_failStatus, u"Practice: this failure was asked for"_s);
    }
    const QStringList path = QString::fromLatin1(request.path).split(u'/', Qt::SkipEmptyParts);
    const bool itself = path.size() == accountPrefix && path.at(2).endsWith(".json"_L1);
    if ((path.size() <= accountPrefix && !itself) || path.at(1) != "Accounts"_L1)
        return notFound(request.path);
    const QString resource = itself ? QString() : path.at(accountPrefix);
    // Recordings' media may be fetched by whoever knows the address, unless the account says otherwise.
    const bool media = request.method == http::Method::Get && resource == "Recordings"_L1
        && path.size() == accountPrefix + 2 && !path.last().endsWith(".json"_L1);
    if (!media && !isAuthorised(request))
        return unauthorised();
    if ((itself ? sidOf(path.at(2)) : path.at(2)) != m_exchange.accountSid())
        return notFound(request.path);
    if (itself)
        return request.method == http::Method::Get ? json(accountJson(m_exchange.accountSid(), m_accountName))
                                                   : notAllowed();
    if (resource == "Calls.json"_L1 || resource == "Calls"_L1)
        return calls(request, path);
    if (resource == "Recordings.json"_L1 || resource == "Recordings"_L1)
        return recordings(request, path);
    if (resource == "IncomingPhoneNumbers.json"_L1 || resource == "IncomingPhoneNumbers"_L1)
        return numbers(request, path);
    if (resource == "Balance.json"_L1 && request.method == http::Method::Get)
        return json(balanceJson(m_exchange.accountSid()));
    if (resource == "OutgoingCallerIds.json"_L1 && request.method == http::Method::Get)
        return noCallerIds(m_exchange.accountSid(), request);
    return notFound(request.path);
}

http::Response RestApi::calls(const http::Request &request, const QStringList &path)
{
    const Result<twilio::Form> form = formOf(request);
    if (!form)
        return restError(20001, 400, u"The parameters cannot be read: "_s + form.error().detail);
    if (path.size() == accountPrefix + 1) {
        if (request.method == http::Method::Post)
            return createCall(m_exchange, *form);
        return request.method == http::Method::Get ? callList(*form) : notAllowed();
    }
    if (path.size() == accountPrefix + 3 && path.last() == "Recordings.json"_L1) {
        if (m_exchange.ledger().call(path.at(accountPrefix + 1)) == nullptr)
            return notFound(request.path);
        if (request.method == http::Method::Post)
            return startRecording(m_exchange, path.at(accountPrefix + 1), *form);
        return request.method == http::Method::Get ? recordingList(*form, path.at(accountPrefix + 1)) : notAllowed();
    }
    if (path.size() == accountPrefix + 4 && path.at(accountPrefix + 2) == "Recordings"_L1)
        return request.method == http::Method::Post
            ? changeRecording(m_exchange, path.at(accountPrefix + 1), sidOf(path.last()), *form)
            : notAllowed();
    const QString sid = sidOf(path.last());
    const CallRecord *call = m_exchange.ledger().call(sid);
    if (path.size() != accountPrefix + 2 || call == nullptr)
        return notFound(request.path);
    if (request.method == http::Method::Post)
        return updateCall(m_exchange, sid, *form);
    if (request.method == http::Method::Get)
        return json(toJson(*call, m_exchange.accountSid()));
    if (!call->endedAt)
        return restError(20409, 409, u"The call is in progress and cannot be deleted."_s);
    m_exchange.ledger().removeCall(sid);
    return http::Response::empty(204);
}

http::Response RestApi::callList(const twilio::Form &query) const
{
    Page page(query);
    const QList<QString> &sids = m_exchange.ledger().callSids();
    for (auto sid = sids.crbegin(); sid != sids.crend(); ++sid) {
        const CallRecord &call = *m_exchange.ledger().call(*sid);
        if (equals(query, "To", call.to) && equals(query, "From", call.from)
            && equals(query, "ParentCallSid", call.parentSid) && equals(query, "Status", restStatus(call.status))
            && isWithin(call.createdAt, query, "StartTime") && isWithin(call.endedAt, query, "EndTime"))
            page.add(call.sid, [&] { return toJson(call, m_exchange.accountSid()); });
    }
    return json(page.toJson(accountPath(m_exchange.accountSid()) + u"/Calls.json"_s, u"calls"_s));
}

http::Response RestApi::recordings(const http::Request &request, const QStringList &path)
{
    const Result<twilio::Form> form = formOf(request);
    if (!form)
        return restError(20001, 400, u"The parameters cannot be read: "_s + form.error().detail);
    if (path.size() == accountPrefix + 1)
        return request.method == http::Method::Get ? recordingList(*form, {}) : notAllowed();
    if (path.size() == accountPrefix + 3 && path.last() == "Transcriptions.json"_L1
        && request.method == http::Method::Get)
        return transcriptionList(*form, request.path, path.at(accountPrefix + 1));
    if (path.size() != accountPrefix + 2)
        return notFound(request.path);
    const QString sid = sidOf(path.last());
    if (sid.isEmpty())
        return media(request, path.last().section(u'.', 0, 0));
    const RecordingRecord *recording = m_exchange.ledger().recording(sid);
    if (recording == nullptr)
        return notFound(request.path);
    if (request.method == http::Method::Get)
        return json(toJson(*recording, m_exchange.accountSid(), m_exchange.recordingUrl(sid)));
    if (request.method != http::Method::Delete)
        return notAllowed();
    m_exchange.ledger().removeRecording(sid);
    return http::Response::empty(204);
}

http::Response RestApi::recordingList(const twilio::Form &query, const QString &callSid) const
{
    Page page(query);
    const QList<QString> &sids = m_exchange.ledger().recordingSids();
    for (auto sid = sids.crbegin(); sid != sids.crend(); ++sid) {
        const RecordingRecord &recording = *m_exchange.ledger().recording(*sid);
        if (equals(query, "CallSid", recording.callSid) && (callSid.isEmpty() || callSid == recording.callSid)
            && query.value("ConferenceSid").isEmpty() && isWithin(recording.createdAt, query, "DateCreated")) {
            page.add(recording.sid, [&] {
                QJsonObject item =
                    practice::toJson(recording, m_exchange.accountSid(), m_exchange.recordingUrl(recording.sid));
                if (!callSid.isEmpty()) // the list below a call has items of a slightly different form
                    item = callRecordingJson(item);
                return item;
            });
        }
    }
    const QString account = accountPath(m_exchange.accountSid());
    const QString path = callSid.isEmpty() ? u"/Recordings.json"_s : u"/Calls/%1/Recordings.json"_s.arg(callSid);
    return json(page.toJson(account + path, u"recordings"_s));
}

http::Response RestApi::transcriptionList(const twilio::Form &query, const QByteArray &place, const QString &sid) const
{
    const RecordingRecord *recording = m_exchange.ledger().recording(sid);
    if (recording == nullptr)
        return notFound(place);
    Page page(query);
    if (recording->transcription)
        page.add(recording->transcription->sid, [&] { return transcriptionJson(*recording, m_exchange.accountSid()); });
    const QString path =
        accountPath(m_exchange.accountSid()) + u"/Recordings/%1/Transcriptions.json"_s.arg(recording->sid);
    return json(page.toJson(path, u"transcriptions"_s));
}

http::Response RestApi::media(const http::Request &request, const QString &sid)
{
    const RecordingRecord *recording = m_exchange.ledger().recording(sid);
    const bool wav = request.path.endsWith(".wav") || request.path.endsWith(sid.toLatin1());
    if (recording == nullptr || recording->status != twilio::RecordingStatus::Completed || !wav)
        return notFound(request.path);
    const Result<twilio::Form> query = twilio::Form::parse(request.query);
    const QByteArrayView channels = query ? query->value("RequestedChannels") : QByteArrayView();
    if (channels == "2" && recording->channels < 2)
        return restError(20001, 400, u"The recording has one channel only."_s);
    RecordingRecord asked = *recording;
    if (channels == "1") // both sides mixed
        asked.channels = 1;
    http::Response response;
    response.contentType = "audio/x-wav";
    response.body = audio::writeWav(m_exchange.soundOf(asked));
    return response;
}

http::Response RestApi::numbers(const http::Request &request, const QStringList &path)
{
    const Result<twilio::Form> form = formOf(request);
    if (!form)
        return restError(20001, 400, u"The parameters cannot be read: "_s + form.error().detail);
    if (path.size() == accountPrefix + 1) {
        if (request.method != http::Method::Get)
            return restError(20008, 403, u"The practice carrier sells no numbers"_s);
        Page page(*form);
        for (const NumberRecord &number : m_exchange.ledger().numbers()) {
            if (equals(*form, "PhoneNumber", number.phoneNumber) && equals(*form, "FriendlyName", number.friendlyName))
                page.add(number.sid, [&] { return toJson(number, m_exchange.accountSid()); });
        }
        return json(page.toJson(
            accountPath(m_exchange.accountSid()) + u"/IncomingPhoneNumbers.json"_s, u"incoming_phone_numbers"_s));
    }
    const QString sid = sidOf(path.last());
    const NumberRecord *number = m_exchange.ledger().number(sid);
    if (path.size() != accountPrefix + 2 || number == nullptr)
        return notFound(request.path);
    if (request.method == http::Method::Post)
        return updateNumber(m_exchange, sid, *form);
    return request.method == http::Method::Get ? json(toJson(*number, m_exchange.accountSid())) : notAllowed();
}

} // namespace cb::practice

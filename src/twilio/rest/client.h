// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "twilio/form.h"
#include "twilio/rest/failure.h"
#include "twilio/rest/resources.h"

#include <QDate>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <variant>

namespace cb::twilio::rest {

/// Who asks, and where. The paths always name the account; the key may be an API key of it ("SK…") with its secret, or
/// the account's SID with its auth token. Keys of another region than us1 are separate ones.
struct Credentials {
    QString accountSid;
    QString keySid; // empty: the account itself
    Secret secret;
    QUrl baseUrl{QStringLiteral("https://api.twilio.com")};

    /// "https://api.{edge}.{region}.twilio.com"; an edge alone means us1. Source: twilio.md 5.1.
    [[nodiscard]] static QUrl urlOf(const QString &region, const QString &edge);
    /// Invalid: no account, no secret, or an address that would show the secret to the network (plain http is for
    /// loopback).
    [[nodiscard]] Result<> check() const;
};

struct NewCall {
    QString to;
    QString from;
    QUrl url; // asked for TwiML, by POST
    QUrl fallbackUrl{}; // when `url` gives none
    QUrl statusCallback{}; // initiated, ringing, answered, completed
    std::optional<std::chrono::seconds> timeout{}; // rings at most
    std::optional<std::chrono::seconds> timeLimit{};
    QUrl recordingStatusCallback{}; // not empty: the whole call is recorded, both channels
    QString machineDetection{}; // empty, "Enable", "DetectMessageEnd"
};

struct NewMessage {
    QString to;
    QString from; // a number …
    QString messagingServiceSid{}; // … or a service
    QString body;
    QList<QUrl> media{};
    QUrl statusCallback{};
};

/// Days are whole days in GMT, both included; an invalid one does not filter. `next`: that page of the same list.
struct CallFilter {
    QString to{};
    QString from{};
    QString parentCallSid{};
    QDate since{}; // of the start
    QDate until{};
    int pageSize = 500;
    QString next{};
};
struct RecordingFilter {
    QString callSid{}; // of any call below: the list of the account
    QDate since{}; // of the creation
    QDate until{};
    int pageSize = 500;
    QString next{};
};
struct NumberFilter {
    QString phoneNumber{};
    int pageSize = 500;
    QString next{};
};
struct MessageFilter {
    QString to{};
    QString from{};
    QDate since{}; // of sending
    QDate until{};
    int pageSize = 500;
    QString next{};
};

/// What is set is changed; an empty text takes the address away. A method ("GET", "POST") goes with its address; empty:
/// POST.
struct NumberChange {
    std::optional<QString> voiceUrl{};
    QString voiceMethod{};
    std::optional<QString> voiceFallbackUrl{};
    QString voiceFallbackMethod{};
    std::optional<QString> statusCallback{};
    QString statusCallbackMethod{};
    std::optional<QString> smsUrl{};
    std::optional<QString> friendlyName{};
};

/// What an exchange says about the account, whatever it was about.
enum class Reach { Answered, KeyRefused, Unreachable };

enum class RecordingOrder { Pause, Resume, Stop };
enum class MediaFormat { Wav, Mp3 };

/// Twilio's REST API 2010-04-01, one request each: nothing is repeated here, who may repeat what is dispatch's to know.
/// Lives in one thread. `done` is called once, never from within the call. Nothing secret is logged.
class Client final : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Done = std::function<void(Answer<T>)>;
    using Nothing = std::monostate;

    static constexpr std::chrono::milliseconds usualTimeout = std::chrono::seconds(30);
    /// `timeout`: of every exchange but media's.
    explicit Client(
        Credentials credentials, std::chrono::milliseconds timeout = usualTimeout, QObject *parent = nullptr);

    void account(Done<AccountInfo> done, std::stop_token stop = {});
    void balance(Done<Balance> done, std::stop_token stop = {});

    void createCall(const NewCall &call, Done<Call> done, std::stop_token stop = {});
    void call(const QString &sid, Done<Call> done, std::stop_token stop = {});
    void calls(const CallFilter &filter, Done<Page<Call>> done, std::stop_token stop = {});
    void endCall(const QString &sid, Done<Call> done, std::stop_token stop = {}); // ringing or answered
    void redirectCall(
        const QString &sid, const QUrl &url, const QUrl &fallbackUrl, Done<Call> done, std::stop_token stop = {});

    void startRecording(
        const QString &callSid, const QUrl &statusCallback, Done<Recording> done, std::stop_token stop = {});
    /// `sid` empty: the one that runs.
    void changeRecording(const QString &callSid, const QString &sid, RecordingOrder order, Done<Recording> done,
        std::stop_token stop = {});
    void recording(const QString &sid, Done<Recording> done, std::stop_token stop = {});
    void recordings(const RecordingFilter &filter, Done<Page<Recording>> done, std::stop_token stop = {});
    void deleteRecording(const QString &sid, Done<Nothing> done, std::stop_token stop = {});
    /// The sound of a completed recording; NotFound while it is not there yet, Remote when larger than maxBytes.
    /// `channels` 0: as it was recorded. 1 of a recording with two mixes them; 2 of one with one is refused with status
    /// 400.
    void media(const QString &recordingSid, MediaFormat format, int channels, qint64 maxBytes,
        std::chrono::milliseconds timeout, Done<QByteArray> done, std::stop_token stop = {});

    void transcriptions(const QString &recordingSid, Done<Page<Transcription>> done, std::stop_token stop = {});

    void numbers(const NumberFilter &filter, Done<Page<IncomingNumber>> done, std::stop_token stop = {});
    void changeNumber(
        const QString &sid, const NumberChange &change, Done<IncomingNumber> done, std::stop_token stop = {});

    /// Verified numbers, the first page of them.
    void callerIds(Done<Page<CallerId>> done, std::stop_token stop = {});

    void createMessage(const NewMessage &message, Done<Message> done, std::stop_token stop = {});
    void messages(const MessageFilter &filter, Done<Page<Message>> done, std::stop_token stop = {});

Q_SIGNALS:
    /// After each exchange but media's (whose sound may lie on another host) and those we ended ourselves.
    void reached(cb::twilio::rest::Reach reach);

private:
    [[nodiscard]] http::ClientRequest request(http::Method method, const QString &path, const Form &form = {}) const;
    [[nodiscard]] http::ClientRequest page(const QString &path, const Form &query, const QString &next) const;
    template <typename T>
    void ask(http::ClientRequest request, Done<T> done, std::stop_token stop);

    Credentials m_credentials;
    std::chrono::milliseconds m_timeout;
    http::Client m_http;
};

} // namespace cb::twilio::rest

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callstore.h"
#include "ivr/ivranswers.h"
#include "ivr/ivrhooks.h"
#include "ivr/walk.h"
#include "people/peoplestore.h"
#include "support/tempdatabase.h"

#include <QRegularExpression>
#include <QTest>

namespace cb::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const QString caller = u"+12065550142"_s;
inline const QString line = u"+12065550100"_s;

inline Instant instant(const QString &utc)
{
    return toInstant(QDateTime::fromString(utc, Qt::ISODate));
}

/// A desk with its database and engine; restart() leaves nothing but the database.
class TestDesk
{
public:
    explicit TestDesk(store::Engine engine)
        : database(engine)
    {
        start();
        desk.site.time = SiteTime(QTimeZone("America/New_York"), QTime(0, 0));
        desk.site.name = u"Marlowe Care"_s;
        const Result<> brought = write(database, [](store::Transaction &tx) { return ivr::bringShipped(tx); });
        if (!brought)
            qFatal("%ls", qUtf16Printable(brought.error().detail));
    }
    void start()
    {
        library = std::make_unique<ivr::FlowLibrary>(registry());
        executor = std::make_unique<ivr::Executor>(*library);
        ivr::addAnswers(*executor);
    }
    void restart()
    {
        database.reopen();
        start();
    }

    /// One request, like Twilio sends it; what it answers.
    QByteArray ask(const QString &path, QByteArray form = {}, const QString &sid = u"CA1"_s)
    {
        form += "&AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01&Direction=inbound"
                "&From=%2B12065550142&To=%2B12065550100&CallSid="
            + fullSid(sid).toUtf8();
        database.clock.advance(1s);
        if (!('&' + form).contains("&CallStatus="))
            form += "&CallStatus=in-progress";
        const Result<twilio::Form> fields = twilio::Form::parse(form.mid(form.startsWith('&') ? 1 : 0));
        const Result<twilio::Form> url = twilio::Form::parse(path.section(u'?', 1).toUtf8());
        if (!fields || !url)
            return "bad form";
        const Result<twilio::VoiceRequest> request = twilio::VoiceRequest::parse(*fields);
        if (!request)
            return "bad request: " + request.error().detail.toUtf8();
        const Result<ivr::Reply> reply = write(database, [&](store::Transaction &tx) -> Result<ivr::Reply> {
            if (path.startsWith(u"incoming"_s))
                return ivr::incoming(tx, *executor, *request, desk);
            if (path.startsWith(u"fallback"_s))
                return ivr::fallback(tx, *executor, *request, desk);
            return ivr::proceed(tx, *executor, *request, *url, desk);
        });
        return reply ? reply->twiml : "error: " + reply.error().detail.toUtf8();
    }
    QByteArray ring(const QString &sid = u"CA1"_s) { return ask(u"incoming"_s, "CallStatus=ringing", sid); }

    static QString fullSid(const QString &sid) { return u"CA"_s + sid.mid(2).rightJustified(32, u'0'); }
    Call call(const QString &sid = u"CA1"_s)
    {
        const auto found =
            read(database, [&](store::Connection &connection) { return calls::callBySid(connection, fullSid(sid)); });
        return found && *found ? **found : Call();
    }
    QList<ivr::Interaction> interactions(const QString &sid = u"CA1"_s)
    {
        return read(database, [&](store::Connection &connection) {
            return ivr::interactions(connection, fullSid(sid));
        }).value_or(QList<ivr::Interaction>());
    }
    QStringList steps(const QString &sid = u"CA1"_s)
    {
        QStringList ids;
        for (const ivr::Interaction &one : interactions(sid))
            ids << one.step;
        return ids;
    }
    void publish(const ivr::Flow &flow)
    {
        const Result<> done = write(database, [&](store::Transaction &tx) -> Result<> {
            const Result<int> version = ivr::saveDraft(tx, flow);
            return version ? ivr::publish(tx, flow.key, *version, registry())
                           : Result<>(tl::unexpected(version.error()));
        });
        QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    }
    void give(const QString &flow)
    {
        const auto saved = write(database, [&](store::Transaction &tx) {
            return calls::save(tx, OurNumber{{}, PhoneNumber::fromVendor(line), u"Main line"_s, flow});
        });
        QVERIFY(saved);
    }

    TempDatabase database;
    std::unique_ptr<ivr::FlowLibrary> library;
    std::unique_ptr<ivr::Executor> executor;
    ivr::Desk desk;
};

inline QString action(const QByteArray &twiml)
{
    static const QRegularExpression url(u"/twilio/voice/(continue\\?[^\"<]*)"_s);
    return url.match(QString::fromUtf8(twiml)).captured(1).replace(u"&amp;"_s, u"&"_s);
}

} // namespace cb::test

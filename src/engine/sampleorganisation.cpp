// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sampleorganisation.h"

#include "audio/speech.h"
#include "audio/wav.h"
#include "calls/callsample.h"
#include "engine/databasetask.h"
#include "engine/recordingdesk.h"
#include "people/peoplesample.h"
#include "people/peoplestore.h"
#include "practice/carrier.h"
#include "recordings/recordingstore.h"
#include "voicemail/voicemailsample.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace cb::engine {

namespace {

constexpr std::chrono::hours shownInPictures{48}; // the rows above the fold

QJsonObject read(const QString &name)
{
    QFile file(u":/callboard/practice/sample/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Instant instant(const QString &isoDate)
{
    return toInstant(QDateTime::fromString(isoDate, Qt::ISODate));
}

} // namespace

SampleOrganisation::SampleOrganisation()
    : m_desk(read(u"desk.json"_s))
    , m_people(read(u"people.json"_s))
    , m_calls(read(u"calls.json"_s))
    , m_messages(read(u"voicemails.json"_s))
{ }

Instant SampleOrganisation::moment() const
{
    return calls::sampleClock(m_calls);
}

void SampleOrganisation::furnish(Desk &desk) const
{
    const SiteTime site = calls::sampleSite(m_calls);
    desk.environment = {};
    desk.file.insert(u"site.organisation"_s, name());
    desk.file.insert(u"site.timezone"_s, QString::fromUtf8(site.zone().id()));
    desk.file.insert(u"site.day_start"_s, site.dayStart().toString(u"HH:mm"_s));
}

Account SampleOrganisation::newAccount()
{
    QList<quint32> token(4);
    QRandomGenerator::system()->fillRange(token.data(), token.size());
    const QByteArray bytes(
        reinterpret_cast<const char *>(token.constData()), token.size() * qsizetype(sizeof(quint32)));
    return {u"AC0000000000000000000000000000ca11"_s, {Secret(bytes.toHex())}};
}

Result<> SampleOrganisation::bring(store::Database &database, Instant now, bool withCalls) const
{
    QJsonObject calls = m_calls;
    if (!withCalls) {
        calls.insert(u"calls"_s, QJsonArray());
        calls.insert(u"answered"_s, QJsonArray());
    }
    const QList<voicemail::SampleMessage> messages =
        withCalls ? voicemail::sampleMessages(m_messages, now) : QList<voicemail::SampleMessage>();
    return writeNow(database, [people = m_people, calls, messages, now](store::Transaction &tx) -> Result<> {
        const Result<QList<Operator>> known = people::operators(tx);
        if (!known)
            return tl::unexpected(known.error());
        if (!known->isEmpty())
            return {};
        if (Result<> brought = people::importSample(tx, people); !brought)
            return brought;
        if (Result<> brought = calls::importSample(tx, calls, now); !brought)
            return brought;
        return voicemail::importSample(tx, messages, calls::sampleSite(calls));
    });
}

void SampleOrganisation::recordAt(practice::Carrier &carrier) const
{
    constexpr auto greeting = std::chrono::seconds(20); // heard before the message began
    practice::Ledger &ledger = carrier.exchange().ledger();
    const QList<voicemail::SampleMessage> messages = voicemail::sampleMessages(m_messages, moment());
    for (auto at = messages.crbegin(); at != messages.crend(); ++at) { // the carrier's lists grow
        const voicemail::SampleMessage &message = *at;
        // A recording is of a call, which the carrier lists as well: asked for the last day, it would otherwise tell of
        // messages that nobody left.
        practice::CallRecord call;
        call.sid = message.callSid;
        call.from = message.caller;
        call.to = message.line;
        call.status = twilio::CallStatus::Completed;
        call.createdAt = message.leftAt - greeting;
        call.answeredAt = call.createdAt;
        call.endedAt = call.updatedAt = message.leftAt + message.length;
        ledger.add(call);
        practice::RecordingRecord recording;
        recording.sid = message.recordingSid;
        recording.callSid = message.callSid;
        recording.status = twilio::RecordingStatus::Completed;
        recording.startedAt = recording.createdAt = recording.updatedAt = message.leftAt;
        recording.length = message.length;
        recording.words = message.sound;
        recording.language = message.language;
        ledger.add(recording);
    }
}

Result<> SampleOrganisation::bringSound(store::Database &database, const Desk &desk, const Clock &clock) const
{
    audio::Speech speech;
    for (const voicemail::SampleMessage &message : voicemail::sampleMessages(m_messages, moment())) {
        if (message.leftAt < moment() - shownInPictures)
            continue;
        const Result<std::optional<RecordingAudio>> row = readNow(database,
            [&message](store::Connection &connection) { return recordings::bySid(connection, message.recordingSid); });
        if (!row)
            return tl::unexpected(row.error());
        if (!*row || (*row)->state == AudioState::Here)
            continue;
        Result<audio::Pcm> sound = speech.speak(message.sound, message.language);
        if (!sound)
            return tl::unexpected(sound.error());
        sound->samples.resize(qsizetype(message.length.count()) * sound->rate);
        const Result<> kept = keepSound(database, desk, clock, message.recordingSid, audio::writeWav(*sound));
        if (!kept)
            return kept;
    }
    return {};
}

QString SampleOrganisation::name() const
{
    return m_desk.value(u"organisation").toString();
}

QString SampleOrganisation::operatorName() const
{
    return m_desk.value(u"operator").toString();
}

QList<PracticeSpeech> SampleOrganisation::voices() const
{
    QList<PracticeSpeech> all;
    for (const QJsonValue &voice : m_desk.value(u"voices").toArray())
        all << PracticeSpeech{voice[u"name"].toString(), voice[u"words"].toString(), {}};
    return all;
}

AccountReport SampleOrganisation::account(const QString &sid) const
{
    const CarrierStatus carrier = status().carrier;
    AccountReport report;
    report.sid = sid;
    report.name = carrier.account;
    report.status = u"active"_s;
    report.balance = carrier.balance;
    report.currency = carrier.currency;
    const QString base = m_desk.value(u"publicUrl").toString();
    for (const QJsonValue &each : m_calls.value(u"numbers").toArray()) {
        CarrierNumber number;
        number.sid = u"PN%1"_s.arg(each[u"id"].toInt(), 32, 10, QChar(u'0'));
        number.phone = PhoneNumber::fromVendor(each[u"phone"].toString());
        number.name = each[u"label"].toString();
        number.voiceUrl = base + u"/twilio/voice/incoming"_s;
        number.fallbackUrl = base + u"/twilio/fallback"_s;
        number.statusUrl = base + u"/twilio/voice/status"_s;
        number.canVoice = true;
        report.numbers << number;
    }
    return report;
}

DeskStatus SampleOrganisation::status() const
{
    DeskStatus status;
    const QJsonObject carrier = m_desk.value(u"carrier").toObject();
    status.carrier.health = Health::Ok;
    status.carrier.account = carrier.value(u"account").toString();
    status.carrier.balance = carrier.value(u"balance").toDouble();
    status.carrier.currency = carrier.value(u"currency").toString();
    const QJsonObject mail = m_desk.value(u"mail").toObject();
    status.mail.health = Health::Ok;
    status.mail.provider = mail.value(u"provider").toString();
    status.mail.domain = mail.value(u"domain").toString();
    status.mail.delivered = mail.value(u"delivered").toDouble();
    status.listener.health = Health::Ok;
    status.listener.port = m_desk.value(u"listener")[u"port"].toInt();
    status.listener.refusedToday = m_desk.value(u"listener")[u"refusedToday"].toInt();
    status.sync = {Health::Ok, moment()};
    for (const QJsonValue &line : m_desk.value(u"recent").toArray()) {
        status.recent << WebhookLine{instant(line[u"at"].toString()), line[u"path"].toString(),
            line[u"word"].toString(), line[u"status"].toInt(), std::chrono::milliseconds(line[u"ms"].toInt())};
    }
    if (!status.recent.isEmpty())
        status.listener.lastEvent = status.recent.first().at;
    return status;
}

} // namespace cb::engine

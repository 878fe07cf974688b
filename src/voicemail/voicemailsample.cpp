// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailsample.h"

#include "calls/callsample.h"
#include "calls/callstore.h"
#include "people/peoplestore.h"
#include "voicemail/rowstore.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailstore.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cb::store::Transaction;

namespace cb::voicemail {

namespace {

QString sidOf(const QString &prefix, const QString &what)
{
    return prefix + QString::fromLatin1(QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Md5).toHex());
}

struct When {
    SiteTime site;
    QDate today;
    std::chrono::milliseconds shift{0};
    [[nodiscard]] Instant at(int day, const QTime &time) const
    {
        return toInstant(QDateTime(today.addDays(day), time, site.zone())) + shift;
    }
};

SampleMessage messageOf(const QJsonObject &entry, const When &when, Instant now)
{
    SampleMessage message;
    const int day = entry[u"day"_s].toInt();
    const QString time = entry[u"at"_s].toString();
    message.caller = entry[u"caller"_s].toString();
    message.line = entry[u"line"_s].toString();
    const QString name = message.caller + message.line + QString::number(day);
    // Where the calls of the sample have the call, it is the same one (calls/callsample.cpp).
    message.callSid = sidOf(u"CA"_s, name + entry[u"callStarted"_s].toString(time));
    message.recordingSid = sidOf(u"RE"_s, name + time);
    message.length = std::chrono::seconds(entry[u"seconds"_s].toInt());
    message.leftAt = when.at(day, QTime::fromString(time, u"HH:mm:ss"_s));
    message.transcript = entry[u"words"_s].toString();
    message.sound = entry[u"sound"_s].toString(message.transcript);
    message.language = entry[u"language"_s].toString(u"en"_s);
    message.heard = entry[u"heard"_s].toBool();
    message.assigned = entry[u"assigned"_s].toString();
    if (entry.contains(u"dueInMinutes"_s))
        message.dueAt = now + std::chrono::minutes(entry[u"dueInMinutes"_s].toInt());
    for (const QJsonValue &tag : entry[u"tags"_s].toArray())
        message.tags << tag.toString();
    return message;
}

/// Messages of the weeks before, all heard: so many a day, the callers and texts in turn.
void addOlder(QList<SampleMessage> &messages, const QJsonObject &older, const When &when, Instant now)
{
    const QJsonArray callers = older[u"callers"_s].toArray();
    const QJsonArray texts = older[u"texts"_s].toArray();
    const int perDay = std::max(1, older[u"perDay"_s].toInt());
    for (int i = 0; i < older[u"count"_s].toInt() && !callers.isEmpty() && !texts.isEmpty(); ++i) {
        QJsonObject entry = texts[i % texts.size()].toObject();
        entry[u"caller"_s] = callers[i % callers.size()];
        entry[u"line"_s] = u"+12065550100"_s;
        entry[u"day"_s] = older[u"firstDay"_s].toInt() - i / perDay;
        entry[u"at"_s] = QTime(16, 40).addSecs(-(i % perDay) * 9000 - i * 37 % 3600).toString(u"HH:mm:ss"_s);
        entry[u"heard"_s] = true;
        if (i < older[u"mine"_s].toInt())
            entry[u"assigned"_s] = older[u"mineName"_s];
        messages << messageOf(entry, when, now);
    }
}

Result<> import(Transaction &tx, const SampleMessage &sample, const QList<Operator> &people, const SiteTime &site)
{
    const MessageTaken taken{sample.recordingSid, sample.callSid, {}, sample.language, !sample.transcript.isEmpty(),
        sample.length, sample.leftAt, 1, {}};
    const Result<std::optional<Voicemail::Id>> made = messageTaken(tx, taken, CallOrigin::Practice, site);
    if (!made)
        return tl::unexpected(made.error());
    const Result<std::optional<Voicemail>> before = bySid(tx, sample.recordingSid);
    if (!before || !*before)
        return failure(Error::Kind::Storage, u"a sample message was not kept"_s);
    if (!sample.transcript.isEmpty()) {
        const TranscriptTold told{
            sample.recordingSid, sidOf(u"TR"_s, sample.recordingSid), sample.callSid, true, sample.transcript};
        if (Result<> done = transcriptTold(tx, told); !done)
            return done;
    }
    Voicemail after = **before;
    if (!sample.transcript.isEmpty())
        after.transcript = TranscriptState::Arrived;
    after.caller = PhoneNumber::fromVendor(sample.caller);
    after.heard = sample.heard;
    after.tags = sample.tags;
    after.dueAt = sample.dueAt;
    const auto assigned =
        std::find_if(people.begin(), people.end(), [&](const Operator &one) { return one.name == sample.assigned; });
    if (assigned != people.end()) {
        after.assignedTo = assigned->id;
        after.assignedName = assigned->name;
    }
    const Result<std::optional<OurNumber>> line = calls::ourNumber(tx, PhoneNumber::fromVendor(sample.line));
    if (!line)
        return tl::unexpected(line.error());
    if (*line)
        after.line = (*line)->id;
    const Result<std::optional<Contact>> contact = people::contactByPhone(tx, after.caller);
    if (!contact)
        return tl::unexpected(contact.error());
    if (*contact) {
        after.contact = (*contact)->id;
        after.name = (*contact)->name;
    }
    return update(tx, **before, after);
}

} // namespace

QList<SampleMessage> sampleMessages(const QJsonObject &sample, Instant now)
{
    const Instant clock = calls::sampleClock(sample);
    const SiteTime site = calls::sampleSite(sample);
    const When when{site, site.day(clock), now - clock};
    QList<SampleMessage> messages;
    for (const QJsonValue &entry : sample[u"messages"_s].toArray())
        messages << messageOf(entry.toObject(), when, now);
    addOlder(messages, sample[u"older"_s].toObject(), when, now);
    return messages;
}

Result<> importSample(Transaction &tx, const QList<SampleMessage> &messages, const SiteTime &site)
{
    const Result<QList<Operator>> people = people::operators(tx);
    if (!people)
        return tl::unexpected(people.error());
    for (const SampleMessage &message : messages) {
        if (Result<> done = import(tx, message, *people, site); !done)
            return done;
    }
    return {};
}

} // namespace cb::voicemail

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailservice.h"

#include "store/database.h"
#include "voicemail/countstore.h"
#include "voicemail/messagefields.h"
#include "voicemail/voicemailmodel.h"
#include "voicemail/voicemailstore.h"

#include <QHash>
#include <QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::voicemail {

namespace {

QJsonObject about(const QList<Voicemail::Id> &ids)
{
    QJsonArray values;
    for (const Voicemail::Id id : ids)
        values << QString::number(id.value); // a JSON number holds 53 bits
    return {{u"ids"_s, values}};
}

QJsonObject about(const QList<Voicemail::Id> &ids, const QString &name, const QJsonValue &value)
{
    QJsonObject args = about(ids);
    args.insert(name, value);
    return args;
}

} // namespace

VoicemailService::VoicemailService(store::Database &database, commands::Sender &sender, Reader reader, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_sender(sender)
    , m_reader(reader)
{ }

VoicemailService::~VoicemailService() = default;

void VoicemailService::showIn(VoicemailModel *model)
{
    m_model = model;
}

void VoicemailService::detail(Voicemail::Id id, QObject *context, Done<VoicemailDetail> done)
{
    m_database.readFor<VoicemailDetail>(
        [id, reader = m_reader](store::Connection &connection) { return voicemail::detail(connection, id, reader); },
        context, std::move(done));
}

void VoicemailService::counts(QObject *context, Done<VoicemailCounts> done)
{
    m_database.readFor<VoicemailCounts>(
        [me = m_reader.me](store::Connection &connection) { return voicemail::counts(connection, me); }, context,
        std::move(done));
}

void VoicemailService::mailboxes(QObject *context, Done<QList<Mailbox>> done)
{
    m_database.readFor<QList<Mailbox>>(
        [](store::Connection &connection) { return voicemail::mailboxes(connection); }, context, std::move(done));
}

void VoicemailService::byRecordingSid(const QString &sid, QObject *context, Done<Voicemail> done)
{
    m_database.readFor<Voicemail>(
        [sid, reader = m_reader](store::Connection &connection) -> Result<Voicemail> {
            Result<std::optional<Voicemail>> message = bySid(connection, sid.trimmed());
            if (!message)
                return tl::unexpected(message.error());
            if (!*message)
                return failure(Error::Kind::NotFound, u"no voicemail with this recording"_s);
            if (!reader.mayListen())
                (*message)->excerpt.clear();
            return **message;
        },
        context, std::move(done));
}

void VoicemailService::newest(QObject *context, Done<std::optional<Voicemail>> done)
{
    m_database.readFor<std::optional<Voicemail>>(
        [reader = m_reader](store::Connection &connection) {
            Result<std::optional<Voicemail>> message = voicemail::newest(connection);
            if (message && *message && !reader.mayListen())
                (*message)->excerpt.clear();
            return message;
        },
        context, std::move(done));
}

void VoicemailService::send(const QString &name, QJsonObject args, QObject *context, Acted done)
{
    m_sender.send(commands::Command::make(name, args), context, std::move(done));
}

void VoicemailService::sendAbout(const QList<Voicemail::Id> &ids, const QString &name, QJsonObject args,
    const Change &change, QObject *context, Acted done)
{
    if (!m_model)
        return send(name, std::move(args), context, std::move(done));
    // The rows wait for the answer, whether or not whoever asked is still there.
    const VoicemailModel::Ticket ticket = m_model->expect(ids, change);
    send(name, std::move(args), m_model,
        [model = m_model, ticket, context = QPointer(context), done = std::move(done)](
            const Result<commands::Outcome> &outcome) {
            if (outcome)
                model->carriedOut(ticket, outcome->position);
            else
                model->refused(ticket);
            if (context)
                done(outcome);
        });
}

void VoicemailService::setHeard(const QList<Voicemail::Id> &ids, bool heard, QObject *context, Acted done)
{
    const auto change = [heard](Voicemail &message) { message.heard = heard; };
    sendAbout(ids, heard ? u"voicemail.heard"_s : u"voicemail.unheard"_s, about(ids), change, context, std::move(done));
}

void VoicemailService::assign(
    const QList<Voicemail::Id> &ids, Operator::Id person, const QString &name, QObject *context, Acted done)
{
    const auto change = [person, name](Voicemail &message) {
        message.assignedTo = person;
        message.assignedName = person.isValid() ? name : QString();
    };
    sendAbout(ids, u"voicemail.assign"_s, about(ids, u"operator"_s, QString::number(person.value)), change, context,
        std::move(done));
}

void VoicemailService::setDue(const QList<Voicemail::Id> &ids, std::optional<Instant> due, QObject *context, Acted done)
{
    const QJsonValue at = due ? QJsonValue(qint64(due->time_since_epoch().count())) : QJsonValue();
    const auto change = [due](Voicemail &message) { message.dueAt = due; };
    sendAbout(ids, u"voicemail.due"_s, about(ids, u"at"_s, at), change, context, std::move(done));
}

void VoicemailService::addTag(const QList<Voicemail::Id> &ids, const QString &tag, QObject *context, Acted done)
{
    const auto change = [added = tag.simplified()](Voicemail &message) { voicemail::addTag(message, added); };
    sendAbout(ids, u"voicemail.tag"_s, about(ids, u"tag"_s, tag), change, context, std::move(done));
}

void VoicemailService::removeTag(const QList<Voicemail::Id> &ids, const QString &tag, QObject *context, Acted done)
{
    const auto change = [gone = tag.simplified()](Voicemail &message) { message.tags.removeAll(gone); };
    sendAbout(ids, u"voicemail.untag"_s, about(ids, u"tag"_s, tag), change, context, std::move(done));
}

void VoicemailService::addNote(Voicemail::Id id, const QString &text, QObject *context, Acted done)
{
    send(u"voicemail.note"_s, about({id}, u"text"_s, text), context, std::move(done));
}

void VoicemailService::archive(const QList<Voicemail::Id> &ids, QObject *context, Acted done)
{
    const auto change = [](Voicemail &message) { message.archived = true; };
    sendAbout(ids, u"voicemail.archive"_s, about(ids), change, context, std::move(done));
}

void VoicemailService::unarchive(const QList<Voicemail::Id> &ids, QObject *context, Acted done)
{
    const auto change = [](Voicemail &message) { message.archived = false; };
    sendAbout(ids, u"voicemail.unarchive"_s, about(ids), change, context, std::move(done));
}

void VoicemailService::setFlagged(const QList<Voicemail::Id> &ids, bool flagged, QObject *context, Acted done)
{
    const auto change = [flagged](Voicemail &message) { message.flagged = flagged; };
    sendAbout(ids, flagged ? u"voicemail.flag"_s : u"voicemail.unflag"_s, about(ids), change, context, std::move(done));
}

void VoicemailService::blockCaller(Voicemail::Id id, QObject *context, Acted done)
{
    send(u"voicemail.block"_s, about({id}), context, std::move(done));
}

void VoicemailService::rememberPosition(
    Voicemail::Id id, std::chrono::milliseconds position, QObject *context, Acted done)
{
    send(u"voicemail.position"_s, about({id}, u"ms"_s, qint64(position.count())), context, std::move(done));
}

void VoicemailService::fetchAgain(Voicemail::Id id, QObject *context, Acted done, bool lost)
{
    send(u"voicemail.fetch"_s, lost ? about({id}, u"lost"_s, true) : about({id}), context, std::move(done));
}

bool VoicemailService::canUndo(const commands::Outcome &outcome)
{
    return outcome.answer.contains(u"undo");
}

void VoicemailService::undo(const commands::Outcome &outcome, QObject *context, Acted done)
{
    const QJsonObject act = outcome.answer[u"undo"].toObject();
    const QJsonObject args = act[u"args"].toObject();
    QList<Voicemail::Id> ids;
    QHash<qint64, QJsonObject> before;
    for (const QJsonValue &row : args[u"rows"].toArray()) { // of voicemail.restore
        ids << Voicemail::Id{row[u"id"].toString().toLongLong()};
        QJsonObject was = row[u"was"].toObject();
        if (was[u"assigned"].toString() != u"0")
            was.remove(u"assigned"_s); // to whom is known by id only: their name comes with the message
        before.insert(ids.last().value, was);
    }
    const auto change = [before](Voicemail &message) { setFields(message, before.value(message.id.value)); };
    sendAbout(ids, act[u"name"].toString(), args, change, context, std::move(done));
}

} // namespace cb::voicemail

#include "moc_voicemailservice.cpp"

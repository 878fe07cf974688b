// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailcommands.h"

#include "calls/callstore.h"
#include "commands/command.h"
#include "people/peoplestore.h"
#include "recordings/recordingfacts.h"
#include "recordings/recordingstore.h"
#include "voicemail/messagefields.h"
#include "voicemail/rowstore.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailstore.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using cb::commands::Actor;
using cb::store::Transaction;

namespace cb::voicemail {

namespace {

constexpr qsizetype mostAtOnce = 500;
constexpr qsizetype mostTags = 20;
constexpr qsizetype longestTag = 40;
constexpr qsizetype longestNote = 4000;

/// In the order in which everybody locks them.
QList<Voicemail::Id> idsOf(const QJsonObject &args)
{
    QList<Voicemail::Id> ids;
    for (const QJsonValue &id : args[u"ids"_s].toArray())
        ids << Voicemail::Id{id.toString().toLongLong()};
    std::sort(ids.begin(), ids.end(), [](Voicemail::Id a, Voicemail::Id b) { return a.value < b.value; });
    return ids;
}

Result<> checkIds(const QJsonObject &args, qsizetype most = mostAtOnce)
{
    const QList<Voicemail::Id> ids = idsOf(args);
    if (ids.isEmpty() || ids.size() > most)
        return failure(Error::Kind::Invalid, u"ids: expected 1 to %1"_s.arg(most));
    for (const Voicemail::Id id : ids) {
        if (!id.isValid())
            return failure(Error::Kind::Invalid, u"ids: expected texts of digits"_s);
    }
    return {};
}

Result<> checkOne(const QJsonObject &args)
{
    return checkIds(args, 1);
}

QString tagOf(const QJsonObject &args)
{
    return args[u"tag"_s].toString().simplified();
}

Result<> checkTag(const QJsonObject &args)
{
    if (tagOf(args).isEmpty() || tagOf(args).size() > longestTag)
        return failure(Error::Kind::Invalid, u"tag: expected 1 to %1 characters"_s.arg(longestTag));
    return checkIds(args);
}

/// To be changed. Its recording's row is locked first, as it is by whoever brings the sound.
Result<Voicemail> existing(Transaction &tx, Voicemail::Id id)
{
    const Result<std::optional<Voicemail>> found = voicemail(tx, id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return failure(Error::Kind::NotFound, u"no such voicemail"_s);
    if (const auto recording = recordings::bySid(tx, (*found)->recordingSid); !recording)
        return tl::unexpected(recording.error());
    const Result<std::optional<Voicemail>> message = locked(tx, id);
    if (!message)
        return tl::unexpected(message.error());
    return **message; // nothing deletes a message
}

Result<> assign(Transaction &tx, Voicemail &message, Operator::Id person)
{
    message.assignedTo = person;
    message.assignedName.clear();
    if (!person.isValid())
        return {};
    const Result<Operator> found = people::person(tx, person);
    if (!found)
        return tl::unexpected(found.error());
    message.assignedName = found->name;
    return {};
}

/// Retention asks the recording whether it is exempt.
Result<> keep(Transaction &tx, const Voicemail &before, const Voicemail &after)
{
    if (before.flagged != after.flagged) {
        const Result<std::optional<RecordingAudio>> audio = recordings::bySid(tx, after.recordingSid);
        if (!audio)
            return tl::unexpected(audio.error());
        if (*audio) {
            RecordingAudio flagged = **audio;
            flagged.flagged = after.flagged;
            if (Result<> done = recordings::update(tx, **audio, flagged); !done)
                return done;
        }
    }
    return update(tx, before, after);
}

QJsonObject undoing(const QString &name, const QJsonObject &args)
{
    return {{u"undo"_s, QJsonObject{{u"name"_s, name}, {u"args"_s, args}}}};
}

using Change = std::function<Result<>(Transaction &, Voicemail &, const QJsonObject &args)>;

/// Changes all messages or none, and answers how to take back what really changed.
Result<QJsonObject> changeAll(Transaction &tx, const QJsonObject &args, const Change &change)
{
    QJsonArray rows;
    for (const Voicemail::Id id : idsOf(args)) {
        const Result<Voicemail> before = existing(tx, id);
        if (!before)
            return tl::unexpected(before.error());
        Voicemail after = *before;
        if (Result<> done = change(tx, after, args); !done)
            return tl::unexpected(done.error());
        if (Result<> done = keep(tx, *before, after); !done)
            return tl::unexpected(done.error());
        QJsonObject was = changeable(*before);
        QJsonObject is = changeable(after);
        for (const QString &key : was.keys()) {
            if (was[key] == is[key]) {
                was.remove(key);
                is.remove(key);
            }
        }
        if (!is.isEmpty())
            rows << QJsonObject{{u"id"_s, QString::number(id.value)}, {u"was"_s, was}, {u"is"_s, is}};
    }
    return rows.isEmpty() ? QJsonObject() : undoing(u"voicemail.restore"_s, {{u"rows"_s, rows}});
}

Result<> setAll(Transaction &tx, Voicemail &message, const QJsonObject &fields)
{
    setFields(message, fields);
    return fields.contains(u"assigned"_s) ? assign(tx, message, message.assignedTo) : Result<>();
}

Result<QJsonObject> runRestore(Transaction &tx, const Actor &, const QJsonObject &args)
{
    for (const QJsonValue &row : args[u"rows"_s].toArray()) {
        const Result<Voicemail> before = existing(tx, Voicemail::Id{row[u"id"_s].toString().toLongLong()});
        if (!before)
            return tl::unexpected(before.error());
        const QJsonObject now = changeable(*before);
        const QJsonObject is = row[u"is"_s].toObject();
        for (auto field = is.begin(); field != is.end(); ++field) {
            if (now[field.key()] != field.value())
                return failure(Error::Kind::Conflict, u"%1 was changed again since"_s.arg(field.key()));
        }
        Voicemail after = *before;
        if (Result<> done = setAll(tx, after, row[u"was"_s].toObject()); !done)
            return tl::unexpected(done.error());
        if (Result<> done = keep(tx, *before, after); !done)
            return tl::unexpected(done.error());
    }
    return QJsonObject();
}

Result<> checkRestore(const QJsonObject &args)
{
    const QJsonArray rows = args[u"rows"_s].toArray();
    if (rows.isEmpty() || rows.size() > mostAtOnce)
        return failure(Error::Kind::Invalid, u"rows: expected 1 to %1"_s.arg(mostAtOnce));
    for (const QJsonValue &row : rows) {
        const QJsonObject was = row[u"was"_s].toObject();
        const QJsonArray tags = was[u"tags"_s].toArray();
        if (was.isEmpty() || was.keys() != row[u"is"_s].toObject().keys() || tags.size() > mostTags)
            return failure(Error::Kind::Invalid, u"rows: expected id, was and is"_s);
        for (const QJsonValue &tag : tags) {
            if (tag.toString().isEmpty() || tag.toString().size() > longestTag)
                return failure(Error::Kind::Invalid, u"rows: no such tag"_s);
        }
    }
    return {};
}

Result<QJsonObject> runNote(Transaction &tx, const Actor &actor, const QJsonObject &args)
{
    const Result<Voicemail> before = existing(tx, idsOf(args).first());
    if (!before)
        return tl::unexpected(before.error());
    const VoicemailNote note{{}, actor.id, actor.name, args[u"text"_s].toString().trimmed(), tx.now()};
    const Result<VoicemailNote::Id> id = addNote(tx, before->id, note);
    if (!id)
        return tl::unexpected(id.error());
    Voicemail after = *before;
    ++after.notes;
    if (Result<> done = update(tx, *before, after); !done)
        return tl::unexpected(done.error());
    return undoing(u"voicemail.unnote"_s, {{u"ids"_s, args[u"ids"_s]}, {u"note"_s, QString::number(id->value)}});
}

Result<QJsonObject> runUnnote(Transaction &tx, const Actor &, const QJsonObject &args)
{
    const Result<Voicemail> before = existing(tx, idsOf(args).first());
    if (!before)
        return tl::unexpected(before.error());
    const VoicemailNote::Id note{args[u"note"_s].toString().toLongLong()};
    if (Result<> done = removeNote(tx, before->id, note); !done)
        return tl::unexpected(done.error());
    Voicemail after = *before;
    --after.notes;
    if (Result<> done = update(tx, *before, after); !done)
        return tl::unexpected(done.error());
    return QJsonObject();
}

Result<QJsonObject> runBlock(Transaction &tx, const Actor &actor, const QJsonObject &args)
{
    const Result<Voicemail> message = existing(tx, idsOf(args).first());
    if (!message)
        return tl::unexpected(message.error());
    if (message->caller.isEmpty())
        return failure(Error::Kind::Conflict, u"the caller withheld the number"_s);
    const Result<bool> blocked = calls::isBlocked(tx, message->caller);
    if (!blocked)
        return tl::unexpected(blocked.error());
    if (*blocked)
        return QJsonObject(); // nothing changed, so there is nothing to take back
    if (Result<> done = calls::block(tx, {message->caller, {}, actor.id, tx.now()}); !done)
        return tl::unexpected(done.error());
    if (Result<> told = tx.changed(u"voicemail"_s, message->id); !told)
        return tl::unexpected(told.error());
    return undoing(u"voicemail.unblock"_s, {{u"ids"_s, args[u"ids"_s]}});
}

Result<QJsonObject> runUnblock(Transaction &tx, const Actor &, const QJsonObject &args)
{
    const Result<Voicemail> message = existing(tx, idsOf(args).first());
    if (!message)
        return tl::unexpected(message.error());
    if (Result<> done = calls::unblock(tx, message->caller); !done)
        return tl::unexpected(done.error());
    if (Result<> told = tx.changed(u"voicemail"_s, message->id); !told)
        return tl::unexpected(told.error());
    return QJsonObject();
}

Result<QJsonObject> runFetch(Transaction &tx, const Actor &, const QJsonObject &args)
{
    const Result<Voicemail> message = existing(tx, idsOf(args).first());
    if (!message)
        return tl::unexpected(message.error());
    const bool lost = args[u"lost"_s].toBool();
    if (Result<> done = recordings::fetchAgain(tx, message->recordingSid, audioChanged, lost); !done)
        return tl::unexpected(done.error());
    return QJsonObject();
}

Result<QJsonObject> runMailbox(Transaction &tx, const Actor &, const QJsonObject &args)
{
    const Mailbox mailbox{Mailbox::Id{args[u"id"_s].toString().toLongLong()}, args[u"key"_s].toString(),
        args[u"name"_s].toString().trimmed(), Team::Id{args[u"team"_s].toString().toLongLong()}};
    const Result<Mailbox::Id> saved = save(tx, mailbox);
    if (!saved)
        return tl::unexpected(saved.error());
    if (const OurNumber::Id line{args[u"line"_s].toString().toLongLong()}; line.isValid()) {
        if (Result<> done = setMailboxOf(tx, line, *saved); !done)
            return tl::unexpected(done.error());
    }
    return QJsonObject{{u"id"_s, QString::number(saved->value)}};
}

Result<> checkMailbox(const QJsonObject &args)
{
    const QString key = args[u"key"_s].toString();
    const QString name = args[u"name"_s].toString().trimmed();
    if (key.isEmpty() || key.size() > 64 || key != key.trimmed())
        return failure(Error::Kind::Invalid, u"key: expected 1 to 64 characters"_s);
    if (name.isEmpty() || name.size() > 100)
        return failure(Error::Kind::Invalid, u"name: expected 1 to 100 characters"_s);
    return {};
}

void add(commands::Registry &registry, const QString &verb, commands::Definition::Check check, Change change)
{
    registry.add({.name = u"voicemail."_s + verb,
        .needed = commands::Role::Operator,
        .check = std::move(check),
        .handle = [change = std::move(change)](
                      Transaction &tx, const Actor &, const QJsonObject &args) { return changeAll(tx, args, change); },
        .personal = {}});
}

void addFlag(commands::Registry &registry, const QString &verb, bool Voicemail::*member, bool value)
{
    add(
        registry, verb, [](const QJsonObject &args) { return checkIds(args); },
        [member, value](Transaction &, Voicemail &message, const QJsonObject &) -> Result<> {
            message.*member = value;
            return {};
        });
}

} // namespace

void addCommands(commands::Registry &registry)
{
    addFlag(registry, u"heard"_s, &Voicemail::heard, true);
    addFlag(registry, u"unheard"_s, &Voicemail::heard, false);
    addFlag(registry, u"archive"_s, &Voicemail::archived, true);
    addFlag(registry, u"unarchive"_s, &Voicemail::archived, false);
    addFlag(registry, u"flag"_s, &Voicemail::flagged, true);
    addFlag(registry, u"unflag"_s, &Voicemail::flagged, false);
    add(
        registry, u"assign"_s,
        [](const QJsonObject &args) -> Result<> {
            bool number = false;
            if (args[u"operator"_s].toString().toLongLong(&number) < 0 || !number)
                return failure(Error::Kind::Invalid, u"operator: expected a text of digits"_s);
            return checkIds(args);
        },
        [](Transaction &tx, Voicemail &message, const QJsonObject &args) {
            return assign(tx, message, Operator::Id{args[u"operator"_s].toString().toLongLong()});
        });
    add(
        registry, u"due"_s,
        [](const QJsonObject &args) -> Result<> {
            const QJsonValue at = args[u"at"_s];
            if (!at.isNull() && !(at.isDouble() && at.toInteger() > 0))
                return failure(Error::Kind::Invalid, u"at: expected milliseconds since 1970, or null"_s);
            return checkIds(args);
        },
        [](Transaction &, Voicemail &message, const QJsonObject &args) -> Result<> {
            message.dueAt = dueOf(args[u"at"_s]);
            return {};
        });
    add(registry, u"tag"_s, checkTag, [](Transaction &, Voicemail &message, const QJsonObject &args) -> Result<> {
        if (message.tags.contains(tagOf(args), Qt::CaseInsensitive))
            return {};
        if (message.tags.size() >= mostTags)
            return failure(Error::Kind::Conflict, u"it has %1 tags already"_s.arg(mostTags));
        addTag(message, tagOf(args));
        return {};
    });
    add(registry, u"untag"_s, checkTag, [](Transaction &, Voicemail &message, const QJsonObject &args) -> Result<> {
        message.tags.removeAll(tagOf(args));
        return {};
    });
    add(
        registry, u"position"_s,
        [](const QJsonObject &args) -> Result<> {
            if (!args[u"ms"_s].isDouble() || args[u"ms"_s].toInteger() < 0)
                return failure(Error::Kind::Invalid, u"ms: expected zero or more"_s);
            return checkOne(args);
        },
        [](Transaction &, Voicemail &message, const QJsonObject &args) -> Result<> {
            message.position = std::chrono::milliseconds(args[u"ms"_s].toInteger());
            return {};
        });
    const auto handle = [](Result<QJsonObject> (*run)(Transaction &, const Actor &, const QJsonObject &)) {
        return [run](Transaction &tx, const Actor &actor, const QJsonObject &args) { return run(tx, actor, args); };
    };
    registry.add({.name = u"voicemail.note"_s,
        .needed = commands::Role::Operator,
        .check = [](const QJsonObject &args) -> Result<> {
            const qsizetype length = args[u"text"_s].toString().trimmed().size();
            if (length == 0 || length > longestNote)
                return failure(Error::Kind::Invalid, u"text: expected 1 to %1 characters"_s.arg(longestNote));
            return checkOne(args);
        },
        .handle = handle(runNote),
        .personal = {u"text"_s}});
    registry.add({.name = u"voicemail.unnote"_s,
        .needed = commands::Role::Operator,
        .check = checkOne,
        .handle = handle(runUnnote),
        .personal = {}});
    registry.add({.name = u"voicemail.block"_s,
        .needed = commands::Role::Operator,
        .check = checkOne,
        .handle = handle(runBlock),
        .personal = {}});
    registry.add({.name = u"voicemail.unblock"_s,
        .needed = commands::Role::Operator,
        .check = checkOne,
        .handle = handle(runUnblock),
        .personal = {}});
    registry.add({.name = u"voicemail.restore"_s,
        .needed = commands::Role::Operator,
        .check = checkRestore,
        .handle = handle(runRestore),
        .personal = {}});
    registry.add({.name = u"voicemail.fetch"_s,
        .needed = commands::Role::Operator,
        .check = checkOne,
        .handle = handle(runFetch),
        .personal = {}});
    registry.add({.name = u"voicemail.mailbox.save"_s,
        .needed = commands::Role::Administrator,
        .check = checkMailbox,
        .handle = handle(runMailbox),
        .personal = {}});
}

Result<> contactSaved(Transaction &tx, const std::optional<Contact> &before, const Contact &after)
{
    for (const PhoneNumber &phone : after.phones) {
        if (Result<> done = nameMessages(tx, phone, after.id, after.name); !done)
            return done;
    }
    if (before) {
        for (const PhoneNumber &phone : before->phones) {
            if (after.phones.contains(phone))
                continue;
            if (Result<> done = nameMessages(tx, phone, {}, {}); !done)
                return done;
        }
    }
    return {};
}

} // namespace cb::voicemail

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peoplecommands.h"

#include "commands/command.h"
#include "people/peoplestore.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cb::people {

QJsonObject toArguments(const Contact &contact)
{
    QJsonArray phones;
    for (const PhoneNumber &phone : contact.phones)
        phones.append(phone.e164());
    QJsonObject arguments{{u"name"_s, contact.name}, {u"phones"_s, phones}, {u"organisation"_s, contact.organisation},
        {u"language"_s, contact.language}, {u"note"_s, contact.note}};
    if (contact.id.isValid())
        arguments.insert(u"id"_s, QString::number(contact.id.value)); // a JSON number keeps 53 bits
    return arguments;
}

Result<Contact> contactFrom(const QJsonObject &arguments)
{
    constexpr qsizetype longest = 200;
    constexpr qsizetype longestNote = 4000;
    Contact contact;
    if (arguments.contains(u"id"_s)) {
        bool read = false;
        contact.id = Contact::Id{arguments[u"id"_s].toString().toLongLong(&read)};
        if (!read || !contact.id.isValid())
            return failure(Error::Kind::Invalid, u"id is not a contact's"_s);
    }
    contact.name = arguments[u"name"_s].toString().simplified();
    if (contact.name.isEmpty() || contact.name.size() > longest)
        return failure(Error::Kind::Invalid, u"name is missing or too long"_s);
    for (const QJsonValue &phone : arguments[u"phones"_s].toArray()) {
        const Result<PhoneNumber> number = PhoneNumber::parse(phone.toString());
        if (!number)
            return failure(Error::Kind::Invalid, u"phones: "_s + number.error().detail);
        if (!contact.phones.contains(*number))
            contact.phones << *number;
    }
    contact.organisation = arguments[u"organisation"_s].toString();
    contact.language = arguments[u"language"_s].toString();
    contact.note = arguments[u"note"_s].toString();
    if (contact.organisation.size() > longest || contact.language.size() > longest || contact.note.size() > longestNote)
        return failure(Error::Kind::Invalid, u"organisation, language or note is too long"_s);
    return contact;
}

void addCommands(commands::Registry &registry, const ContactSaved &saved)
{
    registry.add({.name = u"people.contact.save"_s,
        .needed = commands::Role::Operator,
        .check = [](const QJsonObject &args) -> Result<> {
            const Result<Contact> read = contactFrom(args);
            return read ? Result<>() : Result<>(tl::unexpected(read.error()));
        },
        .handle = [saved](
                      store::Transaction &tx, const commands::Actor &, const QJsonObject &args) -> Result<QJsonObject> {
            Result<Contact> after = contactFrom(args);
            if (!after)
                return tl::unexpected(after.error());
            std::optional<Contact> before;
            if (after->id.isValid()) {
                Result<Contact> known = contact(tx, after->id);
                if (!known)
                    return tl::unexpected(known.error());
                before = std::move(*known);
            }
            const Result<Contact::Id> id = save(tx, *after);
            if (!id)
                return tl::unexpected(id.error());
            after->id = *id;
            if (saved) {
                if (Result<> done = saved(tx, before, *after); !done)
                    return tl::unexpected(done.error());
            }
            return QJsonObject{{u"id"_s, QString::number(id->value)}};
        },
        .personal = {u"name"_s, u"phones"_s, u"organisation"_s, u"language"_s, u"note"_s}});
}

} // namespace cb::people

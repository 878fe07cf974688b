// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/ivranswers.h"

#include "ivr/executor.h"
#include "ivr/stepregistry.h"
#include "people/peoplestore.h"

#include <QHash>
#include <QMutex>

#include <memory>

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

Result<text::Value> caller(store::Transaction &tx, const Question &, const World &world)
{
    const PhoneNumber number = world.request.call.fromNumber();
    std::optional<Contact> contact;
    std::optional<Operator> staff;
    if (!number.isEmpty()) {
        Result<std::optional<Contact>> found = people::contactByPhone(tx, number);
        if (!found)
            return tl::unexpected(found.error());
        contact = *std::move(found);
        Result<std::optional<Operator>> person = people::operatorByPhone(tx, number);
        if (!person)
            return tl::unexpected(person.error());
        staff = *std::move(person);
    }
    return text::Value::map({{u"known"_s, contact.has_value() || staff.has_value()},
        {u"name"_s,
            contact     ? contact->name
                : staff ? staff->name
                        : QString()},
        {u"organisation"_s, contact ? contact->organisation : QString()},
        {u"language"_s, contact ? contact->language : QString()}, {u"staff"_s, staff.has_value()}});
}

/// Hours as last read, for all writer threads: reading them anew was 5 of the 14 us that the flow of an incoming call
/// takes.
class HoursTables
{
public:
    Result<text::Value> answer(store::Transaction &tx, const Question &question, const World &world)
    {
        const QString name = question.details.isText() ? question.details.string() : u"office"_s;
        const Result<std::shared_ptr<const StoredHours>> table = current(tx, name);
        if (!table)
            return tl::unexpected(table.error());
        const Hours::Moment moment = (*table)->hours.at(world.now, world.site.time);
        return text::Value::map(
            {{u"name"_s, name}, {u"state"_s, toWord(moment.state)}, {u"open"_s, moment.state == Hours::State::Open},
                {u"reason"_s, moment.reason}, {u"notice"_s, moment.notice}});
    }

private:
    Result<std::shared_ptr<const StoredHours>> current(store::Transaction &tx, const QString &name)
    {
        const Result<std::optional<int>> revision = hoursRevision(tx, name);
        if (!revision)
            return tl::unexpected(revision.error());
        if (!*revision)
            return failure(Error::Kind::NotFound, u"there is no hours table \"%1\""_s.arg(name));
        {
            const QMutexLocker lock(&m_mutex);
            const auto known = m_tables.constFind(name);
            if (known != m_tables.constEnd() && (*known)->revision == **revision)
                return *known;
        }
        Result<std::optional<StoredHours>> stored = hours(tx, name);
        if (!stored)
            return tl::unexpected(stored.error());
        if (!*stored)
            return failure(Error::Kind::NotFound, u"there is no hours table \"%1\""_s.arg(name));
        const auto table = std::make_shared<const StoredHours>(**std::move(stored));
        const QMutexLocker lock(&m_mutex);
        m_tables.insert(name, table);
        return table;
    }

    QMutex m_mutex;
    QHash<QString, std::shared_ptr<const StoredHours>> m_tables;
};

/// The first telephone of each: a person's second one is tried by bridges, not by a plain Dial.
Result<text::Value> dialTargets(store::Transaction &tx, const Question &question, const World &)
{
    QList<Operator> people;
    QString teamName;
    if (const text::Value *number = question.details.find(u"number"_s)) {
        // Somebody the desk has chosen: a telephone, whose it is, and the operator's id if it is one of ours.
        const text::Value *name = question.details.find(u"name"_s);
        const text::Value *id = question.details.find(u"operator"_s);
        return text::Value::list(
            {text::Value::map({{u"number"_s, *number}, {u"name"_s, name ? *name : text::Value(QString())},
                {u"id"_s, id ? id->string().toLongLong() : qint64(0)}})});
    }
    if (const text::Value *team = question.details.find(u"team"_s)) {
        teamName = team->string();
        Result<QList<Operator>> members = people::teamByName(tx, teamName);
        if (members)
            people = *std::move(members);
        else if (members.error().kind != Error::Kind::NotFound) // no such team: nobody to ring
            return tl::unexpected(members.error());
    } else if (const text::Value *name = question.details.find(u"operator"_s)) {
        const Result<QList<Operator>> all = people::operators(tx);
        if (!all)
            return tl::unexpected(all.error());
        for (const Operator &person : *all) {
            if (person.name == name->string())
                people << person;
        }
    }
    text::ValueList targets;
    for (const Operator &person : std::as_const(people)) {
        if (person.active && !person.phones.isEmpty())
            targets.push_back(text::Value::map({{u"number"_s, person.phones.first().e164()}, {u"name"_s, person.name},
                {u"id"_s, person.id.value}, {u"team"_s, teamName}}));
    }
    return text::Value::list(std::move(targets));
}

} // namespace

void addAnswers(StepRegistry &registry)
{
    registry.addFact(u"caller"_s, true);
    registry.addFact(u"hours"_s, false);
}

void addAnswers(Executor &executor)
{
    executor.answer(u"caller"_s, caller);
    executor.answer(u"hours"_s,
        [tables = std::make_shared<HoursTables>()](store::Transaction &tx, const Question &question,
            const World &world) { return tables->answer(tx, question, world); });
    executor.answer(u"dial_targets"_s, dialTargets);
}

} // namespace cb::ivr

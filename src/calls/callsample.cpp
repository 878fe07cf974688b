// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callsample.h"

#include "calls/callfacts.h"
#include "calls/callstore.h"
#include "people/peoplestore.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::calls {

namespace {

template <typename Value, size_t size>
std::optional<Value> word(const std::array<std::pair<QLatin1StringView, Value>, size> &words, const QString &text)
{
    for (const auto &[name, value] : words) {
        if (text == name)
            return value;
    }
    return std::nullopt;
}

constexpr std::array directions{std::pair{"inbound"_L1, CallDirection::Inbound},
    std::pair{"outbound"_L1, CallDirection::Outbound}, std::pair{"callback"_L1, CallDirection::Callback}};
constexpr std::array states{std::pair{"inFlow"_L1, CallState::InFlow}, std::pair{"ringing"_L1, CallState::Ringing},
    std::pair{"dialing"_L1, CallState::Dialing}, std::pair{"queued"_L1, CallState::Queued},
    std::pair{"inProgress"_L1, CallState::InProgress}, std::pair{"onHold"_L1, CallState::OnHold},
    std::pair{"wrapUp"_L1, CallState::WrapUp}};
constexpr std::array progresses{std::pair{"noAnswer"_L1, CallProgress::NoAnswer},
    std::pair{"busy"_L1, CallProgress::Busy}, std::pair{"failed"_L1, CallProgress::Failed},
    std::pair{"completed"_L1, CallProgress::Completed}};

QString sidOf(const QString &prefix, const QString &what)
{
    return prefix + QString::fromLatin1(QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Md5).toHex());
}

class Import
{
public:
    Import(store::Transaction &tx, const QJsonObject &sample, Instant now)
        : m_tx(tx)
        , m_site(sampleSite(sample))
        , m_shift(now - sampleClock(sample))
        , m_today(m_site.day(sampleClock(sample)))
    { }

    Result<> people()
    {
        const Result<QList<Operator>> all = people::operators(m_tx);
        if (!all)
            return tl::unexpected(all.error());
        for (const Operator &person : *all)
            m_people.insert(person.name, person);
        return {};
    }

    Result<> call(const QJsonObject &entry)
    {
        const std::optional<CallDirection> direction = word(directions, entry[u"direction"_s].toString(u"inbound"_s));
        const int day = entry[u"day"_s].toInt();
        const std::optional<Instant> started = at(day, entry[u"started"_s].toString());
        if (!direction || !started)
            return wrong(entry, u"direction or start"_s);
        const QString caller = entry[u"caller"_s].toString();
        const QString line = entry[u"line"_s].toString();
        const bool inbound = *direction == CallDirection::Inbound;
        const Parties parties{*direction, inbound ? caller : line, inbound ? line : caller, {}};
        const QString sid = sidOf(u"CA"_s, caller + line + QString::number(day) + entry[u"started"_s].toString());

        QList<Fact> facts{Fact{*started, StatusChanged{CallProgress::Ringing, {}, 0}}};
        if (inbound)
            facts << Fact{*started + 1s, StatusChanged{CallProgress::InProgress, {}, 0}};
        const bool complete = addRoute(facts, entry, day) && addMoves(facts, entry, day)
            && addLegs(facts, entry, day, sid) && addRest(facts, entry, day, sid);
        if (!complete)
            return wrong(entry, u"route, moves, legs or end"_s);
        return told(sid, parties, facts);
    }

    /// Calls that went as they should: so many in each quarter of an hour.
    Result<> answered(const QJsonObject &entry)
    {
        constexpr std::array waits{9s, 12s, 16s, 20s, 23s, 14s, 18s};
        constexpr auto longWait = 54s;
        const int day = entry[u"day"_s].toInt();
        const QJsonArray quarters = entry[u"perQuarter"_s].toArray();
        const QString line = entry[u"line"_s].toString();
        const Instant opening = m_site.start(m_today.addDays(day)) + m_shift;
        const QStringList agents = m_people.isEmpty() ? QStringList{QString()} : agentNames();
        int total = 0;
        for (const QJsonValue &quarter : quarters)
            total += quarter.toInt();
        const int longWaits = entry[u"longWaits"_s].toInt();
        int number = 0;
        for (qsizetype slot = 0; slot < quarters.size(); ++slot) {
            const int calls = quarters[slot].toInt();
            for (int i = 0; i < calls; ++i, ++number) {
                // Spread over the first nine minutes of the quarter, so that all have ended by its twelfth.
                const Instant start = opening + slot * 15min + 5s + i * (9min / calls);
                const bool waitsLong = (number + 1) * longWaits / total != number * longWaits / total;
                const auto wait = waitsLong ? longWait : waits.at(size_t(number) % waits.size());
                const QString agent = agents[number % agents.size()];
                const QString caller = u"+120655501%1"_s.arg(10 + number * 7 % 90);
                const QList<Fact> facts{Fact{start, StatusChanged{CallProgress::Ringing, {}, 0}},
                    Fact{start, StepEntered{1, u"Main line"_s, {}, u"Main line"_s}},
                    Fact{start + 8s, StepEntered{2, u"Menu"_s, u"pressed 2, Scheduling"_s, u"Scheduling"_s}},
                    Fact{start + 10s, Moved{CallState::Ringing, 0, 6, {}, {}, u"Scheduling"_s}},
                    Fact{start + 10s + wait, Moved{CallState::InProgress, 0, 0, m_people.value(agent).id, agent, {}}},
                    Fact{start + 70s + (number * 37 % 80) * 1s, StatusChanged{CallProgress::Completed, {}, 0}}};
                const Parties parties{CallDirection::Inbound, caller, line, {}};
                if (Result<> done = told(sidOf(u"CA"_s, u"answered %1 %2"_s.arg(day).arg(number)), parties, facts);
                    !done)
                    return done;
            }
        }
        return {};
    }

private:
    [[nodiscard]] std::optional<Instant> at(int day, const QString &wall) const
    {
        const QTime time = QTime::fromString(wall, u"HH:mm:ss"_s);
        if (!time.isValid())
            return std::nullopt;
        return toInstant(QDateTime(m_today.addDays(day), time, m_site.zone())) + m_shift;
    }

    [[nodiscard]] static Result<> wrong(const QJsonObject &entry, const QString &what)
    {
        return failure(Error::Kind::Invalid,
            u"call of %1 at %2: %3"_s.arg(entry[u"caller"_s].toString(), entry[u"started"_s].toString(), what));
    }

    [[nodiscard]] QStringList agentNames() const
    {
        QStringList names = m_people.keys();
        names.sort();
        return names;
    }

    bool addRoute(QList<Fact> &facts, const QJsonObject &entry, int day) const
    {
        int visit = 0;
        for (const QJsonValue &value : entry[u"route"_s].toArray()) {
            const QJsonObject step = value.toObject();
            const std::optional<Instant> when = at(day, step[u"at"_s].toString());
            if (!when)
                return false;
            facts << Fact{*when,
                StepEntered{
                    ++visit, step[u"label"_s].toString(), step[u"detail"_s].toString(), step[u"crumb"_s].toString()}};
        }
        return true;
    }

    bool addMoves(QList<Fact> &facts, const QJsonObject &entry, int day) const
    {
        for (const QJsonValue &value : entry[u"moves"_s].toArray()) {
            const QJsonObject move = value.toObject();
            const std::optional<Instant> when = at(day, move[u"at"_s].toString());
            const std::optional<CallState> state = word(states, move[u"state"_s].toString());
            if (!when || !state)
                return false;
            const QString agent = move[u"agent"_s].toString();
            facts << Fact{*when,
                Moved{*state, move[u"position"_s].toInt(), move[u"agents"_s].toInt(), m_people.value(agent).id, agent,
                    move[u"team"_s].toString()}};
        }
        return true;
    }

    bool addLegs(QList<Fact> &facts, const QJsonObject &entry, int day, const QString &sid) const
    {
        int number = 0;
        for (const QJsonValue &value : entry[u"legs"_s].toArray()) {
            const QJsonObject leg = value.toObject();
            const std::optional<Instant> when = at(day, leg[u"at"_s].toString());
            const std::optional<CallProgress> progress = word(progresses, leg[u"progress"_s].toString());
            const Operator agent = m_people.value(leg[u"agent"_s].toString());
            if (!when || !progress || agent.phones.isEmpty())
                return false;
            facts << Fact{*when,
                LegChanged{sidOf(u"CA"_s, sid + QString::number(++number)), *progress, agent.phones.first().e164(),
                    agent.id, agent.name}};
        }
        return true;
    }

    bool addRest(QList<Fact> &facts, const QJsonObject &entry, int day, const QString &sid) const
    {
        if (entry.contains(u"recordingSince"_s)) {
            const std::optional<Instant> since = at(day, entry[u"recordingSince"_s].toString());
            if (!since)
                return false;
            facts << Fact{*since, RecordingChanged{sidOf(u"RE"_s, sid), CallRecording::State::InProgress, 2, {}, {}}};
        }
        if (entry.contains(u"message"_s)) {
            const std::optional<Instant> left = at(day, entry[u"message"_s].toString());
            if (!left)
                return false;
            facts << Fact{*left, MessageLeft{}};
        }
        if (entry.contains(u"ended"_s)) {
            const QJsonObject end = entry[u"ended"_s].toObject();
            const std::optional<Instant> when = at(day, end[u"at"_s].toString());
            const std::optional<CallProgress> progress = word(progresses, end[u"progress"_s].toString(u"completed"_s));
            if (!when || !progress)
                return false;
            facts << Fact{*when, StatusChanged{*progress, {}, end[u"sip"_s].toInt()}};
        }
        return true;
    }

    Result<> told(const QString &sid, const Parties &parties, const QList<Fact> &facts)
    {
        const Result<Applied> applied = apply(m_tx, sid, parties, facts, CallOrigin::Practice, m_site);
        return applied ? Result<>() : Result<>(tl::unexpected(applied.error()));
    }

    store::Transaction &m_tx;
    SiteTime m_site;
    std::chrono::milliseconds m_shift;
    QDate m_today;
    QHash<QString, Operator> m_people;
};

} // namespace

Instant sampleClock(const QJsonObject &sample)
{
    return toInstant(QDateTime::fromString(sample[u"clock"_s].toString(), Qt::ISODate));
}

SiteTime sampleSite(const QJsonObject &sample)
{
    return {QTimeZone(sample[u"timezone"_s].toString().toUtf8()),
        QTime::fromString(sample[u"dayStart"_s].toString(), u"HH:mm"_s)};
}

Result<> importSample(store::Transaction &tx, const QJsonObject &sample, Instant now)
{
    for (const QJsonValue &value : sample[u"numbers"_s].toArray()) {
        const QJsonObject entry = value.toObject();
        const OurNumber number{OurNumber::Id{entry[u"id"_s].toInteger()},
            PhoneNumber::fromVendor(entry[u"phone"_s].toString()), entry[u"label"_s].toString(),
            entry[u"flow"_s].toString()};
        if (const Result<OurNumber::Id> saved = save(tx, number); !saved)
            return tl::unexpected(saved.error());
    }
    Import import(tx, sample, now);
    if (Result<> done = import.people(); !done)
        return done;
    for (const QJsonValue &entry : sample[u"calls"_s].toArray()) {
        if (Result<> done = import.call(entry.toObject()); !done)
            return done;
    }
    for (const QJsonValue &entry : sample[u"answered"_s].toArray()) {
        if (Result<> done = import.answered(entry.toObject()); !done)
            return done;
    }
    return {};
}

} // namespace cb::calls

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seedhistory.h"

#include "callfixtures.h"
#include "calls/figurestore.h"
#include "calls/recordstore.h"
#include "calls/searchwords.h"
#include "calls/textindexstore.h"
#include "support/tempdatabase.h"

#include <array>
#include <map>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb::calls;

namespace cb::test {

namespace {

constexpr int perDay = 1000;
constexpr int perSlice = 5000;
constexpr std::array first{"Irene", "Tobias", "Beatrix", "Samir", "Grace", "Felix", "Yuki", "Nadia", "Caleb", "Rosa",
    "Henrik", "Mei-Ling", "Arthur", "Oluwaseun", "Núria", "Jürgen", "Zoë", "Mateo", "Anneke", "Priya"};
constexpr std::array last{"Castellanos", "Lindqvist", "Holloway", "Haddad", "Munroe", "Brandt", "Tanabe", "Petrova",
    "Winters", "Iglesias", "Solberg", "Chow", "Pennington", "Adeyemi", "Pérez", "Groß", "van Dijk", "O'Brien",
    "Nakamura", "Sørensen"};
constexpr std::array agents{"Ruth Okafor", "Lena Fischer", "Marcus Bell", "Amara Diallo", "Owen Castell"};

class Generator
{
public:
    Generator(QDate newest, int calls)
        : m_day(newest.addDays(-(calls - 1) / perDay))
        , m_start(newYork().start(m_day))
    { }

    CallRecord next()
    {
        if (m_inDay == perDay) {
            m_inDay = 0;
            m_day = m_day.addDays(1);
            m_start = newYork().start(m_day);
        }
        // 1,000 calls from two to fourteen hours after the day's start.
        const Instant at = m_start + 2h + m_inDay * 43200ms + std::chrono::milliseconds(m_dice() % 40000);
        ++m_inDay;
        ++m_number;

        CallRecord record;
        Call &call = record.call;
        call.id = Call::Id{m_ids.next(at)};
        call.sid = u"CA%1"_s.arg(m_number, 32, 16, QChar(u'0'));
        call.from = u"+1206555%1"_s.arg(m_dice() % 10000, 4, 10, QChar(u'0'));
        call.to = u"+12065550100"_s;
        call.number = PhoneNumber::fromVendor(call.from);
        call.startedAt = at;
        if (m_dice() % 5 != 0)
            call.name = QString::fromUtf8(first.at(m_dice() % first.size())) + u' '
                + QString::fromUtf8(last.at(m_dice() % last.size()));
        merge(record, Fact{at, StepEntered{1, u"Main line"_s, {}, u"Main line"_s}});
        merge(record, Fact{at + 9s, StepEntered{2, u"Menu"_s, u"pressed 2"_s, u"Scheduling"_s}});
        merge(record, Fact{at + 9s, Moved{CallState::Queued, 1, 0, {}, {}, {}}});
        const auto wait = std::chrono::seconds(m_dice() % 60);
        if (m_dice() % 16 != 0) {
            const auto agent = QString::fromUtf8(agents.at(m_dice() % agents.size()));
            merge(record, Fact{at + 9s + wait, Moved{CallState::InProgress, 0, 0, {}, agent, {}}});
        }
        merge(record,
            Fact{at + 9s + wait + std::chrono::seconds(m_dice() % 300), StatusChanged{CallProgress::Completed, {}, 0}});
        conclude(record, newYork());
        return record;
    }

private:
    QDate m_day;
    Instant m_start;
    int m_inDay = 0;
    int m_number = 0;
    std::mt19937 m_dice{20261120};
    TimeOrderedIds m_ids;
};

Result<> insertSlice(store::Transaction &tx, const std::vector<CallRecord> &records)
{
    std::map<std::pair<int, int>, Counts> counts;
    for (const CallRecord &record : records) {
        const Call &call = record.call;
        const QString words = wordsOf(call);
        if (Result<> done = calls::insert(tx, record, words, true); !done)
            return done;
        if (Result<> done = learnWords(tx, call.id, words); !done)
            return done;
        Counts &sum = counts[{toNumber(call.day), record.slot}];
        sum = sum - (Counts() - countsOf(call));
    }
    for (const auto &[key, sum] : counts) {
        if (Result<> done = addCounts(tx, {key.first, key.second, {}, 0}, sum); !done)
            return done;
    }
    return {};
}

} // namespace

Result<> seedHistory(store::Database &database, int calls, QDate last)
{
    Generator generator(last, calls);
    for (int left = calls; left > 0; left -= perSlice) {
        std::vector<CallRecord> records;
        for (int i = 0; i < std::min(left, perSlice); ++i)
            records.push_back(generator.next());
        const Result<> done = test::write(
            database, [&](store::Transaction &tx) { return insertSlice(tx, records); }, store::Lane::Bulk);
        if (!done)
            return done;
    }
    return {};
}

} // namespace cb::test

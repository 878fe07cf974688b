// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outbox.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::store;
using outbox::ItemId;
using outbox::NewItem;
using outbox::State;

namespace {

const QString worker = u"engine 1"_s;

NewItem sms(const QString &text)
{
    NewItem item;
    item.kind = u"sms.send"_s;
    item.subject = u"SM-conversation"_s;
    item.payload = text;
    item.budget = u"sms"_s;
    return item;
}

NewItem mute(const QString &call, const QString &payload)
{
    NewItem item;
    item.kind = u"call.mute"_s;
    item.subject = call;
    item.payload = payload;
    item.budget = u"call"_s;
    item.ordered = true;
    item.repeatable = true;
    return item;
}

ItemId add(Database &database, const NewItem &item)
{
    return test::write(database, [&](Transaction &tx) { return outbox::enqueue(tx, item); }).value();
}

QList<outbox::Item> claim(Database &database, const QString &budget = u"sms"_s, int limit = 10)
{
    const auto claimed = test::write(
        database, [&](Transaction &tx) { return outbox::claim(tx, worker, budget, limit, 30s); }, Lane::Interactive,
        outbox::claimSubject);
    if (!claimed)
        qCritical("%ls", qUtf16Printable(claimed.error().detail));
    return claimed.value_or(QList<outbox::Item>());
}

QStringList payloads(const QList<outbox::Item> &items)
{
    QStringList list;
    for (const outbox::Item &item : items)
        list << item.payload;
    return list;
}

Result<int> sending(Database &database, ItemId id)
{
    return test::write(database, [&](Transaction &tx) { return outbox::markSending(tx, id, worker, 25s); });
}

outbox::Item look(Database &database, ItemId id)
{
    return test::read(database, [&](Connection &c) { return outbox::find(c, id); }).value().value();
}

template <typename Function, typename... Arguments>
Result<> call(Database &database, Function function, Arguments... arguments)
{
    return test::write(database, [&](Transaction &tx) -> Result<> {
        const auto outcome = function(tx, arguments...);
        return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
    });
}

} // namespace

class OutboxTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aRowGoesFromWaitingToDone_data() { test::bothEngines(); }
    void aRowGoesFromWaitingToDone()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const ItemId id = add(db, sms(u"hello"_s));
        const auto claimed = claim(db);
        QCOMPARE(claimed.size(), 1);
        QCOMPARE(claimed.first().id, id);
        QCOMPARE(claimed.first().payload, u"hello"_s);
        QCOMPARE(claimed.first().state, State::Claimed);
        QVERIFY(claim(db).isEmpty());
        QCOMPARE(sending(db, id).value(), 1);
        QCOMPARE(look(db, id).state, State::Sending);
        QCOMPARE(sending(db, id).error().kind, Error::Kind::Conflict);
        const auto done = [&](const QString &sid) {
            return test::write(db, [&](Transaction &tx) { return outbox::done(tx, id, sid); });
        };
        QCOMPARE(done(u"SM1"_s).value(), true);
        QCOMPARE(done({}).value(), false); // the callback says it again
        QCOMPARE(done(u"SM2"_s).value(), false);
        const outbox::Item item = look(db, id);
        QCOMPARE(item.state, State::Done);
        QCOMPARE(item.remoteId, u"SM1"_s);
        QCOMPARE(item.attempts, 1);
        QCOMPARE(item.endedAt, db.clock.now());
        QVERIFY(!call(db, outbox::failed, id, 1, u"late"_s, 500));
        QVERIFY(!call(db, outbox::retry, id, 1, u"late"_s, db.clock.now(), 500));
    }

    void itSaysWhenThereIsSomethingToDo_data() { test::bothEngines(); }
    void itSaysWhenThereIsSomethingToDo()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const auto sweep = [&] { return test::read(db, outbox::nextSweep).value(); };
        const auto look = [&] { return test::read(db, outbox::nextLook).value(); };
        const auto counts = [&] {
            return test::read(db, [&](Connection &c) { return outbox::counts(c, db.clock.now(), 2); }).value();
        };
        QVERIFY(!sweep() && !look());
        QCOMPARE(counts(), outbox::Counts());
        NewItem soon = sms(u"soon"_s);
        soon.expiresAt = db.clock.now() + 90s;
        const ItemId id = add(db, soon);
        QCOMPARE(sweep().value(), db.clock.now() + 90s);
        for (int i = 0; i < 3; ++i)
            add(db, sms(u"more"_s));
        NewItem later = sms(u"later"_s);
        later.dueAt = db.clock.now() + 1h;
        add(db, later);
        QCOMPARE(counts().waiting, 2); // four, but nobody counts further than asked
        QCOMPARE(claim(db, u"sms"_s, 1).size(), 1);
        QCOMPARE(sweep().value(), db.clock.now() + 30s);
        QVERIFY(sending(db, id));
        QVERIFY(call(db, outbox::unclear, id, 1, u"lost"_s, db.clock.now() + 10s));
        QCOMPARE(look().value(), db.clock.now() + 10s);
        QCOMPARE(counts().unclear, 1);
        QVERIFY(call(db, outbox::lookAgain, id, db.clock.now() + 20s, false));
        QCOMPARE(::look(db, id).checks, 0); // nobody could be asked
        QVERIFY(call(db, outbox::park, id));
        QCOMPARE(counts().parked, 1);
        QVERIFY(!look());
    }

    void nothingIsSentBeforeItIsDueOrAfterItExpired_data() { test::bothEngines(); }
    void nothingIsSentBeforeItIsDueOrAfterItExpired()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        NewItem later = sms(u"later"_s);
        later.dueAt = db.clock.now() + 60s;
        later.expiresAt = db.clock.now() + 120s;
        const ItemId id = add(db, later);
        NewItem brief = later;
        brief.payload = u"brief"_s;
        const ItemId lost = add(db, brief);
        QVERIFY(claim(db).isEmpty());
        const auto budgets = test::read(db, [&](Connection &c) { return outbox::waitingBudgets(c, db.clock.now()); });
        QCOMPARE(budgets->size(), 1);
        QCOMPARE(budgets->first().firstDue, *later.dueAt);
        db.clock.advance(60s);
        QCOMPARE(claim(db, u"sms"_s, 1).size(), 1);
        db.clock.advance(25s);
        QCOMPARE(sending(db, id).value(), 1); // claimed 25 s ago for 30 s
        db.clock.advance(35s);
        QVERIFY(claim(db).isEmpty());
        const auto swept = test::write(db, [](Transaction &tx) { return outbox::sweep(tx); });
        QCOMPARE(payloads(swept->expired), QStringList({u"brief"_s}));
        QCOMPARE(look(db, lost).state, State::Expired);
    }

    void aLeaseFreesOnlyWhatWasNotSent_data() { test::bothEngines(); }
    void aLeaseFreesOnlyWhatWasNotSent()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const ItemId claimed = add(db, sms(u"claimed"_s));
        const ItemId sent = add(db, sms(u"sent"_s));
        const ItemId muted = add(db, mute(u"CA1"_s, u"mute"_s));
        QCOMPARE(claim(db).size(), 2);
        QCOMPARE(claim(db, u"call"_s).size(), 1);
        QVERIFY(sending(db, sent));
        QVERIFY(sending(db, muted));
        db.clock.advance(31s);
        QCOMPARE(sending(db, claimed).error().kind, Error::Kind::Conflict);
        const auto swept = test::write(db, [](Transaction &tx) { return outbox::sweep(tx); });
        QVERIFY(swept);
        QCOMPARE(swept->released, 1);
        QCOMPARE(payloads(swept->unclear), QStringList({u"sent"_s}));
        QCOMPARE(look(db, claimed).state, State::Waiting);
        QCOMPARE(look(db, sent).state, State::Unclear);
        QCOMPARE(look(db, muted).state, State::Waiting); // may be repeated
        QCOMPARE(payloads(claim(db)), QStringList({u"claimed"_s}));
    }

    void anEnginesStartMakesItsSendingsUnclear_data() { test::bothEngines(); }
    void anEnginesStartMakesItsSendingsUnclear()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const ItemId sent = add(db, sms(u"sent"_s));
        QCOMPARE(claim(db).size(), 1);
        QVERIFY(sending(db, sent));
        const ItemId claimed = add(db, sms(u"claimed"_s));
        QCOMPARE(claim(db).size(), 1);
        db.reopen();
        const auto others = test::write(db, [](Transaction &tx) { return outbox::recover(tx, u"engine 2"_s); });
        QVERIFY(others && others->unclear.isEmpty() && others->released == 0);
        const auto mine = test::write(db, [](Transaction &tx) { return outbox::recover(tx, worker); });
        QVERIFY(mine);
        QCOMPARE(payloads(mine->unclear), QStringList({u"sent"_s}));
        QCOMPARE(mine->released, 1);
        QCOMPARE(look(db, sent).state, State::Unclear);
        QCOMPARE(look(db, claimed).state, State::Waiting);
    }

    void whatIsUnclearIsLookedForAndThenParked_data() { test::bothEngines(); }
    void whatIsUnclearIsLookedForAndThenParked()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const ItemId id = add(db, sms(u"sent"_s));
        (void)claim(db);
        QVERIFY(sending(db, id));
        QVERIFY(call(db, outbox::unclear, id, 1, u"connection lost"_s, db.clock.now() + 10s));
        const auto due = [&] {
            return test::read(db, [&](Connection &c) { return outbox::unclearDue(c, db.clock.now(), 10); })->size();
        };
        QCOMPARE(due(), 0);
        db.clock.advance(10s);
        QCOMPARE(due(), 1);
        QVERIFY(call(db, outbox::lookAgain, id, db.clock.now() + 60s, true));
        QCOMPARE(due(), 0);
        QCOMPARE(look(db, id).checks, 1);
        QVERIFY(call(db, outbox::park, id));
        QCOMPARE(test::read(db, [](Connection &c) { return outbox::parked(c); })->size(), 1);
        QVERIFY(claim(db).isEmpty()); // never again by itself
        QVERIFY(call(db, outbox::sendAgain, id, std::nullopt));
        QCOMPARE(call(db, outbox::sendAgain, id, std::nullopt).error().kind, Error::Kind::Conflict);
        QCOMPARE(claim(db).size(), 1);
        QCOMPARE(sending(db, id).value(), 2);
        QVERIFY(call(db, outbox::unclear, id, 2, u"again"_s, db.clock.now()));
        QVERIFY(call(db, outbox::park, id));
        QVERIFY(call(db, outbox::done, id, u"SM9"_s)); // the signed callback of the first attempt came after all
        QCOMPARE(look(db, id).state, State::Done);
        QCOMPARE(call(db, outbox::itArrived, id, std::nullopt).error().kind, Error::Kind::Conflict);
    }

    void whatIsKnownOfOneAttemptSaysNothingOfTheNext_data() { test::bothEngines(); }
    void whatIsKnownOfOneAttemptSaysNothingOfTheNext()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const ItemId id = add(db, sms(u"sent"_s));
        (void)claim(db);
        QVERIFY(sending(db, id));
        QVERIFY(call(db, outbox::unclear, id, 1, u"connection lost"_s, db.clock.now()));
        QVERIFY(call(db, outbox::park, id));
        using Attempt = std::optional<int>;
        QCOMPARE(call(db, outbox::sendAgain, id, Attempt(2)).error().kind, Error::Kind::Conflict); // nobody saw that
        QVERIFY(call(db, outbox::sendAgain, id, Attempt(1)));
        QCOMPARE(claim(db).size(), 1);
        QCOMPARE(sending(db, id).value(), 2);
        for (const Result<> &late : {call(db, outbox::failed, id, 1, u"late"_s, 400),
                 call(db, outbox::retry, id, 1, u"late"_s, db.clock.now(), 429),
                 call(db, outbox::unclear, id, 1, u"late"_s, db.clock.now())})
            QCOMPARE(late.error().kind, Error::Kind::Conflict);
        QCOMPARE(look(db, id).state, State::Sending);
        QVERIFY(call(db, outbox::unclear, id, 2, u"lost again"_s, db.clock.now()));
        // Somebody else still sees the first attempt's question.
        QCOMPARE(call(db, outbox::sendAgain, id, Attempt(1)).error().kind, Error::Kind::Conflict);
        QCOMPARE(call(db, outbox::itArrived, id, Attempt(1)).error().kind, Error::Kind::Conflict);
        QCOMPARE(look(db, id).state, State::Unclear);
        QVERIFY(call(db, outbox::itArrived, id, Attempt(2)));
    }

    void undoHitsTheWholeGroupOrNothing_data() { test::bothEngines(); }
    void undoHitsTheWholeGroupOrNothing()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const auto decide = [&] {
            return test::write(db, [](Transaction &tx) -> Result<qint64> {
                const qint64 group = outbox::newGroup(tx);
                for (const QString &text : {u"to Ana"_s, u"to Ben"_s}) {
                    NewItem item = sms(text);
                    item.group = group;
                    item.dueAt = tx.now() + 8s;
                    if (auto done = outbox::enqueue(tx, item); !done)
                        return tl::unexpected(done.error());
                }
                NewItem mail = sms(u"mail"_s);
                mail.budget = u"mail"_s;
                mail.group = group;
                mail.dueAt = tx.now() + 8s;
                if (auto done = outbox::enqueue(tx, mail); !done)
                    return tl::unexpected(done.error());
                return group;
            }).value();
        };
        const qint64 undone = decide();
        QVERIFY(call(db, outbox::undo, undone));
        QCOMPARE(call(db, outbox::undo, undone).error().kind, Error::Kind::Conflict);
        db.clock.advance(8s);
        QVERIFY(claim(db).isEmpty());

        const qint64 sent = decide();
        db.clock.advance(8s);
        const auto claimed = claim(db, u"sms"_s, 1);
        QCOMPARE(payloads(claimed), QStringList({u"to Ana"_s, u"to Ben"_s, u"mail"_s})); // whole, in spite of the limit
        QCOMPARE(call(db, outbox::undo, sent).error().kind, Error::Kind::Conflict);
        const auto rows = test::read(db, [&](Connection &c) { return outbox::group(c, sent); });
        for (const outbox::Item &item : *rows)
            QCOMPARE(item.state, State::Claimed);
        QCOMPARE(call(db, outbox::undo, qint64(7)).error().kind, Error::Kind::NotFound);
    }

    void aGroupThatBeganIsNotUndoneThoughItsRestWaitsAgain_data() { test::bothEngines(); }
    void aGroupThatBeganIsNotUndoneThoughItsRestWaitsAgain()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        NewItem item = sms(u"one"_s);
        item.group = 77;
        const ItemId id = add(db, item);
        (void)claim(db);
        QVERIFY(sending(db, id));
        QVERIFY(call(db, outbox::retry, id, 1, u"429"_s, db.clock.now(), 429));
        QCOMPARE(call(db, outbox::undo, qint64(77)).error().kind, Error::Kind::Conflict);
        QCOMPARE(look(db, id).state, State::Waiting);
        QCOMPARE(claim(db).size(), 1);
    }

    void orderedRowsAboutOneSubjectGoOneAfterTheOther_data() { test::bothEngines(); }
    void orderedRowsAboutOneSubjectGoOneAfterTheOther()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const ItemId first = add(db, mute(u"CA1"_s, u"mute"_s));
        const ItemId second = add(db, mute(u"CA1"_s, u"unmute"_s));
        add(db, mute(u"CA2"_s, u"other"_s));
        QCOMPARE(payloads(claim(db, u"call"_s)), QStringList({u"mute"_s, u"other"_s}));
        QVERIFY(sending(db, first));
        QVERIFY(call(db, outbox::retry, first, 1, u"503"_s, db.clock.now() + 2s, 503));
        QVERIFY(claim(db, u"call"_s).isEmpty()); // unmute must not overtake
        db.clock.advance(2s);
        QCOMPARE(payloads(claim(db, u"call"_s)), QStringList({u"mute"_s}));
        QVERIFY(sending(db, first));
        QVERIFY(call(db, outbox::done, first, QString()));
        QCOMPARE(payloads(claim(db, u"call"_s)), QStringList({u"unmute"_s}));
        QVERIFY(sending(db, second));
    }

    void peopleGoBeforeACampaign_data() { test::bothEngines(); }
    void peopleGoBeforeACampaign()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        for (int i = 0; i < 5; ++i) {
            NewItem item = sms(u"campaign"_s);
            item.bulk = true;
            add(db, item);
        }
        add(db, sms(u"reply"_s));
        QCOMPARE(payloads(claim(db, u"sms"_s, 1)), QStringList({u"reply"_s}));
        QCOMPARE(claim(db, u"sms"_s, 3).size(), 3);
        QCOMPARE(claim(db, u"sms"_s, 3).size(), 2);
    }

    void aTimerIsTakenBackByItsSubject_data() { test::bothEngines(); }
    void aTimerIsTakenBackByItsSubject()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        NewItem timer;
        timer.kind = u"timer.noAnswer"_s;
        timer.subject = u"CA1"_s;
        timer.budget = u"timer"_s;
        timer.repeatable = true;
        timer.dueAt = db.clock.now() + 20s;
        const ItemId id = add(db, timer);
        timer.subject = u"CA2"_s;
        add(db, timer);
        const auto hit =
            test::write(db, [](Transaction &tx) { return outbox::cancelWaiting(tx, u"timer.noAnswer"_s, u"CA1"_s); });
        QCOMPARE(hit.value(), 1);
        QCOMPARE(look(db, id).state, State::Cancelled);
        QCOMPARE(call(db, outbox::cancel, id).error().kind, Error::Kind::Conflict);
        db.clock.advance(20s);
        QCOMPARE(claim(db, u"timer"_s).size(), 1);
    }

    void whatWaitsForSomethingThatHasComeIsDue_data() { test::bothEngines(); }
    void whatWaitsForSomethingThatHasComeIsDue()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        outbox::NewItem later = sms(u"a"_s);
        later.dueAt = db.clock.now() + 60s;
        const ItemId id = add(db, later);
        outbox::NewItem other = sms(u"b"_s);
        other.subject = u"another"_s;
        other.dueAt = later.dueAt;
        add(db, other);
        QVERIFY(test::write(db, [&](Transaction &tx) { return outbox::hasten(tx, later.kind, later.subject); }));
        const auto claimed = claim(db);
        QCOMPARE(claimed.size(), 1);
        QCOMPARE(claimed.first().id, id);
        // Not what is under way already.
        QVERIFY(test::write(db, [&](Transaction &tx) { return outbox::hasten(tx, later.kind, later.subject); }));
        QCOMPARE(look(db, id).state, State::Claimed);
    }

    void aReleasedRowWaitsUnsent_data() { test::bothEngines(); }
    void aReleasedRowWaitsUnsent()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const ItemId id = add(db, sms(u"a"_s));
        (void)claim(db);
        QVERIFY(call(db, outbox::release, id, worker, db.clock.now() + 5s));
        QVERIFY(claim(db).isEmpty());
        db.clock.advance(5s);
        QCOMPARE(claim(db).size(), 1);
        QCOMPARE(look(db, id).attempts, 0);
        QVERIFY(call(db, outbox::failed, id, 0, u"no such number"_s, 404));
        QCOMPARE(look(db, id).httpStatus, 404);
    }

    void aRateIsKeptHoweverManyAsk()
    {
        test::TempDatabase db; // PostgreSQL's clock is no test's: its engines are dispatch.SharedRateTest's
        const outbox::Rates rates{{u"sms"_s, 1s}};
        const auto next = [&](const QString &name) {
            return test::write(db, [&](Transaction &tx) {
                return outbox::claim(tx, name, u"sms"_s, 10, 30s, rates);
            }).value();
        };
        const auto wait = [&] {
            return test::read(db, [&](Connection &c) { return outbox::turns(c, u"sms"_s, db.clock.now()); })
                .value()
                .untilNext;
        };
        for (int i = 0; i < 5; ++i)
            add(db, sms(QString::number(i)));
        QCOMPARE(wait(), 0ms);
        QCOMPARE(payloads(next(u"engine 1"_s)), QStringList{u"0"_s});
        QVERIFY(next(u"engine 2"_s).isEmpty());
        QCOMPARE(wait(), 1000ms);
        db.clock.advance(999ms);
        QVERIFY(next(u"engine 2"_s).isEmpty());
        db.clock.advance(1ms);
        QCOMPARE(payloads(next(u"engine 2"_s)), QStringList{u"1"_s});
        db.clock.advance(10s); // a pause is not made up for
        QCOMPARE(payloads(next(u"engine 1"_s)), QStringList{u"2"_s});
        QVERIFY(next(u"engine 1"_s).isEmpty());
        db.clock.advance(-1h); // the clock is set right: that costs one turn, not an hour
        QCOMPARE(wait(), 0ms);
        const Instant again = db.clock.now();
        NewItem item = sms(u"after"_s);
        item.dueAt = again;
        add(db, item);
        QVERIFY(next(u"engine 1"_s).isEmpty());
        QCOMPARE(wait(), 1000ms);
        db.clock.advance(1s);
        QCOMPARE(payloads(next(u"engine 1"_s)), QStringList{u"after"_s});
    }

    void aGroupsMembersWaitForTheirTurnsApart()
    {
        test::TempDatabase db;
        QList<ItemId> ids;
        for (int i = 0; i < 3; ++i) {
            NewItem item = sms(QString::number(i));
            item.group = 77;
            ids << add(db, item);
        }
        const auto next = [&] {
            return test::write(db, [&](Transaction &tx) {
                return outbox::claim(tx, worker, u"sms"_s, 10, 30s, {{u"sms"_s, 1s}});
            }).value();
        };
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(payloads(next()), QStringList{QString::number(i)});
            for (int later = i + 1; later < 3; ++later) {
                QCOMPARE(look(db, ids.at(later)).state, State::Waiting);
                QCOMPARE(look(db, ids.at(later)).dueAt, db.clock.now() + 1s);
            }
            QVERIFY(next().isEmpty());
            db.clock.advance(1s);
        }
    }

    void twoEnginesNeverClaimTheSameRow_data() { test::bothEngines(); }
    void twoEnginesNeverClaimTheSameRow()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, [](Transaction &tx) -> Result<> {
            for (int i = 0; i < 200; ++i) {
                if (auto done = outbox::enqueue(tx, sms(QString::number(i))); !done)
                    return tl::unexpected(done.error());
            }
            return {};
        }));
        QObject context;
        QHash<qint64, int> taken;
        int calls = 0;
        for (int i = 0; i < 40; ++i) {
            const QString name = u"engine %1"_s.arg(i);
            // Without the claim's subject, so that PostgreSQL really runs them side by side.
            db->writeFor<QList<outbox::Item>>(
                Lane::Interactive, name.toLatin1(),
                [name](Transaction &tx) { return outbox::claim(tx, name, u"sms"_s, 10, 30s); }, &context,
                [&](const Result<QList<outbox::Item>> &items) {
                    ++calls;
                    for (const outbox::Item &item : items.value_or(QList<outbox::Item>()))
                        ++taken[item.id.value];
                });
        }
        QTRY_COMPARE(calls, 40);
        for (const int times : std::as_const(taken))
            QCOMPARE(times, 1);
        if (engine == Engine::Sqlite)
            QCOMPARE(taken.size(), 200);
    }
};
static const test::Register<OutboxTest> outboxTest;

#include "outboxtest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"
#include "store/housekeeping.h"
#include "store/settings.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::store;

namespace {

journal::Request status(const QString &event, const QString &token = {})
{
    return {u"status|AC1|CA1|"_s + event, token, u"/twilio/voice/status"_s, u"CallStatus="_s + event};
}

/// What a hook does: the effect is one setting, so that a second run would show.
Result<journal::Begun> webhook(Transaction &tx, const journal::Request &request, const QByteArray &answer)
{
    const Result<journal::Begun> begun = journal::begin(tx, request);
    if (!begun || begun->repeated)
        return begun;
    const auto runs = settings::get(tx, u"runs"_s);
    if (!runs)
        return tl::unexpected(runs.error());
    if (Result<> set = settings::set(tx, u"runs"_s, runs->value_or(0).toInt() + 1); !set)
        return tl::unexpected(set.error());
    if (Result<> finished = journal::finish(tx, begun->id, {200, "text/xml", answer}, 1500us); !finished)
        return tl::unexpected(finished.error());
    return begun;
}

int runs(store::Database &database)
{
    const auto found = test::read(database, [](Connection &c) { return settings::get(c, u"runs"_s); });
    return found && *found ? (*found)->toInt() : 0;
}

} // namespace

class JournalTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aRepeatGetsTheFirstAnswerAndChangesNothing_data() { test::bothEngines(); }
    void aRepeatGetsTheFirstAnswerAndChangesNothing()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const auto first =
            test::write(db, [](Transaction &tx) { return webhook(tx, status(u"ringing"_s), "<Response/>"); });
        QVERIFY2(first, qPrintable(first ? QString() : first.error().detail));
        QVERIFY(!first->repeated);
        const auto second = test::write(db, [](Transaction &tx) { return webhook(tx, status(u"ringing"_s), "other"); });
        QVERIFY(second && second->repeated);
        QCOMPARE(second->repeated->body, QByteArray("<Response/>"));
        QCOMPARE(second->repeated->contentType, QByteArray("text/xml"));
        QCOMPARE(second->repeated->status, 200);
        const auto third =
            test::write(db, [](Transaction &tx) { return webhook(tx, status(u"completed"_s), "<Response/>"); });
        QVERIFY(third && !third->repeated);
        QCOMPARE(runs(db), 2);

        const auto rows = test::read(db, [](Connection &c) { return journal::list(c, 0, 10); });
        QVERIFY(rows);
        QCOMPARE(rows->size(), 3);
        QCOMPARE(rows->at(1).verdict, journal::Verdict::Repeat);
        QCOMPARE(rows->at(1).repeatOf, first->id);
        QCOMPARE(rows->at(2).took, 1500us);
        QCOMPARE(rows->at(2).request.form, u"CallStatus=ringing"_s);
        QCOMPARE(rows->at(2).at, db.clock.now());
        const auto older = test::read(db, [&](Connection &c) { return journal::list(c, rows->at(1).id, 10); });
        QCOMPARE(older->size(), 1);
    }

    void aFailedHookLeavesNoRowSoTheRetryRuns_data() { test::bothEngines(); }
    void aFailedHookLeavesNoRowSoTheRetryRuns()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const auto failed = test::write(db, [](Transaction &tx) -> Result<> {
            const auto begun = webhook(tx, status(u"ringing"_s), "<Response/>");
            return begun ? failure(Error::Kind::Storage, u"no room"_s) : tl::unexpected(begun.error());
        });
        QVERIFY(!failed);
        const auto again =
            test::write(db, [](Transaction &tx) { return webhook(tx, status(u"ringing"_s), "<Response/>"); });
        QVERIFY(again && !again->repeated);
        QCOMPARE(runs(db), 1);
    }

    void aTryLeavesNoRowAndFailsAsAWebhookWould()
    {
        test::TempDatabase db;
        const auto takesRows = [&db] { return test::write(db, journal::probe).has_value(); };
        const auto change = [&db](const QString &sql) {
            return test::write(db, [&sql](Transaction &tx) { return Statement(tx, sql).run(); }).has_value();
        };
        QVERIFY(takesRows());
        QVERIFY(change(u"CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'disk full'); END"_s));
        QVERIFY(!takesRows());
        QVERIFY(change(u"DROP TRIGGER full"_s));
        QVERIFY(takesRows());
        const auto rows = test::read(db, [](Connection &c) { return journal::list(c, 0, 10); });
        QVERIFY(rows && rows->isEmpty());
    }

    void theTokenIsASecondNameButNeverTrustedAlone_data() { test::bothEngines(); }
    void theTokenIsASecondNameButNeverTrustedAlone()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const auto send = [&](const journal::Request &request) {
            return test::write(db, [&](Transaction &tx) { return webhook(tx, request, request.form.toUtf8()); });
        };
        QVERIFY(send(status(u"ringing"_s, u"token-1"_s)));
        // The same token on the same path: a retry whose key we did not see as the same.
        const auto retry = send(status(u"ringing2"_s, u"token-1"_s));
        QVERIFY(retry && retry->repeated);
        QCOMPARE(retry->repeated->body, QByteArray("CallStatus=ringing"));
        // The same token on another path is another event.
        journal::Request other{
            u"recording|AC1|RE1|completed"_s, u"token-1"_s, u"/twilio/recording"_s, u"RecordingSid=RE1"_s};
        const auto recording = send(other);
        QVERIFY(recording && !recording->repeated);
        // So is the same event of another call, whatever the token says.
        journal::Request stranger = status(u"ringing"_s, u"token-1"_s);
        stranger.naturalKey = u"status|AC1|CA2|ringing"_s;
        const auto another = send(stranger);
        QVERIFY(another && !another->repeated);
        // The key counts before the token.
        QVERIFY(send(status(u"completed"_s, u"token-2"_s)));
        const auto both = send(status(u"completed"_s, u"token-1"_s));
        QVERIFY(both && both->repeated);
        QCOMPARE(both->repeated->body, QByteArray("CallStatus=completed"));
        QCOMPARE(runs(db), 4);
    }

    void repeatsAtTheSameTimeRunOnce_data() { test::bothEngines(); }
    void repeatsAtTheSameTimeRunOnce()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, [](Transaction &tx) { return settings::set(tx, u"runs"_s, 0); }));
        QObject context;
        int answers = 0;
        for (int i = 0; i < 40; ++i) {
            // Different subjects: on PostgreSQL they meet in different workers, only the key keeps them apart.
            db->writeFor<journal::Begun>(
                Lane::Webhook, QByteArray::number(i),
                [](Transaction &tx) { return webhook(tx, status(u"ringing"_s), "<Response/>"); }, &context,
                [&](const Result<journal::Begun> &begun) { answers += begun ? 1 : 0; });
        }
        QTRY_COMPARE(answers, 40);
        QCOMPARE(runs(db), 1);
    }

    void whatWasRefusedIsKeptWithItsReason_data() { test::bothEngines(); }
    void whatWasRefusedIsKeptWithItsReason()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(test::write(
                db, [](Transaction &tx) { return journal::refuse(tx, status(u"ringing"_s), 403, u"signature"_s); },
                Lane::Bulk));
        }
        QVERIFY(test::write(db, [](Transaction &tx) { return webhook(tx, status(u"ringing"_s), {}); }));
        const auto rows =
            test::read(db, [](Connection &c) { return journal::list(c, 0, 10, journal::Verdict::Refused); });
        QVERIFY(rows);
        QCOMPARE(rows->size(), 2);
        QCOMPARE(rows->first().why, u"signature"_s);
        QCOMPARE(rows->first().answer.status, 403);
        const auto found = test::read(db, [&](Connection &c) { return journal::find(c, rows->first().id); });
        QVERIFY(found && *found);
    }
};
static const test::Register<JournalTest> journalTest;

class SettingsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void valuesComeBackAsTheyWent_data() { test::bothEngines(); }
    void valuesComeBackAsTheyWent()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const QHash<QString, QJsonValue> values{{u"text"_s, u"Grüße \"x\""_s}, {u"number"_s, 1.5}, {u"yes"_s, true},
            {u"none"_s, QJsonValue::Null}, {u"list"_s, QJsonArray{1, 2}}, {u"object"_s, QJsonObject{{u"a"_s, 1}}}};
        QVERIFY(test::write(db, [&](Transaction &tx) -> Result<> {
            for (auto value = values.begin(); value != values.end(); ++value) {
                if (Result<> set = settings::set(tx, value.key(), value.value()); !set)
                    return set;
            }
            return {};
        }));
        const auto all = test::read(db, [](Connection &c) { return settings::all(c); });
        QVERIFY(all);
        QCOMPARE(*all, values);
        QVERIFY(test::write(db, [](Transaction &tx) { return settings::remove(tx, u"text"_s); }));
        QVERIFY(test::write(db, [](Transaction &tx) { return settings::remove(tx, u"never"_s); }));
        QCOMPARE(test::read(db, [](Connection &c) { return settings::get(c, u"text"_s); }).value(), std::nullopt);
    }
};
static const test::Register<SettingsTest> settingsTest;

class HousekeepingTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void onlyOldRowsGo_data() { test::bothEngines(); }
    void onlyOldRowsGo()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const auto fill = [&](int count, const QString &name) {
            return test::write(db, [&](Transaction &tx) -> Result<> {
                for (int i = 0; i < count; ++i) {
                    if (auto done = journal::begin(tx, status(name + QString::number(i))); !done)
                        return tl::unexpected(done.error());
                    if (Result<> done = tx.changed(u"call"_s, i); !done)
                        return done;
                }
                return {};
            });
        };
        QVERIFY(fill(1200, u"old"_s));
        db.clock.advance(std::chrono::days(20));
        QVERIFY(fill(10, u"middle"_s));
        db.clock.advance(std::chrono::days(11));
        QVERIFY(fill(5, u"new"_s));

        int slices = 0; // of a room that has more than one
        Housekeeping housekeeping(db, {}, {[&slices](Transaction &) -> Result<bool> { return ++slices < 3; }});
        QSignalSpy finished(&housekeeping, &Housekeeping::finished);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(slices, 3);
        const auto count = [&](const QString &table) {
            return test::read(db, [&](Connection &c) -> Result<qint64> {
                Statement select(c, u"SELECT COUNT(*) FROM "_s + table);
                const Result<bool> row = select.next();
                return row ? Result<qint64>(select.integer(0)) : tl::unexpected(row.error());
            });
        };
        QCOMPARE(count(u"journal"_s).value(), 15);
        QCOMPARE(count(u"change_log"_s).value(), 5);
        QVERIFY(test::read(db, [&](Connection &c) -> Result<> {
            Statement select(c, u"SELECT position FROM change_log_pruned"_s);
            const Result<bool> row = select.next();
            return row && select.integer(0) > 0 ? Result<>() : failure(Error::Kind::Invalid, {});
        }));
    }
};
static const test::Register<HousekeepingTest> housekeepingTest;

#include "journaltest.moc"

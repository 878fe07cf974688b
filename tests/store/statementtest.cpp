// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/suite.h"
#include "things.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using cb::store::Connection;
using cb::store::Engine;
using cb::store::Statement;
using cb::store::Transaction;
using cb::test::addThing;
using cb::test::makeTable;
using cb::test::run;
using cb::test::things;

class StatementTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfValueComesBack_data() { test::bothEngines(); }
    void everyKindOfValueComesBack()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, makeTable));
        const Instant at(1'700'000'000'123ms);
        const auto wrote = test::write(db, [&](Transaction &tx) -> Result<> {
            Statement insert(tx,
                u"INSERT INTO thing (id, word, blob_, share, yes, at) "
                "VALUES (:id, :word, :blob, :share, :yes, :at)"_s);
            insert.bind(u":id"_s, Id<struct Tag>{4'000'000'000'000});
            insert.bind(u":word"_s, u"Grüße 🙂, it's \"fine\""_s);
            insert.bind(u":blob"_s, QByteArray("a\0b\xff", 4));
            insert.bind(u":share"_s, 0.1);
            insert.bind(u":yes"_s, true);
            insert.bind(u":at"_s, std::optional(at));
            if (Result<> done = insert.run(); !done)
                return done;
            if (insert.affected() != 1)
                return failure(Error::Kind::Invalid, u"affected"_s);
            insert.bind(u":id"_s, 2);
            insert.bind(u":word"_s, std::optional<QString>());
            insert.bind(u":blob"_s, QByteArray(""));
            insert.bind(u":yes"_s, false);
            insert.bindNull(u":at"_s);
            return insert.run();
        });
        QVERIFY2(wrote, qPrintable(wrote ? QString() : wrote.error().detail));
        const auto read = test::read(db, [&](Connection &c) -> Result<> {
            Statement select(
                c, u"SELECT id, word, blob_, share, yes, at FROM thing WHERE id > :least ORDER BY id DESC"_s);
            select.bind(u":least"_s, 1);
            if (!select.next().value_or(false))
                return failure(Error::Kind::Invalid, u"first"_s);
            const bool first = select.id<Id<struct Tag>>(0).value == 4'000'000'000'000
                && select.text(1) == u"Grüße 🙂, it's \"fine\""_s && select.bytes(2) == QByteArray("a\0b\xff", 4)
                && select.real(3) == 0.1 && select.boolean(4) && select.instant(5) == at;
            if (!first || !select.next().value_or(false))
                return failure(Error::Kind::Invalid, u"values"_s);
            const bool second = select.isNull(1) && select.text(1).isEmpty() && !select.isNull(2)
                && select.bytes(2).isEmpty() && !select.boolean(4) && select.optionalInstant(5) == std::nullopt;
            if (!second || select.next().value_or(true) || select.next().value_or(true))
                return failure(Error::Kind::Invalid, u"end"_s);
            return {};
        });
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    }

    void aBrokenUniqueConstraintIsAConflict_data() { test::bothEngines(); }
    void aBrokenUniqueConstraintIsAConflict()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, makeTable));
        QVERIFY(test::write(db, [](Transaction &tx) { return addThing(tx, 1, u"a"_s); }));
        for (const auto &[id, word] : {std::pair(1, u"b"_s), std::pair(2, u"a"_s)}) {
            const Result<> twice = test::write(db, [&](Transaction &tx) { return addThing(tx, id, word); });
            QCOMPARE(twice.error().kind, Error::Kind::Conflict);
        }
        QCOMPARE(things(db), 1);
    }

    void wrongSqlAndWrongNamesAreErrorsNotCrashes_data() { test::bothEngines(); }
    void wrongSqlAndWrongNamesAreErrorsNotCrashes()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        for (const QString &sql : {u"SELEC 1"_s, u"SELECT nothing FROM nowhere"_s, u""_s}) {
            const Result<> done = test::read(db, [&](Connection &c) { return run(c, sql); });
            QCOMPARE(done.error().kind, Error::Kind::Storage);
        }
        const Result<> name = test::read(db, [&](Connection &c) {
            Statement select(c, u"SELECT 1"_s);
            select.bind(u":missing"_s, 1);
            return select.run();
        });
        QVERIFY(name.error().detail.contains(u":missing"_s));
    }

    void aStatementMayBeUsedInsideALoopOverItself_data() { test::bothEngines(); }
    void aStatementMayBeUsedInsideALoopOverItself()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const auto pairs = test::read(db, [](Connection &c) -> Result<qint64> {
            const QString sql = u"SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"_s;
            qint64 sum = 0;
            Statement outer(c, sql);
            while (outer.next().value_or(false)) {
                Statement inner(c, sql);
                while (inner.next().value_or(false))
                    sum += outer.integer(0) * inner.integer(0);
            }
            return sum;
        });
        QCOMPARE(pairs.value(), 36);
    }
};
static const test::Register<StatementTest> statementTest;

#include "statementtest.moc"

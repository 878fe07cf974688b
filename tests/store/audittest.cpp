// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/audit.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::store;

namespace {

Result<audit::Entry> approve(Transaction &tx, int number)
{
    return audit::append(tx, u"op-1"_s, u"callout.approve"_s, u"callout:%1"_s.arg(number), {{u"number"_s, number}},
        {{u"name"_s, u"Ana Ortiz"_s}});
}

void fill(Database &database, int count)
{
    for (int i = 1; i <= count; ++i)
        QVERIFY(test::write(database, [i](Transaction &tx) { return approve(tx, i); }));
}

QStringList findings(const Result<QList<audit::Finding>> &found)
{
    QStringList list;
    if (!found)
        return {found.error().detail};
    for (const audit::Finding &finding : *found)
        list << u"%1 %2"_s.arg(finding.seq).arg(finding.what);
    return list;
}

QStringList verify(Database &database)
{
    return findings(test::read(database, [](Connection &c) { return audit::verify(c); }));
}

Result<> tamper(Database &database, const QString &sql)
{
    return test::write(database, [&](Transaction &tx) { return Statement(tx, sql).run(); });
}

} // namespace

class AuditTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void anUntouchedChainVerifies_data() { test::bothEngines(); }
    void anUntouchedChainVerifies()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        fill(db, 5);
        QCOMPARE(verify(db), QStringList());
        const auto newest = test::read(db, [](Connection &c) { return audit::list(c, 0, 2); });
        QCOMPARE(newest->size(), 2);
        QCOMPARE(newest->first().seq, 5);
        QCOMPARE(newest->first().engine, u"desk"_s);
        QCOMPARE(newest->first().details, QJsonObject({{u"number"_s, 5}}));
        QCOMPARE(newest->first().personal, QJsonObject({{u"name"_s, u"Ana Ortiz"_s}}));
        const auto about = test::read(db, [](Connection &c) { return audit::list(c, 0, 10, u"callout:2"_s); });
        QCOMPARE(about->size(), 1);
    }

    void tamperingIsFound_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("changed") << u"UPDATE audit SET actor = 'op-2' WHERE seq = 2"_s
                                 << QStringList({u"2 was changed"_s});
        QTest::newRow("moved in time") << u"UPDATE audit SET at = at + 1 WHERE seq = 2"_s
                                       << QStringList({u"2 was changed"_s});
        QTest::newRow("personal field") << u"UPDATE audit SET personal = '{}' WHERE seq = 3"_s
                                        << QStringList({u"3 has changed personal fields"_s});
        QTest::newRow("removed") << u"DELETE FROM audit WHERE seq = 3"_s << QStringList({u"3 is missing"_s});
        QTest::newRow("first removed") << u"DELETE FROM audit WHERE seq = 1"_s << QStringList({u"1 is missing"_s});
        QTest::newRow("last removed") << u"DELETE FROM audit WHERE seq = 5"_s
                                      << QStringList(
                                             {u"4 is not where the chain's head points: rows after it are gone"_s});
        QTest::newRow("all removed") << u"DELETE FROM audit"_s << QStringList({u"5 has a head but no rows"_s});
    }
    void tamperingIsFound()
    {
        QFETCH(QString, sql);
        QFETCH(QStringList, found);
        test::TempDatabase db;
        fill(db, 5);
        QVERIFY(tamper(db, sql));
        QCOMPARE(verify(db), found);
    }

    void swappedRowsAreFound()
    {
        test::TempDatabase db;
        fill(db, 4);
        QVERIFY(tamper(db, u"UPDATE audit SET seq = 20 WHERE seq = 2"_s));
        QVERIFY(tamper(db, u"UPDATE audit SET seq = 2 WHERE seq = 3"_s));
        QVERIFY(tamper(db, u"UPDATE audit SET seq = 3 WHERE seq = 20"_s));
        const QStringList found = verify(db);
        QVERIFY(found.contains(u"2 was changed"_s) && found.contains(u"3 was changed"_s));
    }

    void personalFieldsCanBeErased_data() { test::bothEngines(); }
    void personalFieldsCanBeErased()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        fill(db, 3);
        const auto all = test::read(db, [](Connection &c) { return audit::list(c, 0, 10); });
        QVERIFY(test::write(db, [&](Transaction &tx) { return audit::erasePersonal(tx, {all->at(1).id}); }));
        QCOMPARE(verify(db), QStringList());
        const auto left = test::read(db, [](Connection &c) { return audit::list(c, 0, 10); });
        QVERIFY(left->at(1).erased && !left->at(1).personal);
        QVERIFY(!left->at(0).erased && left->at(0).personal);
    }

    void aSealFindsARewrittenChain_data() { test::bothEngines(); }
    void aSealFindsARewrittenChain()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        fill(db, 3);
        const Secret key(QByteArray(32, 'k'));
        const auto seal = test::read(db, [&](Connection &c) { return audit::seal(c, QDate(2026, 11, 20), key); });
        QVERIFY(seal);
        const auto check = [&](const QByteArray &text, const Secret &with) {
            return test::read(db, [&](Connection &c) { return audit::checkSeal(c, text, with); });
        };
        fill(db, 1);
        QCOMPARE(findings(check(*seal, key)), QStringList());
        QCOMPARE(check(*seal, Secret("other")).error().kind, Error::Kind::Invalid);
        QByteArray forged = *seal;
        forged.replace("2026-11-20", "2026-11-21");
        QCOMPARE(check(forged, key).error().kind, Error::Kind::Invalid);
        // All rows and the head cut off, and a chain written anew that verifies by itself.
        QVERIFY(tamper(db, u"DELETE FROM audit"_s));
        QVERIFY(tamper(db, u"DELETE FROM audit_head"_s));
        fill(db, 3);
        QCOMPARE(verify(db), QStringList());
        QCOMPARE(findings(check(*seal, key)), QStringList({u"3 is not what was sealed"_s}));
    }
};
static const test::Register<AuditTest> auditTest;

#include "audittest.moc"

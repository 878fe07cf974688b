// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/await.h"
#include "store/settings.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QCoro/QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::store;

namespace {

QCoro::Task<Result<int>> addOne(Database &database)
{
    std::function<Result<>(Transaction &)> increase = [](Transaction &tx) -> Result<> {
        const auto old = settings::get(tx, u"n"_s);
        if (!old)
            return tl::unexpected(old.error());
        return settings::set(tx, u"n"_s, old->value_or(0).toInt() + 1);
    };
    const Result<> written = co_await writing<void>(database, Lane::Interactive, "n", std::move(increase));
    if (!written)
        co_return tl::unexpected(written.error());

    std::function<Result<int>(Connection &)> look = [](Connection &connection) -> Result<int> {
        const auto now = settings::get(connection, u"n"_s);
        return now ? Result<int>(now->value_or(-1).toInt()) : tl::unexpected(now.error());
    };
    const Result<int> read = co_await reading<int>(database, std::move(look));
    co_return read;
}

QCoro::Task<> addOneAndTell(Database &database, Result<int> *told, bool *over)
{
    *told = co_await addOne(database);
    *over = true;
}

} // namespace

class AwaitTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCoroutineWritesAndReads_data() { test::bothEngines(); }
    void aCoroutineWritesAndReads()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        for (int i = 1; i <= 3; ++i) {
            Result<int> told = 0;
            bool over = false;
            addOneAndTell(db, &told, &over);
            QVERIFY(!over);
            QTRY_VERIFY(over);
            QCOMPARE(told.value(), i);
        }
    }

    void closingResumesWithCancelled()
    {
        test::TempDatabase db;
        db->close();
        Result<int> told = 0;
        bool over = false;
        addOneAndTell(db, &told, &over);
        QTRY_VERIFY(over);
        QCOMPARE(told.error().kind, Error::Kind::Cancelled);
    }
};
static const test::Register<AwaitTest> awaitTest;

#include "awaittest.moc"

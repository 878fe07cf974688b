// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/dispatcher.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QSignalSpy>
#include <QTest>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::dispatch;
using Steady = std::chrono::steady_clock;
namespace outbox = cb::store::outbox;

namespace {

constexpr double perSecond = 10;
constexpr auto gap = 100ms;
constexpr int rows = 12;

/// Does what is asked at once, and keeps when that was.
class Diary final : public Handler
{
public:
    explicit Diary(QList<Steady::time_point> &sent)
        : m_sent(sent)
    { }
    void send(const Item &item, int, std::stop_token, std::function<void(SendResult)> done) override
    {
        m_sent << Steady::now();
        done(SendResult::done(u"SID"_s + item.payload));
    }

private:
    QList<Steady::time_point> &m_sent;
};

/// An engine of a team: a way of its own to the database all share.
struct TeamEngine {
    TeamEngine(const QString &name, store::Options options, const Clock &clock, QList<Steady::time_point> &sent)
    {
        options.engineName = name;
        database = std::move(store::Database::open(options, clock).value());
        handlers.add(u"thing.make"_s, std::make_unique<Diary>(sent));
        DispatcherOptions dispatching;
        dispatching.worker = name;
        dispatching.paces = {{u"call"_s, {perSecond, 5}}};
        dispatcher = std::make_unique<Dispatcher>(*database, clock, handlers, dispatching);
        dispatcher->start();
    }
    ~TeamEngine()
    {
        QSignalSpy drained(dispatcher.get(), &Dispatcher::drained);
        dispatcher->stop(0ms);
        if (drained.isEmpty())
            drained.wait(5000);
    }

    std::unique_ptr<store::Database> database;
    Handlers handlers;
    std::unique_ptr<Dispatcher> dispatcher;
};

} // namespace

/// Calls per second are the account's, however many engines place calls for it.
class SharedRateTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void twoEnginesKeepOneRate()
    {
        if (!qEnvironmentVariableIsSet("CALLBOARD_TEST_PG"))
            QSKIP("several engines share a PostgreSQL");
        test::TempDatabase db(store::Engine::PostgreSql);
        const ShiftedClock clock(db.clock.now());
        QList<Steady::time_point> sent;
        TeamEngine one(u"engine 1"_s, db.options(), clock, sent);
        TeamEngine two(u"engine 2"_s, db.options(), clock, sent);
        QTRY_VERIFY(one.dispatcher->isIdle() && two.dispatcher->isIdle());

        const Steady::time_point start = Steady::now();
        QVERIFY(test::write(db, [](store::Transaction &tx) -> Result<> {
            for (int i = 0; i < rows; ++i) {
                outbox::NewItem item;
                item.kind = u"thing.make"_s;
                item.subject = u"thing %1"_s.arg(i);
                item.payload = QString::number(i);
                item.budget = u"call"_s;
                if (const auto added = outbox::enqueue(tx, item); !added)
                    return tl::unexpected(added.error());
            }
            return {};
        }));
        QTRY_COMPARE_WITH_TIMEOUT(sent.size(), rows, 30'000);
        QTRY_VERIFY(one.dispatcher->isIdle() && two.dispatcher->isIdle());
        QCOMPARE(sent.size(), rows); // each went once
        for (int i = 0; i < rows; ++i) {
            const auto after = std::chrono::duration_cast<std::chrono::milliseconds>(sent.at(i) - start);
            QVERIFY2(after >= i * gap, qPrintable(u"number %1 after %2 ms"_s.arg(i).arg(after.count())));
        }
    }
};

static const test::Register<SharedRateTest> sharedRateTest;

#include "sharedratetest.moc"

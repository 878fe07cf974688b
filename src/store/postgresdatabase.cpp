// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_p.h"
#include "store/postgres.h"

#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <optional>
#include <poll.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::store {

namespace {

using Steady = std::chrono::steady_clock;

constexpr auto bulkPatience = 50ms; // under a flood one bulk write goes first this often
constexpr auto hookTime = 25ms; // each statement is a way to the server and back
constexpr auto notifyEvery = 10ms;
constexpr auto heartbeatEvery = 10s;
constexpr auto reconnectAfter = 1s;
constexpr int runsAtMost = 3; // a deadlock or serialization failure is tried twice more

struct WriteJob {
    Lane lane;
    QString name; // for the log; may be empty
    QByteArray subject;
    Database::Write work;
    Recipient to;
    Steady::time_point since;
};

struct ReadJob {
    quint64 ticket;
    Database::Read work;
    Recipient to;
};

/// Tied to its subjects: what is about one call runs here, in the order it was asked for within its lane.
struct Writer {
    std::mutex mutex;
    std::condition_variable waits;
    std::array<std::deque<WriteJob>, 3> lanes;
    Steady::time_point lastBulk;
    std::thread thread;
    std::unique_ptr<PgConnection> connection; // of its thread
};

struct Reader {
    std::thread thread;
    std::unique_ptr<PgConnection> connection;
    quint64 ticket = 0; // 0: idle
};

class PgDatabase final : public Database::Private
{
public:
    PgDatabase(const Options &options, const Clock &clock, std::unique_ptr<PgConnection> listener)
        : Private(clock)
        , m_conninfo(options.conninfo)
        , m_engineName(options.engineName)
        , m_writers(options.readOnly ? 0 : size_t(std::max(1, options.writers)))
        , m_readers(size_t(std::max(1, options.readers)))
        , m_listener(std::move(listener))
        , m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    { }
    ~PgDatabase() override
    {
        close();
        ::close(m_wake);
    }

    void start(Database *owner) override
    {
        m_owner = owner;
        for (Writer &writer : m_writers)
            writer.thread = std::thread([this, &writer] { writeLoop(writer); });
        for (Reader &reader : m_readers)
            reader.thread = std::thread([this, &reader] { readLoop(reader); });
        m_listenThread = std::thread([this] { listenLoop(); });
    }

    void write(Lane lane, QString name, QByteArray subject, Database::Write work, Recipient to) override
    {
        const size_t which = subject.isEmpty() ? m_nextWriter++ : size_t(subjectHash(subject));
        Writer &writer = m_writers[which % m_writers.size()];
        {
            const std::lock_guard lock(writer.mutex);
            if (!m_closing) {
                writer.lanes[size_t(lane)].push_back(
                    {lane, std::move(name), std::move(subject), std::move(work), std::move(to), Steady::now()});
                writer.waits.notify_one();
                return;
            }
        }
        delivery.send(std::move(to), closedError());
    }

    void read(quint64 ticket, Database::Read work, Recipient to) override
    {
        {
            const std::lock_guard lock(m_readMutex);
            if (!m_closing) {
                m_reads.push_back({ticket, std::move(work), std::move(to)});
                m_readWaits.notify_one();
                return;
            }
        }
        delivery.send(std::move(to), closedError());
    }

    void interrupt(quint64 ticket) override
    {
        const std::lock_guard lock(m_readMutex);
        for (Reader &reader : m_readers) {
            if (reader.ticket != ticket || !reader.connection)
                continue;
            reader.connection->markInterrupted();
            m_toCancel.push_back(ticket); // the listener's thread tells the server; ours must not wait for a network
            wake();
        }
        const auto waiting =
            std::find_if(m_reads.begin(), m_reads.end(), [&](const ReadJob &job) { return job.ticket == ticket; });
        if (waiting == m_reads.end())
            return;
        delivery.send(std::move(waiting->to), failure(Error::Kind::Cancelled, u"interrupted"_s));
        m_reads.erase(waiting);
    }

    void close() override
    {
        m_closing = true;
        for (Writer &writer : m_writers) {
            const std::lock_guard lock(writer.mutex);
            writer.waits.notify_all();
        }
        {
            const std::lock_guard lock(m_readMutex);
            for (Reader &reader : m_readers) {
                if (reader.ticket != 0 && reader.connection) {
                    reader.connection->markInterrupted();
                    PgConnection::cancel(reader.connection->canceller());
                }
            }
            m_readWaits.notify_all();
        }
        wake();
        for (Writer &writer : m_writers) {
            if (writer.thread.joinable())
                writer.thread.join();
        }
        for (Reader &reader : m_readers) {
            if (reader.thread.joinable())
                reader.thread.join();
        }
        if (m_listenThread.joinable())
            m_listenThread.join();
        std::vector<Answer> cancelled;
        for (Writer &writer : m_writers) {
            writer.connection.reset();
            for (auto &lane : writer.lanes) {
                for (WriteJob &job : lane)
                    cancelled.push_back({std::move(job.to), closedError()});
                lane.clear();
            }
        }
        for (ReadJob &job : m_reads)
            cancelled.push_back({std::move(job.to), closedError()});
        m_reads.clear();
        for (Reader &reader : m_readers)
            reader.connection.reset();
        m_listener.reset();
        delivery.send(std::move(cancelled));
    }

private:
    void wake()
    {
        const quint64 one = 1;
        (void)!::write(m_wake, &one, sizeof one);
    }

    // --- the writers' threads

    void writeLoop(Writer &writer)
    {
        std::unique_lock lock(writer.mutex);
        while (true) {
            std::deque<WriteJob> *lane = nullptr;
            writer.waits.wait(lock, [&] { return m_closing || (lane = nextLane(writer)) != nullptr; });
            if (m_closing)
                return;
            WriteJob job = std::move(lane->front());
            lane->pop_front();
            if (job.lane == Lane::Bulk)
                writer.lastBulk = Steady::now();
            lock.unlock();
            Result<> outcome = runAll(writer, job);
            const bool committed = outcome.has_value();
            delivery.send(std::move(job.to), std::move(outcome));
            if (committed) {
                m_toNotify = true;
                wake();
                Q_EMIT m_owner->committed();
            }
            lock.lock();
        }
    }

    static std::deque<WriteJob> *nextLane(Writer &writer)
    {
        auto &bulk = writer.lanes[size_t(Lane::Bulk)];
        if (!bulk.empty() && Steady::now() - std::max(bulk.front().since, writer.lastBulk) > bulkPatience)
            return &bulk;
        for (auto &lane : writer.lanes) {
            if (!lane.empty())
                return &lane;
        }
        return nullptr;
    }

    Result<> runAll(Writer &writer, const WriteJob &job)
    {
        Result<> outcome;
        for (int run = 0; run < runsAtMost; ++run) {
            if (writer.connection && writer.connection->broken())
                writer.connection.reset();
            if (!writer.connection) {
                auto opened = PgConnection::open(m_conninfo);
                if (!opened)
                    return tl::unexpected(opened.error());
                writer.connection = std::move(*opened);
                writer.connection->engineName = m_engineName;
            }
            bool mayRunAgain = true;
            outcome = runOnce(*writer.connection, job, mayRunAgain);
            if (outcome || !mayRunAgain)
                return outcome;
        }
        return outcome;
    }

    /// `mayRunAgain`: this run left no trace for sure, and another may succeed.
    Result<> runOnce(PgConnection &connection, const WriteJob &job, bool &mayRunAgain)
    {
        connection.clearRunAgain();
        QByteArray begin = "BEGIN";
        if (!job.subject.isEmpty())
            begin += "; " + lockStatement(job.subject);
        Result<> done = connection.execute(begin); // one way to the server and back
        if (done) {
            const Steady::time_point before = Steady::now();
            Transaction transaction(connection, clock.now(), ids);
            done = job.work(transaction);
            judge(job.lane, job.name, job.subject, Steady::now() - before, hookTime);
        }
        if (done && connection.failed())
            done = failure(Error::Kind::Storage, u"a statement failed and its error was not returned"_s);
        if (done) {
            done = connection.execute("COMMIT");
            // Once COMMIT was on its way, a broken connection says nothing about it.
            mayRunAgain = !connection.broken() && connection.worthRunningAgain();
            return done;
        }
        mayRunAgain = connection.broken() || connection.worthRunningAgain();
        if (!connection.broken())
            (void)connection.execute("ROLLBACK");
        return done;
    }

    // --- the readers' threads

    void readLoop(Reader &reader)
    {
        std::unique_lock lock(m_readMutex);
        while (true) {
            m_readWaits.wait(lock, [this] { return m_closing || !m_reads.empty(); });
            if (m_closing)
                return;
            ReadJob job = std::move(m_reads.front());
            m_reads.pop_front();
            reader.ticket = job.ticket;
            lock.unlock();
            Result<> outcome = readOnce(reader, job);
            // A cancel meant for the read before may reach the server late, and a connection may have gone stale.
            const bool again = !outcome && !m_closing
                && (!reader.connection || reader.connection->broken()
                    || (outcome.error().kind == Error::Kind::Cancelled && !reader.connection->interrupted()));
            if (again)
                outcome = readOnce(reader, job);
            lock.lock();
            reader.ticket = 0;
            if (reader.connection && reader.connection->interrupted()) {
                outcome = failure(Error::Kind::Cancelled, u"interrupted"_s);
                reader.connection->clearInterrupt();
            }
            lock.unlock();
            delivery.send(std::move(job.to), std::move(outcome));
            lock.lock();
        }
    }

    Result<> readOnce(Reader &reader, const ReadJob &job)
    {
        if (!reader.connection || reader.connection->broken()) {
            auto opened = PgConnection::open(m_conninfo);
            const std::lock_guard lock(m_readMutex);
            reader.connection.reset();
            if (!opened)
                return tl::unexpected(opened.error());
            reader.connection = std::move(*opened);
        }
        PgConnection &connection = *reader.connection;
        if (Result<> begun = connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); !begun)
            return begun;
        Connection handle(connection);
        Result<> done = job.work(handle);
        const Result<> ended = connection.execute(done ? "COMMIT" : "ROLLBACK");
        if (!ended && !connection.broken())
            (void)connection.execute("ROLLBACK");
        return done ? ended : done;
    }

    // --- the listener's thread: wake-ups to and from the other engines and consoles, and cancelling

    void listenLoop()
    {
        (void)m_listener->execute("LISTEN callboard");
        Steady::time_point lastNotify = Steady::now() - notifyEvery;
        Steady::time_point lastSign = Steady::now();
        while (!m_closing) {
            std::chrono::milliseconds patience = 1s;
            if (m_toNotify)
                patience = std::chrono::ceil<std::chrono::milliseconds>(
                    std::max(Steady::duration(0), lastNotify + notifyEvery - Steady::now()));
            std::array<pollfd, 2> files{
                {{m_wake, POLLIN, 0}, {m_listener ? PQsocket(m_listener->handle()) : -1, POLLIN, 0}}};
            poll(files.data(), files.size(), int(patience.count()));
            quint64 woken = 0;
            (void)!::read(m_wake, &woken, sizeof woken);
            cancelReads();
            if (!m_listener || m_listener->broken()) {
                reconnect();
                lastSign = Steady::now();
                continue;
            }
            if (m_toNotify && !readOnly && Steady::now() - lastNotify >= notifyEvery) {
                m_toNotify = false;
                lastNotify = lastSign = Steady::now();
                (void)m_listener->execute("NOTIFY callboard");
            } else if (Steady::now() - lastSign > heartbeatEvery) {
                lastSign = Steady::now();
                (void)m_listener->execute("SELECT 1"); // a backend that died tells nobody
            }
            hear();
        }
    }

    void hear()
    {
        PQconsumeInput(m_listener->handle());
        bool others = false;
        while (PGnotify *notify = PQnotifies(m_listener->handle())) {
            others = others || notify->be_pid != PQbackendPID(m_listener->handle());
            PQfreemem(notify);
        }
        if (others)
            Q_EMIT m_owner->committed();
    }

    void reconnect()
    {
        if (m_listener) {
            qCInfo(lcStore, "the database is away");
            m_listener.reset();
        }
        auto opened = PgConnection::open(m_conninfo);
        if (opened && (*opened)->execute("LISTEN callboard")) {
            m_listener = std::move(*opened);
            qCInfo(lcStore, "the database is back");
            Q_EMIT m_owner->committed(); // whatever was missed meanwhile
            return;
        }
        const Steady::time_point until = Steady::now() + reconnectAfter;
        while (!m_closing && Steady::now() < until)
            std::this_thread::sleep_for(50ms);
    }

    void cancelReads()
    {
        std::vector<PgConnection::Canceller> running;
        {
            const std::lock_guard lock(m_readMutex);
            for (const quint64 ticket : m_toCancel) {
                for (Reader &reader : m_readers) {
                    if (reader.ticket == ticket && reader.connection)
                        running.push_back(reader.connection->canceller());
                }
            }
            m_toCancel.clear();
        }
        for (const PgConnection::Canceller &canceller : running)
            PgConnection::cancel(canceller);
    }

    const QString m_conninfo;
    const QString m_engineName;
    Database *m_owner = nullptr;
    std::atomic<bool> m_closing = false;

    std::vector<Writer> m_writers;
    std::atomic<size_t> m_nextWriter = 0;

    std::mutex m_readMutex; // of all down to m_readers
    std::condition_variable m_readWaits;
    std::deque<ReadJob> m_reads;
    std::vector<quint64> m_toCancel;
    std::vector<Reader> m_readers;

    std::unique_ptr<PgConnection> m_listener;
    std::thread m_listenThread;
    const int m_wake;
    std::atomic<bool> m_toNotify = false;
};

} // namespace

Result<std::unique_ptr<Database::Private>> openPostgres(const Options &options, const Clock &clock)
{
    auto listener = PgConnection::open(options.conninfo);
    if (!listener)
        return tl::unexpected(listener.error());
    return std::make_unique<PgDatabase>(options, clock, std::move(*listener));
}

} // namespace cb::store

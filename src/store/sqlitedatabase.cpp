// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/threadpriority.h"
#include "store/database_p.h"
#include "store/localdrive.h"
#include "store/sqlite.h"

#include <QFileInfo>

#include <array>
#include <condition_variable>
#include <deque>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::store {

namespace {

using Steady = std::chrono::steady_clock;

constexpr size_t batchMembers = 64;
constexpr auto batchTime = 4ms; // of hook time; the disk's comes on top
constexpr auto bulkPatience = 50ms; // under a flood one bulk write goes first this often
constexpr int checkpointPages = 1000; // 4 MB at SQLite's page size
constexpr int pausePages = 8000; // the writer waits a moment so that the WAL starts over
// A file that grows with each commit has new blocks to note in the file system's own journal: the slowest in a hundred
// fdatasync took 3.4 ms on ext4, and 0.9 ms where the blocks were there already.
constexpr int walStepPages = 1024;
constexpr int walMarginPages = 512; // more than a batch writes
constexpr qint64 walFrameBytes = 4096 + 24; // a page and its header

struct WriteJob {
    Lane lane;
    QString name; // for the log; may be empty
    QByteArray subject;
    Database::Write work;
    Recipient to;
    Steady::time_point since;
    Result<> outcome;
};

struct ReadJob {
    quint64 ticket;
    Database::Read work;
    Recipient to;
};

struct Reader {
    std::thread thread;
    std::unique_ptr<SqliteConnection> connection;
    quint64 ticket = 0; // 0: idle
};

class SqliteDatabase final : public Database::Private
{
public:
    SqliteDatabase(const Options &options, const Clock &clock)
        : Private(clock)
        , m_path(options.path)
        , m_engineName(options.engineName)
        , m_readers(size_t(std::max(1, options.readers)))
    { }
    ~SqliteDatabase() override { close(); }

    Result<> openWriter()
    {
        auto opened = SqliteConnection::open(m_path, SqliteConnection::Use::Write);
        if (!opened)
            return tl::unexpected(opened.error());
        m_writer = std::move(*opened);
        m_writer->engineName = m_engineName;
        const auto grown = [](void *self, sqlite3 *, const char *, int pages) {
            static_cast<SqliteDatabase *>(self)->m_walPages = pages;
            return SQLITE_OK;
        };
        sqlite3_wal_hook(m_writer->handle(), grown, this);
        return {};
    }
    Result<> openFirstReader()
    {
        auto opened = SqliteConnection::open(m_path, SqliteConnection::Use::Read);
        if (!opened)
            return tl::unexpected(opened.error());
        m_readers.front().connection = std::move(*opened);
        return {};
    }

    void start(Database *owner) override
    {
        m_owner = owner;
        if (m_writer) {
            m_writerThread = std::thread([this] { writeLoop(); });
            m_checkpointThread = std::thread([this] { checkpointLoop(); });
        }
        for (Reader &reader : m_readers)
            reader.thread = std::thread([this, &reader] { readLoop(reader); });
    }

    void write(Lane lane, QString name, QByteArray subject, Database::Write work, Recipient to) override
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_closing) {
                m_lanes[size_t(lane)].push_back(
                    {lane, std::move(name), std::move(subject), std::move(work), std::move(to), Steady::now(), {}});
                m_writeWaits.notify_one();
                return;
            }
        }
        delivery.send(std::move(to), closedError());
    }

    void read(quint64 ticket, Database::Read work, Recipient to) override
    {
        {
            const std::lock_guard lock(m_readMutex);
            if (!m_readsClosing) {
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
            if (reader.ticket == ticket && reader.connection)
                reader.connection->interrupt();
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
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
            m_writeWaits.notify_all();
            m_checkpointWaits.notify_all();
            m_batchEnded.notify_all();
        }
        {
            const std::lock_guard lock(m_readMutex);
            m_readsClosing = true;
            for (Reader &reader : m_readers) {
                if (reader.ticket != 0 && reader.connection)
                    reader.connection->interrupt();
            }
            m_readWaits.notify_all();
        }
        if (m_writerThread.joinable())
            m_writerThread.join();
        if (m_checkpointThread.joinable())
            m_checkpointThread.join();
        for (Reader &reader : m_readers) {
            if (reader.thread.joinable())
                reader.thread.join();
            reader.connection.reset();
        }
        m_writer.reset(); // last: SQLite then folds the WAL into the file
        std::vector<Answer> cancelled;
        for (auto &lane : m_lanes) {
            for (WriteJob &job : lane)
                cancelled.push_back({std::move(job.to), closedError()});
            lane.clear();
        }
        for (ReadJob &job : m_reads)
            cancelled.push_back({std::move(job.to), closedError()});
        m_reads.clear();
        delivery.send(std::move(cancelled));
    }

private:
    // --- the writer's thread

    void writeLoop()
    {
        letWindowsGoFirst();
        std::unique_lock lock(m_mutex);
        while (true) {
            m_writeWaits.wait(lock, [this] { return m_closing || (!m_paused && anyWaits()); });
            if (m_closing)
                return;
            m_inBatch = true;
            lock.unlock();
            runBatch();
            lock.lock();
            m_inBatch = false;
            m_batchEnded.notify_one();
            if (m_walPages < m_walPagesSeen)
                m_walPagesSeen = 0; // the WAL started over
            if (m_walPages - m_walPagesSeen >= checkpointPages)
                m_checkpointWaits.notify_one();
        }
    }

    [[nodiscard]] bool anyWaits() const
    {
        return std::any_of(m_lanes.begin(), m_lanes.end(), [](const auto &lane) { return !lane.empty(); });
    }

    /// Webhook before interactive before bulk. A bulk write only begins a batch: nobody's answer waits for more than
    /// one.
    std::optional<WriteJob> next(bool first)
    {
        const std::lock_guard lock(m_mutex);
        if (m_closing)
            return std::nullopt;
        auto &bulk = m_lanes[size_t(Lane::Bulk)];
        std::deque<WriteJob> *from = nullptr;
        if (first && !bulk.empty() && Steady::now() - std::max(bulk.front().since, m_lastBulk) > bulkPatience)
            from = &bulk;
        else if (!m_lanes[size_t(Lane::Webhook)].empty())
            from = &m_lanes[size_t(Lane::Webhook)];
        else if (!m_lanes[size_t(Lane::Interactive)].empty())
            from = &m_lanes[size_t(Lane::Interactive)];
        else if (first && !bulk.empty())
            from = &bulk;
        if (!from)
            return std::nullopt;
        if (from == &bulk)
            m_lastBulk = Steady::now();
        std::optional<WriteJob> job(std::move(from->front()));
        from->pop_front();
        return job;
    }

    void runBatch()
    {
        std::optional<WriteJob> first = next(true);
        if (!first)
            return;
        std::vector<WriteJob> members;
        members.reserve(batchMembers);
        members.push_back(std::move(*first));
        if (Result<> begun = control(u"BEGIN IMMEDIATE"_s); !begun) {
            takeTired(members);
            for (WriteJob &job : members)
                job.outcome = begun;
            answer(members, false);
            return;
        }
        if (m_walPages + walMarginPages > m_walPagesReady) {
            m_walPagesReady = m_walPages + walMarginPages + walStepPages;
            m_writer->extendWal(m_walPagesReady * walFrameBytes);
        }
        const Steady::time_point start = Steady::now();
        Steady::time_point before = start;
        while (true) {
            WriteJob &job = members.back();
            if (!(job.lane == Lane::Webhook ? runBare(job) : runInSavepoint(job))) {
                rerun(members);
                return;
            }
            const Steady::time_point after = Steady::now();
            judge(job.lane, job.name, job.subject, after - before, 5ms);
            before = after;
            if (members.size() == batchMembers || after - start > batchTime)
                break;
            std::optional<WriteJob> more = next(false);
            if (!more)
                break;
            members.push_back(std::move(*more));
        }
        if (Result<> done = control(u"COMMIT"_s); !done) {
            qCWarning(lcStore, "a batch of %d could not be committed: %ls", int(members.size()),
                qUtf16Printable(done.error().detail));
            if (m_writer->inTransaction())
                (void)control(u"ROLLBACK"_s);
            rerun(members);
            return;
        }
        answer(members, true);
    }

    /// Somebody else holds the file: whoever waited through that with the first need not wait through it again alone.
    void takeTired(std::vector<WriteJob> &members)
    {
        const std::lock_guard lock(m_mutex);
        const auto before = Steady::now() - SqliteConnection::busyTime / 2;
        for (auto &lane : m_lanes) {
            while (!lane.empty() && lane.front().since < before) {
                members.push_back(std::move(lane.front()));
                lane.pop_front();
            }
        }
    }

    /// A webhook fails so rarely (its signature was good, its form parsed) that the batch as a whole is its savepoint:
    /// one that fails sends every member through again, alone. SQLite copies each page aside that a savepoint's holder
    /// is the first to write, which cost as much again as the hook itself.
    [[nodiscard]] bool runBare(WriteJob &job)
    {
        job.outcome = work(job);
        return job.outcome && m_writer->inTransaction();
    }

    /// False when the whole transaction is gone: SQLite rolls it back by itself when the disk is full, say.
    [[nodiscard]] bool runInSavepoint(WriteJob &job)
    {
        if (Result<> set = control(u"SAVEPOINT member"_s); !set)
            return false;
        job.outcome = work(job);
        if (!m_writer->inTransaction())
            return false;
        if (!job.outcome && !control(u"ROLLBACK TO member"_s))
            return false;
        return control(u"RELEASE member"_s).has_value();
    }

    /// Each alone, once: so that the one that cannot be stored fails, and only that one.
    void rerun(std::vector<WriteJob> &members)
    {
        if (m_writer->inTransaction())
            (void)control(u"ROLLBACK"_s);
        bool any = false;
        for (WriteJob &job : members) {
            job.outcome = runAlone(job);
            any = any || job.outcome;
        }
        answer(members, any);
    }

    Result<> runAlone(WriteJob &job)
    {
        if (Result<> begun = control(u"BEGIN IMMEDIATE"_s); !begun)
            return begun;
        const Result<> done = work(job);
        if (!m_writer->inTransaction())
            return done ? failure(Error::Kind::Storage, u"the transaction was rolled back by SQLite"_s) : done;
        const Result<> ended = control(done ? u"COMMIT"_s : u"ROLLBACK"_s);
        if (!ended && m_writer->inTransaction())
            (void)control(u"ROLLBACK"_s);
        return done ? ended : done;
    }

    Result<> work(WriteJob &job)
    {
        Transaction transaction(*m_writer, clock.now(), ids);
        return job.work(transaction);
    }

    Result<> control(const QString &sql) { return controlOn(*m_writer, sql); }
    static Result<> controlOn(SqliteConnection &connection, const QString &sql)
    {
        Connection handle(connection);
        return Statement(handle, sql).run();
    }

    void answer(std::vector<WriteJob> &members, bool committed)
    {
        std::vector<Answer> answers;
        answers.reserve(members.size());
        for (WriteJob &job : members)
            answers.push_back({std::move(job.to), std::move(job.outcome)});
        delivery.send(std::move(answers));
        if (committed)
            Q_EMIT m_owner->committed();
    }

    // --- the readers' threads

    void readLoop(Reader &reader)
    {
        std::unique_lock lock(m_readMutex);
        while (true) {
            m_readWaits.wait(lock, [this] { return m_readsClosing || !m_reads.empty(); });
            if (m_readsClosing)
                return;
            ReadJob job = std::move(m_reads.front());
            m_reads.pop_front();
            reader.ticket = job.ticket;
            lock.unlock();
            Result<> outcome = readOnce(reader, job);
            lock.lock();
            reader.ticket = 0;
            const bool interrupted = reader.connection && reader.connection->interrupted();
            if (reader.connection)
                reader.connection->clearInterrupt();
            lock.unlock();
            if (reader.connection && reader.connection->inTransaction())
                (void)controlOn(*reader.connection, u"ROLLBACK"_s); // nothing was written
            if (interrupted)
                outcome = failure(Error::Kind::Cancelled, u"interrupted"_s);
            delivery.send(std::move(job.to), std::move(outcome));
            lock.lock();
        }
    }

    Result<> readOnce(Reader &reader, const ReadJob &job)
    {
        if (!reader.connection) {
            auto opened = SqliteConnection::open(m_path, SqliteConnection::Use::Read);
            if (!opened)
                return tl::unexpected(opened.error());
            const std::lock_guard lock(m_readMutex);
            reader.connection = std::move(*opened);
            if (m_readsClosing)
                return closedError();
        }
        if (Result<> begun = controlOn(*reader.connection, u"BEGIN"_s); !begun)
            return begun;
        Connection connection(*reader.connection);
        return job.work(connection);
    }

    // --- the checkpoint's thread

    /// Folds the WAL into the file beside the writer. Only when it has grown far does the writer wait, for the last few
    /// pages: then nothing in the WAL is needed any more and the next write starts it over.
    void checkpointLoop()
    {
        letWindowsGoFirst();
        auto opened = SqliteConnection::open(m_path, SqliteConnection::Use::Checkpoint);
        if (!opened) {
            qCWarning(lcStore, "no checkpoints: %ls", qUtf16Printable(opened.error().detail));
            return;
        }
        sqlite3 *const handle = (*opened)->handle();
        std::unique_lock lock(m_mutex);
        while (true) {
            m_checkpointWaits.wait(
                lock, [this] { return m_closing || m_walPages - m_walPagesSeen >= checkpointPages; });
            if (m_closing)
                return;
            m_walPagesSeen = m_walPages;
            lock.unlock();
            int logPages = 0;
            int donePages = 0;
            sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &logPages, &donePages);
            lock.lock();
            if (logPages < pausePages)
                continue;
            m_paused = true;
            m_batchEnded.wait(lock, [this] { return m_closing || !m_inBatch; });
            lock.unlock();
            sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &logPages, &donePages);
            lock.lock();
            m_paused = false;
            m_writeWaits.notify_one();
        }
    }

    const QString m_path;
    const QString m_engineName;
    Database *m_owner = nullptr;

    std::mutex m_mutex; // of all down to m_walPagesSeen
    std::condition_variable m_writeWaits;
    std::condition_variable m_checkpointWaits;
    std::condition_variable m_batchEnded;
    std::array<std::deque<WriteJob>, 3> m_lanes;
    Steady::time_point m_lastBulk;
    bool m_closing = false;
    bool m_paused = false;
    bool m_inBatch = false;
    int m_walPagesSeen = 0; // when the last checkpoint began
    std::atomic<int> m_walPages = 0;
    int m_walPagesReady = 0; // have their blocks on the disk; the writer's thread
    std::unique_ptr<SqliteConnection> m_writer;
    std::thread m_writerThread;
    std::thread m_checkpointThread;

    std::mutex m_readMutex; // of all below
    std::condition_variable m_readWaits;
    std::deque<ReadJob> m_reads;
    bool m_readsClosing = false;
    std::vector<Reader> m_readers;
};

} // namespace

Result<std::unique_ptr<Database::Private>> openSqlite(const Options &options, const Clock &clock)
{
    if (Result<> local = requireLocalDrive(QFileInfo(options.path).absolutePath()); !local)
        return tl::unexpected(local.error());
    auto database = std::make_unique<SqliteDatabase>(options, clock);
    if (Result<> opened = options.readOnly ? database->openFirstReader() : database->openWriter(); !opened)
        return tl::unexpected(opened.error());
    return database;
}

} // namespace cb::store

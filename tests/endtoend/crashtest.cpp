// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/client.h"
#include "bench/processes.h"
#include "support/suite.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <map>
#include <random>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb::bench;

namespace {

constexpr int connections = 6;
constexpr uint32_t seed = 20261120;

/// A request that was sent in some round, and what was answered to it; nothing when the engine died before.
struct Sent {
    Hook hook = Hook::Status;
    uint32_t run = 0;
    Event event;
    std::optional<Client::Answer> answer;

    [[nodiscard]] SignedRequests requests(uint16_t port) const { return SignedRequests(hook, port, run); }
    [[nodiscard]] std::string request(uint16_t port) const
    {
        std::string text;
        requests(port).write(event, text);
        return text;
    }
    [[nodiscard]] std::string sid() const { return requests(0).sid(event); }
    /// As the journal names it.
    [[nodiscard]] std::string naturalKey() const
    {
        const std::string subject = '|' + std::string(accountSid) + '|' + sid() + '|';
        return hook == Hook::Incoming ? "incoming" + subject
                                      : "status" + subject + "call-progress-events|" + std::to_string(event.event);
    }
};

/// Sends one request after the other until the engine is gone: incoming calls on some connections, status callbacks on
/// the others.
void send(uint16_t port, uint32_t run, int connection, std::vector<Sent> &sent)
{
    const Hook hook = connection % 3 == 0 ? Hook::Incoming : Hook::Status;
    const SignedRequests requests(hook, port, run);
    Client client(port);
    Event event{.call = uint64_t(connection) << 24};
    std::string text;
    while (true) {
        requests.write(event, text);
        sent.push_back({hook, run, event, client.exchange(text)});
        if (!sent.back().answer)
            return;
        if (++event.event == eventsOf(hook))
            event = {.call = event.call + 1};
    }
}

/// The data folder as anybody's SQLite sees it.
class Witness
{
public:
    explicit Witness(const QString &folder)
    {
        sqlite3_open_v2(
            (folder + u"/callboard.db"_s).toUtf8().constData(), &m_database, SQLITE_OPEN_READWRITE, nullptr);
        sqlite3_busy_timeout(m_database, 5000);
        m_journal = prepared("SELECT status, body FROM journal WHERE natural_key = ?1");
        m_call = prepared("SELECT id FROM call WHERE sid = ?1");
    }
    ~Witness()
    {
        sqlite3_finalize(m_journal);
        sqlite3_finalize(m_call);
        sqlite3_close(m_database);
    }

    /// The answer the journal holds for that key.
    std::optional<Client::Answer> answer(const std::string &naturalKey)
    {
        std::optional<Client::Answer> found;
        if (step(m_journal, naturalKey)) {
            const auto *body = static_cast<const char *>(sqlite3_column_blob(m_journal, 1));
            found = Client::Answer{
                sqlite3_column_int(m_journal, 0), std::string(body, body + sqlite3_column_bytes(m_journal, 1))};
        }
        sqlite3_reset(m_journal);
        return found;
    }
    bool hasCall(const std::string &sid)
    {
        const bool found = step(m_call, sid);
        sqlite3_reset(m_call);
        return found;
    }
    QByteArray integrity()
    {
        sqlite3_stmt *check = prepared("PRAGMA integrity_check");
        QByteArray said;
        if (sqlite3_step(check) == SQLITE_ROW)
            said = reinterpret_cast<const char *>(sqlite3_column_text(check, 0));
        sqlite3_finalize(check);
        return said;
    }

private:
    sqlite3_stmt *prepared(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr);
        return statement;
    }
    static bool step(sqlite3_stmt *statement, const std::string &text)
    {
        sqlite3_bind_text(statement, 1, text.data(), int(text.size()), SQLITE_TRANSIENT);
        return sqlite3_step(statement) == SQLITE_ROW;
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_journal = nullptr;
    sqlite3_stmt *m_call = nullptr;
};

} // namespace

/// The engine is killed in the midst of its work, again and again over the same data folder.
/// CALLBOARD_CRASH_ROUNDS says how often (200).
class CrashTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasAcknowledgedSurvivesEveryKill()
    {
        const int rounds = std::max(1, qEnvironmentVariable("CALLBOARD_CRASH_ROUNDS", u"200"_s).toInt());
        const QTemporaryDir folder;
        std::mt19937 dice(seed);
        std::vector<Sent> before; // of the round before
        qint64 acknowledged = 0;
        qint64 unanswered = 0;
        for (int round = 0; round <= rounds; ++round) {
            auto engine = startEngine(folder.path());
            QVERIFY2(engine, qPrintable(u"round %1: "_s.arg(round) + (engine ? QString() : engine.error().detail)));
            const uint16_t port = (*engine)->port();
            verify(folder.path(), port, before);
            if (QTest::currentTestFailed() || round == rounds)
                break;

            std::vector<std::vector<Sent>> sent(connections);
            std::vector<std::thread> senders;
            for (int i = 0; i < connections; ++i)
                senders.emplace_back(send, port, uint32_t(round + 1), i, std::ref(sent[size_t(i)]));
            std::this_thread::sleep_for(std::chrono::microseconds(5'000 + dice() % 60'000));
            (*engine)->kill();
            for (std::thread &sender : senders)
                sender.join();
            before.clear();
            for (const std::vector<Sent> &one : sent)
                before.insert(before.end(), one.begin(), one.end());
            for (const Sent &one : before) {
                QVERIFY2(!one.answer || one.answer->status / 100 == 2, one.naturalKey().c_str());
                ++(one.answer ? acknowledged : unanswered);
            }
        }
        qInfo("%d kills, %lld requests acknowledged, %lld in flight when the engine died", rounds, acknowledged,
            unanswered);
        // Else nothing was proven: the kills must have come while requests were under way.
        QVERIFY(acknowledged > rounds);
        QVERIFY(unanswered > 0);
        Witness witness(folder.path());
        QCOMPARE(witness.integrity(), "ok");
    }

private:
    static void verify(const QString &folder, uint16_t port, const std::vector<Sent> &before)
    {
        Witness witness(folder);
        for (const Sent &one : before) {
            if (!one.answer)
                continue;
            const std::optional<Client::Answer> kept = witness.answer(one.naturalKey());
            QVERIFY2(kept, ("acknowledged and lost: " + one.naturalKey()).c_str());
            QVERIFY2(*kept == *one.answer, ("another answer is kept: " + one.naturalKey()).c_str());
            QVERIFY2(witness.hasCall(one.sid()), ("acknowledged, but its call is lost: " + one.sid()).c_str());
        }
        // As the vendor does: what got no answer is sent again; so is some of what got one.
        Client client(port);
        for (size_t i = 0; i < before.size(); ++i) {
            const Sent &one = before[i];
            if (one.answer && i % 16 != 0)
                continue;
            const std::optional<Client::Answer> again = client.exchange(one.request(port));
            QVERIFY2(again && again->status / 100 == 2, ("sent again and refused: " + one.naturalKey()).c_str());
            QVERIFY2(!one.answer || *again == *one.answer, ("repeated, another answer: " + one.naturalKey()).c_str());
            QVERIFY2(witness.answer(one.naturalKey()), ("sent again and lost: " + one.naturalKey()).c_str());
        }
    }
};
static const test::Register<CrashTest> crashTest;

#include "crashtest.moc"

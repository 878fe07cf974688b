// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/client.h"
#include "bench/processes.h"
#include "support/suite.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::bench;

namespace {

constexpr int endMs = 10'000;
const QString calls = u"trace=fdatasync,fsync,write,writev,pwrite64,pwritev,sendto,sendmsg"_s;

/// One system call as strace saw it; `begun` and `ended` are lines of its log, which is in the order of time.
struct SystemCall {
    int begun = 0;
    int ended = 0;
    QByteArray thread;
    QByteArray name;
    QByteArray text; // its arguments and result
};

QList<SystemCall> readLog(const QByteArray &log)
{
    QList<SystemCall> all;
    QHash<QByteArray, qsizetype> unfinished; // by thread
    int number = 0;
    for (const QByteArray &line : log.split('\n')) {
        ++number;
        // "6083  1795205572.344324 pwrite64(6</…/callboard.db-wal>, "…", 4096, 65536) = 4096"
        const QByteArray thread = line.left(line.indexOf(' '));
        const QByteArray timed = line.mid(thread.size()).trimmed();
        const QByteArray rest = timed.mid(timed.indexOf(' ') + 1);
        if (rest.isEmpty() || rest.startsWith("+++") || rest.startsWith("---"))
            continue;
        if (rest.startsWith("<... ")) {
            const auto open = unfinished.constFind(thread);
            if (open != unfinished.constEnd()) {
                all[*open].ended = number;
                all[*open].text += rest;
                unfinished.erase(open);
            }
            continue;
        }
        const bool isUnfinished = rest.endsWith("<unfinished ...>");
        all << SystemCall{number, isUnfinished ? -1 : number, thread, rest.left(rest.indexOf('(')), rest};
        if (isUnfinished)
            unfinished.insert(thread, all.size() - 1);
    }
    return all;
}

bool isSync(const SystemCall &call)
{
    return (call.name == "fdatasync" || call.name == "fsync") && call.text.contains("callboard.db-wal")
        && call.text.trimmed().endsWith("= 0");
}

bool isAnswer(const SystemCall &call)
{
    return call.text.contains("\"HTTP/1.1 2");
}

bool writesToWal(const SystemCall &call, const QByteArray &key)
{
    return call.name.startsWith("pwrite") && call.text.contains("callboard.db-wal") && call.text.contains(key);
}

} // namespace

/// The proof by system calls that an answer leaves after the disk has what it acknowledges. Needs strace and the right
/// to trace; without them the test says so and is skipped, for then nothing can be known here. With them it must hold.
class FsyncTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"strace"_s).isEmpty())
            QSKIP("strace is not installed: that the WAL is synced before each answer was NOT checked");
        QProcess probe;
        probe.start(u"strace"_s, {u"-D"_s, u"-f"_s, u"-o"_s, u"/dev/null"_s, u"true"_s});
        if (!probe.waitForFinished(endMs) || probe.exitCode() != 0)
            QSKIP("strace may not trace here (ptrace is forbidden): that the WAL is synced before each answer was NOT "
                  "checked");
    }

    void theWalIsSyncedBeforeEachAnswer()
    {
        const QTemporaryDir folder;
        const QString logFile = folder.filePath(u"strace.log"_s);
        QList<QByteArray> keys;
        {
            // -D: strace is the engine's grandchild, so that the process we end is the engine itself.
            const auto engine = startEngine(folder.path(),
                {u"strace"_s, u"-D"_s, u"-f"_s, u"-y"_s, u"-ttt"_s, u"-s"_s, u"8192"_s, u"-o"_s, logFile, u"-e"_s,
                    calls});
            QVERIFY2(engine, qPrintable(engine ? QString() : engine.error().detail));
            Client client((*engine)->port());
            for (const Hook hook : {Hook::Incoming, Hook::Status}) {
                const SignedRequests requests(hook, (*engine)->port(), 1);
                for (uint64_t call = 0; call < 3; ++call) {
                    for (int event = 0; event < eventsOf(hook); ++event) {
                        const Event one{.call = call + 10 * uint64_t(hook), .event = event};
                        std::string text;
                        requests.write(one, text);
                        const auto answer = client.exchange(text);
                        QVERIFY(answer && answer->status / 100 == 2);
                        keys << (hook == Hook::Incoming ? "incoming|" : "status|")
                                + QByteArray::fromStdString(std::string(accountSid)) + '|'
                                + QByteArray::fromStdString(requests.sid(one)) + '|'
                                + (hook == Hook::Incoming ? QByteArray()
                                                          : "call-progress-events|" + QByteArray::number(event));
                    }
                }
            }
        }
        const QList<SystemCall> log = readLog(finished(logFile));
        QList<SystemCall> answers;
        std::copy_if(log.begin(), log.end(), std::back_inserter(answers), isAnswer);
        QCOMPARE(answers.size(), keys.size()); // one request at a time: the n-th answer is the n-th key's
        for (qsizetype i = 0; i < keys.size(); ++i) {
            // The frame that holds the request's journal row, and the same thread's next sync of the WAL.
            const auto frame = std::find_if(
                log.begin(), log.end(), [&](const SystemCall &call) { return writesToWal(call, keys.at(i)); });
            QVERIFY2(frame != log.end(), keys.at(i) + " was never written to the WAL");
            const auto sync = std::find_if(
                frame, log.end(), [&](const SystemCall &call) { return call.thread == frame->thread && isSync(call); });
            QVERIFY2(sync != log.end(), keys.at(i) + " was never synced");
            QVERIFY2(sync->ended > 0 && sync->ended < answers.at(i).begun,
                keys.at(i) + " was answered in line " + QByteArray::number(answers.at(i).begun)
                    + " before its sync ended in line " + QByteArray::number(sync->ended));
            // And it was this request's own write: nothing of it stood there before the previous answer.
            QVERIFY2(i == 0 || frame->begun > answers.at(i - 1).begun, keys.at(i));
        }
    }

private:
    /// strace ends a moment after the engine.
    static QByteArray finished(const QString &path)
    {
        QByteArray log;
        const auto ended = [&] {
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                log = file.readAll();
            const QByteArray last = log.trimmed().split('\n').last();
            return last.contains("+++ exited with") || last.contains("+++ killed by");
        };
        (void)QTest::qWaitFor(ended, endMs);
        return log;
    }
};
static const test::Register<FsyncTest> fsyncTest;

#include "fsynctest.moc"

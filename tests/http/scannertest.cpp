// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/scanner.h"
#include "support/suite.h"

#include <QTest>

#include <random>
#include <vector>

using namespace cb;
using namespace cb::http;

namespace {
struct Verdict {
    std::vector<QByteArray> requests; // everything that matters of each
    int refused = 0;
    Scanner::State last = Scanner::State::Head;
    friend bool operator==(const Verdict &, const Verdict &) = default;
};

QByteArray summary(const Scanner &scanner)
{
    const Request &request = scanner.request();
    QByteArray text = methodName(request.method) + ' ' + request.target + '|' + request.path + '|' + request.query;
    for (const auto &[name, value] : request.headers)
        text += '|' + name + '=' + value;
    return text + '|' + request.body + (scanner.closes() ? "|closes" : "") + (scanner.upgrades() ? "|upgrades" : "")
        + (scanner.expectsContinue() ? "|continue" : "");
}

/// Scans a whole connection's bytes in the pieces given by `next`.
template <typename Next>
Verdict scan(const QByteArray &bytes, Next next)
{
    Verdict verdict;
    Scanner scanner({64, 256, 100, 6});
    qsizetype at = 0;
    while (at < bytes.size() && scanner.state() != Scanner::State::Refused) {
        const qsizetype piece = std::min(next(), bytes.size() - at);
        qsizetype offered = 0;
        while (offered < piece && scanner.state() != Scanner::State::Refused) {
            offered += scanner.feed(QByteArrayView(bytes).sliced(at + offered, piece - offered));
            if (scanner.state() == Scanner::State::Complete) {
                verdict.requests.push_back(summary(scanner));
                (void)scanner.take();
            }
        }
        at += piece;
    }
    verdict.last = scanner.state();
    verdict.refused = scanner.refusal().status;
    return verdict;
}
} // namespace

class ScannerTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void readsARequestAsItCame()
    {
        Scanner scanner;
        const QByteArray bytes =
            "POST /a%2fb?c=d?e HTTP/1.1\r\nhOsT:\t a \r\nX: 1\r\nX: 2\r\nContent-Length: 3\r\n\r\nabcGET";
        QCOMPARE(scanner.feed(bytes), bytes.size() - 3);
        QCOMPARE(scanner.state(), Scanner::State::Complete);
        QCOMPARE(scanner.feed("GET"), 0); // nothing of the next
        const Request request = scanner.take();
        QCOMPARE(request.method, Method::Post);
        QCOMPARE(request.target, "/a%2fb?c=d?e");
        QCOMPARE(request.path, "/a%2fb");
        QCOMPARE(request.query, "c=d?e");
        const Headers headers{{"hOsT", "a"}, {"X", "1"}, {"X", "2"}, {"Content-Length", "3"}};
        QCOMPARE(request.headers, headers);
        QCOMPARE(request.header("HOST"), "a");
        QCOMPARE(request.header("x"), "1");
        QCOMPARE(request.header("y"), QByteArray());
        QCOMPARE(request.body, "abc");
        QCOMPARE(scanner.state(), Scanner::State::Head);
    }

    void limitsHoldToTheByte_data()
    {
        QTest::addColumn<int>("lineLength"); // of the one field, with CRLF
        QTest::addColumn<int>("status");
        QTest::newRow("fits") << 64 << 0;
        QTest::newRow("one too many") << 65 << 431;
    }
    void limitsHoldToTheByte()
    {
        QFETCH(int, lineLength);
        QFETCH(int, status);
        Scanner scanner({64, 256, 100, 6});
        scanner.feed("GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(lineLength - 5, 'a') + "\r\n\r\n");
        QCOMPARE(scanner.refusal().status, status);
    }

    /// 4,000 mutated connections, each cut in four ways. The seed is fixed, so a failure comes again.
    void mutationsNeverCrashAndPiecesDoNotMatter()
    {
        const std::vector<QByteArray> seeds = {
            "GET /ping?x=1 HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: a:80\r\nContent-Length: 5\r\nX-Y: z\r\n\r\nhelloHEAD / HTTP/1.0\r\n\r\n",
            "\r\nPUT /e HTTP/1.1\r\nHost: [::1]\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab",
            "GET /s HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\r\n\x81\x01x",
            "POST /e HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        };
        static constexpr char spices[] = "\r\n \t:/?#%,HTTP/1.0\0\x7f\xff-+9";
        const QByteArray spice(spices, sizeof spices - 1);
        std::mt19937 random(20261120);
        const auto below = [&random](qsizetype bound) { return qsizetype(random() % quint32(bound)); };
        int refused = 0;
        int complete = 0;
        for (int round = 0; round < 4000; ++round) {
            QByteArray bytes = seeds[size_t(below(qsizetype(seeds.size())))];
            if (below(2))
                bytes += seeds[size_t(below(qsizetype(seeds.size())))];
            for (qsizetype i = below(4); i > 0; --i) {
                const qsizetype at = below(bytes.size());
                switch (below(4)) {
                case 0:
                    bytes[at] = char(random());
                    break;
                case 1:
                    bytes.insert(at, spice[below(spice.size())]);
                    break;
                case 2:
                    bytes.remove(at, 1 + below(3));
                    break;
                default:
                    bytes.insert(at, bytes.sliced(at, std::min(bytes.size() - at, below(90))));
                }
                if (bytes.isEmpty())
                    bytes = "G";
            }
            const Verdict whole = scan(bytes, [&bytes] { return bytes.size(); });
            refused += whole.refused != 0;
            complete += int(whole.requests.size());
            const auto singly = scan(bytes, [] { return qsizetype(1); });
            QVERIFY2(singly == whole, bytes.toPercentEncoding().constData());
            for (int cut = 0; cut < 2; ++cut) {
                const auto pieces = scan(bytes, [&below] { return 1 + below(17); });
                QVERIFY2(pieces == whole, bytes.toPercentEncoding().constData());
            }
        }
        QVERIFY(refused > 500); // the mutations bite,
        QVERIFY(complete > 500); // and not only that
    }
};
static const test::Register<ScannerTest> scannerTest;

#include "scannertest.moc"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of a process to a window that is painted and settled over the seeded history, warm file cache; each
// start is a process of its own. Also the real program with --snap: that includes writing a PNG.
#include "bench/processes.h"
#include "bench/seeded.h"
#include "bench/window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr int starts = 15;

/// `--window FOLDER PAGE`: opens, settles, paints, says so with its memory, ends.
int window(int argc, char **argv, const Options &options)
{
    if (options.rest.size() != 2)
        return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const auto window = Window::open(options.rest.at(0), options.rest.at(1));
    if (!window) {
        std::fprintf(stderr, "%ls\n", qUtf16Printable(window.error().detail));
        return 3;
    }
    (*window)->widget().repaint();
    std::puts(QJsonDocument(memory()).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return 0;
}
const Register hidden(HiddenProgram{u"--window"_s, window});

struct Started {
    std::vector<qint64> times;
    QJsonObject memory; // of the last
};

Result<Started> startWindows(const QString &folder, const QString &page)
{
    Started started;
    for (int i = 0; i < starts; ++i) {
        QProcess process;
        QElapsedTimer timer;
        timer.start();
        process.start(QCoreApplication::applicationFilePath(), {u"--window"_s, folder, page});
        if (!process.waitForReadyRead(60'000))
            return failure(Error::Kind::Unreachable, QString::fromUtf8(process.readAllStandardError()));
        const qint64 took = timer.nsecsElapsed();
        if (i > 0) // the first one warms the file cache
            started.times.push_back(took);
        process.waitForFinished(10'000);
        started.memory = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }
    return started;
}

/// The program itself as its own engine.
Result<QJsonObject> snaps(const Options &options)
{
    const auto folder = seededCopy(options);
    if (!folder)
        return tl::unexpected(folder.error());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    std::vector<qint64> times;
    for (int i = 0; i < starts; ++i) {
        QProcess process;
        process.setProcessEnvironment(environment);
        QElapsedTimer timer;
        timer.start();
        process.start(QStringLiteral(CALLBOARD_PATH),
            {u"--data"_s, (*folder)->path(), u"--page"_s, u"history"_s, u"--snap"_s,
                (*folder)->filePath(u"snap.png"_s)});
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            return failure(Error::Kind::Unreachable, QString::fromUtf8(process.readAllStandardError()));
        if (i > 0)
            times.push_back(timer.nsecsElapsed());
    }
    return distribution(times);
}

Result<QJsonObject> startUp(const Options &options)
{
    const Result<QString> folder = seededFolder(options);
    if (!folder)
        return tl::unexpected(folder.error());
    QJsonObject report{{u"calls"_s, options.calls}};
    for (const QString &page : {u"calls"_s, u"history"_s}) {
        const Result<Started> started = startWindows(*folder, page);
        if (!started)
            return tl::unexpected(started.error());
        report.insert(page, distribution(started->times));
        report.insert(page + u"_memory"_s, started->memory);
    }
    const Result<QJsonObject> program = snaps(options);
    if (!program)
        return tl::unexpected(program.error());
    report.insert(u"program_to_written_picture"_s, *program);
    return report;
}

const Register registered(Bench{u"start-up"_s, u"from process start to a settled window over the history"_s, startUp});

} // namespace

} // namespace cb::bench

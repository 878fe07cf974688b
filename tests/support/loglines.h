// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <atomic>

namespace cb::test {

/// Counts the lines of the log that contain these words, from any thread, while it lives; they are written as ever.
/// One at a time; made before the threads it listens to, so that it outlives them.
class LogLines
{
public:
    explicit LogLines(const QString &words)
    {
        s_words = words;
        s_count = 0;
        s_before = qInstallMessageHandler(see);
    }
    ~LogLines() { qInstallMessageHandler(s_before); }
    Q_DISABLE_COPY_MOVE(LogLines)

    [[nodiscard]] int count() const { return s_count; }

private:
    static void see(QtMsgType type, const QMessageLogContext &context, const QString &line)
    {
        if (line.contains(s_words))
            ++s_count;
        s_before(type, context, line);
    }
    inline static QString s_words;
    inline static std::atomic<int> s_count = 0;
    inline static QtMessageHandler s_before = nullptr;
};

} // namespace cb::test

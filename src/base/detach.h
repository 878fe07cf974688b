// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QCoro/QCoroTask>
#include <QLoggingCategory>

#include <exception>

namespace cb {

/// Starts work that nobody waits for: a failure, or an exception (which QCoro would swallow), reaches the log.
inline void detach(QCoro::Task<Result<>> task, const QLoggingCategory &(*category)(), QString what)
{
    [](QCoro::Task<Result<>> work, const QLoggingCategory &(*log)(), QString name) -> QCoro::Task<> {
        try {
            const Result<> done = co_await work;
            if (!done)
                qCWarning(log, "%ls: %ls", qUtf16Printable(name), qUtf16Printable(done.error().detail));
        } catch (const std::exception &problem) {
            qCCritical(log, "%ls: %s", qUtf16Printable(name), problem.what());
        }
    }(std::move(task), category, std::move(what));
}

} // namespace cb

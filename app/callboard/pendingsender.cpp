// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/pendingsender.h"

#include <QEventLoop>
#include <QPointer>
#include <QTimer>

#include <utility>

namespace cb::app {

PendingSender::PendingSender(commands::Sender &next, QObject *parent)
    : QObject(parent)
    , m_next(next)
{ }

void PendingSender::send(commands::Command command, QObject *context, Done done)
{
    ++m_underWay;
    // In our own name: nobody is told of the answer to somebody who is gone.
    m_next.send(std::move(command), this,
        [this, asker = QPointer<QObject>(context), done = std::move(done)](const Result<commands::Outcome> &outcome) {
            --m_underWay;
            if (asker)
                QMetaObject::invokeMethod(asker.data(), [done, outcome] { done(outcome); });
            if (m_underWay == 0)
                Q_EMIT allAnswered();
        });
}

bool PendingSender::finish(std::chrono::milliseconds atMost)
{
    if (m_underWay == 0)
        return true;
    QEventLoop loop;
    connect(this, &PendingSender::allAnswered, &loop, &QEventLoop::quit);
    QTimer::singleShot(atMost, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    return m_underWay == 0;
}

} // namespace cb::app

#include "moc_pendingsender.cpp"

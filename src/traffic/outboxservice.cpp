// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic/outboxservice.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cb::traffic {

void OutboxService::sendAgain(const Outgoing &outgoing, QObject *context, Done done)
{
    decide(u"outbox.sendAgain"_s, outgoing, context, std::move(done));
}

void OutboxService::itArrived(const Outgoing &outgoing, QObject *context, Done done)
{
    decide(u"outbox.itArrived"_s, outgoing, context, std::move(done));
}

void OutboxService::cancel(const Outgoing &outgoing, QObject *context, Done done)
{
    decide(u"outbox.cancel"_s, outgoing, context, std::move(done));
}

void OutboxService::decide(const QString &command, const Outgoing &outgoing, QObject *context, Done done)
{
    m_sender.send(commands::Command::make(command, {{u"id"_s, outgoing.id.value}, {u"attempt"_s, outgoing.attempt}}),
        context, std::move(done));
}

} // namespace cb::traffic

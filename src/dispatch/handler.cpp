// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/handler.h"

namespace cb::dispatch {

SendResult SendResult::done(QString remoteId, QJsonObject answer)
{
    SendResult result;
    result.kind = Kind::Done;
    result.remoteId = std::move(remoteId);
    result.answer = std::move(answer);
    return result;
}

SendResult SendResult::notDone(QString why, std::optional<std::chrono::milliseconds> retryAfter, int httpStatus)
{
    SendResult result;
    result.kind = Kind::NotDone;
    result.why = std::move(why);
    result.retryAfter = retryAfter;
    result.httpStatus = httpStatus;
    return result;
}

SendResult SendResult::failed(QString why, int code, int httpStatus)
{
    SendResult result;
    result.kind = Kind::Failed;
    result.why = std::move(why);
    result.code = code;
    result.httpStatus = httpStatus;
    return result;
}

SendResult SendResult::unclear(QString why, int httpStatus)
{
    SendResult result;
    result.why = std::move(why);
    result.httpStatus = httpStatus;
    return result;
}

void Handler::lookUp(const Item &, std::stop_token, std::function<void(LookUp)> done)
{
    done(LookUp());
}

Result<> Handler::ended(store::Transaction &, const Item &, const SendResult &) const
{
    return {};
}

void Handlers::add(const QString &kind, std::unique_ptr<Handler> handler)
{
    Q_ASSERT(!m_handlers.contains(kind) && !m_timers.contains(kind));
    m_handlers.insert(kind, std::move(handler));
}

void Handlers::addTimer(const QString &kind, TimerHook hook)
{
    Q_ASSERT(!m_handlers.contains(kind) && !m_timers.contains(kind));
    m_timers.insert(kind, std::move(hook));
}

Handler *Handlers::find(const QString &kind) const
{
    return m_handlers.value(kind).get();
}

const TimerHook *Handlers::timer(const QString &kind) const
{
    const auto found = m_timers.constFind(kind);
    return found == m_timers.constEnd() ? nullptr : &*found;
}

Result<> Handlers::ended(store::Transaction &tx, const Item &item, const SendResult &result) const
{
    const Handler *handler = find(item.kind);
    return handler ? handler->ended(tx, item, result) : Result<>();
}

QByteArray proof(store::outbox::ItemId id, int attempt)
{
    return QByteArray::number(id.value) + '.' + QByteArray::number(attempt);
}

std::optional<Proof> readProof(QByteArrayView value)
{
    const qsizetype dot = value.indexOf('.');
    if (dot <= 0)
        return std::nullopt;
    bool idGood = false;
    bool attemptGood = false;
    const Proof proof{{value.first(dot).toLongLong(&idGood)}, value.sliced(dot + 1).toInt(&attemptGood)};
    return idGood && attemptGood && proof.id.isValid() && proof.attempt > 0 ? std::optional(proof) : std::nullopt;
}

} // namespace cb::dispatch

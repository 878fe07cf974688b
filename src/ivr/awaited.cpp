// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/awaited.h"

#include "ivr/ivrstore.h"
#include "store/outbox.h"

using namespace Qt::StringLiterals;
namespace outbox = cb::store::outbox;

namespace cb::ivr {

namespace {

/// The word for a state in which nothing more happens by itself; empty: it is on its way.
QString endWord(outbox::State state)
{
    switch (state) {
    case outbox::State::Waiting:
    case outbox::State::Claimed:
    case outbox::State::Sending:
    case outbox::State::Unclear:
        break;
    case outbox::State::Parked:
        return u"unclear"_s;
    case outbox::State::Done:
        return u"done"_s;
    case outbox::State::Failed:
        return u"failed"_s;
    case outbox::State::Cancelled:
        return u"cancelled"_s;
    case outbox::State::Expired:
        return u"expired"_s;
    }
    return {};
}

} // namespace

Result<std::optional<text::Value>> outcomeOf(store::Connection &connection, const Waiting &waiting)
{
    const Result<std::optional<outbox::Item>> item = outbox::find(connection, {waiting.id});
    if (!item)
        return tl::unexpected(item.error());
    const QString word = *item ? endWord((*item)->state) : QString();
    if (word.isEmpty())
        return std::optional<text::Value>();
    return std::optional(
        text::Value::map({{u"state"_s, word}, {u"remote_id"_s, (*item)->remoteId}, {u"why"_s, (*item)->outcome}}));
}

bool isOfThisVisit(const State &state, const twilio::Form &url)
{
    const QString visit = url.text("v");
    return visit.isEmpty() || visit == QString::number(state.visit);
}

Result<bool> isPending(store::Connection &connection, const QString &callSid, const twilio::Form &url, Instant now)
{
    const Result<std::optional<StoredCall>> call = callState(connection, callSid);
    if (!call)
        return tl::unexpected(call.error());
    if (!*call || (*call)->state.ended || !(*call)->state.waiting || !isOfThisVisit((*call)->state, url))
        return false;
    const Waiting &waiting = *(*call)->state.waiting;
    if (QString::number(waiting.id) != url.text("w") || now >= waiting.until)
        return false;
    const Result<std::optional<outbox::Item>> item = outbox::find(connection, {waiting.id});
    if (!item)
        return tl::unexpected(item.error());
    return *item && endWord((*item)->state).isEmpty();
}

} // namespace cb::ivr

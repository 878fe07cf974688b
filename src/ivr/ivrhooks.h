// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "ivr/executor.h"
#include "twilio/form.h"
#include "twilio/voicerequest.h"

#include <optional>

namespace cb::ivr {

/// What the desk is, for one request. Chance and the clock's reading are the engine's to give.
struct Desk {
    Site site;
    CallOrigin origin = CallOrigin::Live;
    quint64 dice = 0;
};

/// The answer to Twilio, to be sent once the transaction is committed.
struct Reply {
    QByteArray twiml;
    qint64 waitFor = 0; // not 0: the call comes back at once with w of this value; the door may hold that request
};

/// /twilio/voice/incoming and its aliases: the call's first facts, and its number's flow from the start. A blocked
/// caller is rejected, unanswered and unbilled. A call we know already is taken up where it is.
/// Somebody whom we called answers here, too: `flow` of the URL is what they hear, with `placed {number name line
/// attempt attempts}` when `ob` names a call that was placed for them.
[[nodiscard]] Result<Reply> incoming(store::Transaction &tx, const Executor &executor,
    const twilio::VoiceRequest &request, const Desk &desk, const twilio::Form &url = {});

/// /twilio/voice/continue?v=…[&w=…][&e=1], and ivr/execute (without v: wherever the call is). A stale or foreign
/// `v` changes nothing and gets the last answer again. A call without a state begins. With a=ID somebody at the desk
/// transfers the call (calls/callaction.h): it goes on in the flow "blind-transfer", whose variable `transfer` says to
/// whom. A call that waits goes on with its outcome when that is there (ivr/awaited.h), else it hears the filler and
/// waits on; one that ended while the door held its request goes nowhere.
[[nodiscard]] Result<Reply> proceed(store::Transaction &tx, const Executor &executor,
    const twilio::VoiceRequest &request, const twilio::Form &url, const Desk &desk);

/// /twilio/fallback: a document of ours did not reach the caller. Apology and voicemail, in the call's own flow state.
[[nodiscard]] Result<Reply> fallback(
    store::Transaction &tx, const Executor &executor, const twilio::VoiceRequest &request, const Desk &desk);

/// The call is over (status callback, catch-up): its state may go.
[[nodiscard]] Result<> callEnded(store::Transaction &tx, const QString &callSid);

/// What a waiting caller hears while the database takes nothing: twice a pause and the same request again (`f` counts
/// them), then the last resort. `target` is the request's own path and query, `url` the query.
[[nodiscard]] QByteArray withoutDatabase(const Executor &executor, const twilio::VoiceRequest &request,
    const QByteArray &target, const twilio::Form &url, const Site &site);
/// Apology and voicemail, made without a database: for /twilio/fallback, too. The message comes to proceed(), which
/// keeps it although the call has no state.
[[nodiscard]] QByteArray lastResort(const Executor &executor, const twilio::VoiceRequest &request, const Site &site);

/// Where a call goes on that somebody at the desk transfers.
inline const QString blindTransfer = QStringLiteral("blind-transfer");

} // namespace cb::ivr

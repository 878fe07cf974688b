// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "calls/call.h"
#include "dispatch/handler.h"
#include "ivr/executor.h"
#include "ivr/site.h"
#include "listener/webhook.h"

#include <QList>

namespace cb::engine {

/// What the voice webhooks need to know of the desk; outlives the door.
struct VoiceDesk {
    const ivr::Executor &executor;
    ivr::Site site;
    CallOrigin origin = CallOrigin::Live;
    bool fetchCalls = true; // recordings of calls are fetched, too (recording.fetch_calls)
    const Clock &clock;
    const dispatch::Handlers &handlers; // whose orders the callbacks prove
    Secret authToken{}; // the newest: under it goes into a natural key what callers keyed or said
};

/// The voice paths and their aliases: incoming, continue, execute, fallback, status, recording. Each turns a typed
/// request into a call of its room's hook.
[[nodiscard]] QList<listener::Webhook> voiceWebhooks(const VoiceDesk &desk);

} // namespace cb::engine

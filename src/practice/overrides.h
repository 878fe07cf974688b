// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace cb::practice {

/// What the fragment of a callback's address says about retries: "#rc=2&rp=5xx,ct,rt&rt=5000". Anything that is not
/// understood keeps its default. Source: Twilio docs "Webhooks: Connection Overrides" (twilio.md 4.7).
struct ConnectionOverrides {
    std::chrono::milliseconds readTimeout{15'000};
    std::chrono::milliseconds totalTimeout{15'000};
    int retries = 1;
    bool onConnect = true;
    bool onRead = false;
    bool on4xx = false;
    bool on5xx = false;

    [[nodiscard]] static ConnectionOverrides parse(const QString &fragment);
    friend bool operator==(const ConnectionOverrides &, const ConnectionOverrides &) = default;
};

} // namespace cb::practice

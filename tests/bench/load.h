// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/signedrequests.h"

#include <string>
#include <vector>

/// A load generator over epoll on one thread: signed requests on keep-alive connections, one at a time on each.
namespace cb::bench {

struct LoadOptions {
    Hook hook = Hook::Status;
    uint16_t port = 0; // on 127.0.0.1
    uint32_t run = 1;
    int connections = 64;
    double warmUpSeconds = 1; // answered but not counted
    double seconds = 5;
    double perSecond = 0; // 0: as fast as answers come; else at this rate, whatever the answers do
    bool stamped = false; // SIDs carry the instant of sending (CLOCK_MONOTONIC, ns)
};

struct LoadResult {
    uint64_t answered = 0; // with 2xx
    uint64_t refused = 0; // any other status
    uint64_t lost = 0; // connections that ended before the answer
    double seconds = 0; // of what was counted
    /// Of each counted answer, sorted. At a fixed rate from the instant the request was due, so that a server that
    /// stalls is charged for all it kept waiting.
    std::vector<uint32_t> microseconds;
    std::string trouble; // the load could not be made

    [[nodiscard]] double percentileMs(double share) const; // 0.99
    [[nodiscard]] std::string json() const;
};

[[nodiscard]] LoadResult runLoad(const LoadOptions &options);

/// Now, on the clock all processes of this machine share.
[[nodiscard]] uint64_t monotonicNs();

} // namespace cb::bench

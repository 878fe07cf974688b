// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Webhooks as Twilio sends them over the wire, each with a SID of its own and signed: HMAC-SHA1 by OpenSSL, written
/// from the vendor's description and not with our own code, so that a mistake there would show. Without Qt.
namespace cb::bench {

inline constexpr std::string_view accountSid = "AC00000000000000000000000000000001";
inline constexpr std::string_view authToken = "0123456789abcdef0123456789abcdef";

enum class Hook {
    Incoming, // a call begins and wants its TwiML
    Status, // four events of an outgoing call: initiated, ringing, in-progress, completed
};
inline constexpr int eventsOf(Hook hook)
{
    return hook == Hook::Status ? 4 : 1;
}

/// One event of one call.
struct Event {
    uint64_t call = 0; // counts from 0
    int event = 0; // below eventsOf(hook)
    uint64_t stamp = 0; // the second half of the SID: when it was sent, say
};

class SignedRequests
{
public:
    /// `run` tells the calls of one run from those of another; `port` stands in the signed address.
    SignedRequests(Hook hook, uint16_t port, uint32_t run);

    [[nodiscard]] Hook hook() const { return m_hook; }
    /// Signs the first `calls` calls with a stamp of 0 now, so that sending them costs a copy.
    void signAhead(uint64_t calls);
    [[nodiscard]] uint64_t signedAhead() const { return m_signatures.size() / size_t(eventsOf(m_hook)); }

    /// Replaces `request` by head and body.
    void write(const Event &event, std::string &request) const;
    [[nodiscard]] std::string sid(const Event &event) const; // "CA" and 32 hex digits
    /// "ringing", "initiated", …
    [[nodiscard]] std::string_view word(const Event &event) const;
    /// The stamp of a SID made here; 0 when it is none.
    [[nodiscard]] static uint64_t stampOf(std::string_view sid);

private:
    using Signature = std::array<char, 28>; // Base64 of 20 bytes
    struct Template {
        std::string request; // with places for SID, token and signature
        size_t sid = 0;
        size_t token = 0;
        size_t signature = 0;
        std::string toSign; // with a place for the SID
        size_t signedSid = 0;
        std::string_view word;
    };
    [[nodiscard]] Template make(int event) const;
    [[nodiscard]] Signature signatureOf(const Template &made, std::string_view sid) const;

    Hook m_hook;
    uint16_t m_port;
    uint32_t m_run;
    std::vector<Template> m_templates;
    std::vector<Signature> m_signatures;
};

} // namespace cb::bench

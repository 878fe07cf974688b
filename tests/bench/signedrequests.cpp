// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/signedrequests.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>

namespace cb::bench {

namespace {

constexpr std::string_view sidPlace = "CA00000000000000000000000000000000";
constexpr std::string_view signaturePlace = "aaaaaaaaaaaaaaaaaaaaaaaaaaaa";
constexpr std::string_view tokenPlace = "00000000-0000-4000-8000-000000000000";
constexpr std::array<std::string_view, 4> statuses{"initiated", "ringing", "in-progress", "completed"};

std::string encoded(std::string_view text)
{
    std::string out;
    for (const unsigned char c : text) {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.'
            || c == '_' || c == '*') {
            out += char(c);
        } else if (c == ' ') {
            out += '+';
        } else {
            std::array<char, 4> hex{};
            std::snprintf(hex.data(), hex.size(), "%%%02X", c);
            out += hex.data();
        }
    }
    return out;
}

void putHex(char *to, uint64_t value, int digits)
{
    for (int i = digits - 1; i >= 0; --i, value >>= 4)
        to[i] = "0123456789abcdef"[value & 15];
}

} // namespace

SignedRequests::SignedRequests(Hook hook, uint16_t port, uint32_t run)
    : m_hook(hook)
    , m_port(port)
    , m_run(run)
{
    for (int event = 0; event < eventsOf(hook); ++event)
        m_templates.push_back(make(event));
}

SignedRequests::Template SignedRequests::make(int event) const
{
    const bool incoming = m_hook == Hook::Incoming;
    const std::string path = incoming ? "/twilio/voice/incoming" : "/twilio/voice/status";
    const std::string host = std::string("127.0.0.1:").append(std::to_string(m_port));
    Template made;
    made.word = incoming ? "ringing" : statuses[size_t(event)];
    // Sorted by name, as the signature wants them.
    std::map<std::string, std::string> form{
        {"AccountSid", std::string(accountSid)},
        {"ApiVersion", "2010-04-01"},
        {"CallSid", std::string(sidPlace)},
        {"CallStatus", std::string(made.word)},
        {"Called", "+12065550100"},
        {"CalledCity", "SEATTLE"},
        {"CalledCountry", "US"},
        {"CalledState", "WA"},
        {"CalledZip", "98101"},
        {"Caller", "+12065550142"},
        {"CallerCity", "SEATTLE"},
        {"CallerCountry", "US"},
        {"CallerState", "WA"},
        {"CallerZip", "98104"},
        {"Direction", incoming ? "inbound" : "outbound-api"},
        {"From", "+12065550142"},
        {"FromCity", "SEATTLE"},
        {"FromCountry", "US"},
        {"FromState", "WA"},
        {"FromZip", "98104"},
        {"To", "+12065550100"},
        {"ToCity", "SEATTLE"},
        {"ToCountry", "US"},
        {"ToState", "WA"},
        {"ToZip", "98101"},
    };
    if (!incoming) {
        form.insert({"CallbackSource", "call-progress-events"});
        form.insert({"SequenceNumber", std::to_string(event)});
        // In whole seconds, as the vendor tells it: the calls of one run share theirs.
        std::array<char, 40> at{};
        std::snprintf(at.data(), at.size(), "Fri, 20 Nov 2026 14:%02u:%02u +0000", m_run / 6 % 60,
            m_run % 6 * 10 + unsigned(event));
        form.insert({"Timestamp", at.data()});
        if (made.word == "completed") {
            form.insert({"CallDuration", "31"});
            form.insert({"Duration", "1"});
        }
    }

    std::string body;
    made.toSign = std::string("http://").append(host).append(path);
    for (const auto &[name, value] : form) {
        made.toSign += name + value;
        body.append(body.empty() ? "" : "&").append(encoded(name)).append("=").append(encoded(value));
    }
    made.signedSid = made.toSign.find(sidPlace);
    made.request = std::string("POST ").append(path) + " HTTP/1.1\r\nHost: " + host
        + "\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\nX-Twilio-Signature: " + std::string(signaturePlace)
        + "\r\nI-Twilio-Idempotency-Token: " + std::string(tokenPlace)
        + "\r\nAccept: */*\r\nUser-Agent: TwilioProxy/1.1\r\n\r\n" + body;
    made.sid = made.request.find(sidPlace);
    made.signature = made.request.find(signaturePlace);
    made.token = made.request.find(tokenPlace);
    return made;
}

std::string SignedRequests::sid(const Event &event) const
{
    std::string sid(sidPlace);
    putHex(sid.data() + 2, m_run, 6);
    putHex(sid.data() + 8, event.call, 10);
    putHex(sid.data() + 18, event.stamp, 16);
    return sid;
}

std::string_view SignedRequests::word(const Event &event) const
{
    return m_templates[size_t(event.event)].word;
}

uint64_t SignedRequests::stampOf(std::string_view sid)
{
    return sid.size() == sidPlace.size() ? std::strtoull(std::string(sid.substr(18)).c_str(), nullptr, 16) : 0;
}

SignedRequests::Signature SignedRequests::signatureOf(const Template &made, std::string_view sid) const
{
    std::string text = made.toSign;
    text.replace(made.signedSid, sid.size(), sid);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    HMAC(EVP_sha1(), authToken.data(), int(authToken.size()), reinterpret_cast<const unsigned char *>(text.data()),
        text.size(), digest.data(), &size);
    std::array<unsigned char, 32> base64{};
    EVP_EncodeBlock(base64.data(), digest.data(), int(size));
    Signature signature{};
    std::memcpy(signature.data(), base64.data(), signature.size());
    return signature;
}

void SignedRequests::signAhead(uint64_t calls)
{
    const auto events = size_t(eventsOf(m_hook));
    m_signatures.reserve(size_t(calls) * events);
    for (uint64_t call = signedAhead(); call < calls; ++call) {
        for (size_t event = 0; event < events; ++event) {
            const Event one{.call = call, .event = int(event)};
            m_signatures.push_back(signatureOf(m_templates[event], sid(one)));
        }
    }
}

void SignedRequests::write(const Event &event, std::string &request) const
{
    const Template &made = m_templates[size_t(event.event)];
    const std::string sid = this->sid(event);
    const bool ahead = event.stamp == 0 && event.call < signedAhead();
    const Signature signature =
        ahead ? m_signatures[size_t(event.call) * m_templates.size() + size_t(event.event)] : signatureOf(made, sid);
    request = made.request;
    std::memcpy(request.data() + made.sid, sid.data(), sid.size());
    std::memcpy(request.data() + made.signature, signature.data(), signature.size());
    putHex(request.data() + made.token, m_run * 16 + (m_hook == Hook::Incoming ? 8U : 0U) + unsigned(event.event), 8);
    putHex(request.data() + made.token + 24, event.call + event.stamp, 12);
}

} // namespace cb::bench

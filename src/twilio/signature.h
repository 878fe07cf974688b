// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "twilio/form.h"
#include "twilio/publicurl.h"

#include <QByteArrayList>
#include <QList>

/// X-Twilio-Signature: HMAC-SHA1 under the account's auth token over the address and the sorted form fields, in Base64.
/// Source: Twilio docs "Webhooks security"; the rules and vectors of twilio-node, -python and -go (twilio.md section
/// 1).
namespace cb::twilio {

/// A request as it came off the wire; views need to live during the call only.
struct SignedRequest {
    QByteArrayView target; // "/twilio/voice/incoming?x=1", byte for byte
    QByteArrayView method; // "POST"; any other is signed by its address alone
    QByteArrayView contentType = {};
    QByteArrayView body = {};
    QByteArrayView signature = {}; // the header's value; empty when there was none
    const Form *form = nullptr; // `body` already read, if it was
    bool webSocket = false; // the handshake of a media stream
};

enum class Refusal {
    None,
    NoSignature, // no header
    NoToken, // no auth token is configured for this account: our fault
    NoDigest, // OpenSSL does not reckon signatures, by a policy of the system's, say: our fault
    WrongSignature,
    WrongBodyHash, // the signature is good, the JSON body is not what was signed
    UnsignedBody, // a body that the signature does not cover
    BadForm // the body is no form; `detail` says why
};

struct Verdict {
    bool accepted = false;
    Refusal refusal = Refusal::None;
    QByteArray matchedUrl; // what Twilio signed, when accepted; masked as comparedStrings are
    int matchedToken = -1; // which of the tokens: during a rotation, 1 means the old one still signs
    QByteArrayList comparedStrings; // when refused: what we signed, likeliest first; passwords, keys pressed, words
                                    // spoken and tokens masked; at most 4, each cut after 2048 bytes
    QString detail; // English, for the log
};

/// Whether one of the tokens signed this request. Fails closed: no token or no signature is a refusal. Compares in
/// constant time. A few microseconds; thread-safe.
[[nodiscard]] Verdict verifySignature(
    const PublicUrl &publicUrl, const SignedRequest &request, const QList<Secret> &tokens);

/// What Twilio sends as X-Twilio-Signature: for a GET, a JSON body or a WebSocket with an empty form. `url` as
/// urlToSign. Empty when OpenSSL does not reckon it.
[[nodiscard]] QByteArray sign(const Secret &token, QByteArrayView url, const Form &form = {});
/// A callback address as Twilio signs it: without "#…" (connection overrides) and "user:pass@".
[[nodiscard]] QByteArray urlToSign(QByteArrayView url);
/// The value of bodySHA256 in the address of a JSON request: lower-case hex.
[[nodiscard]] QByteArray bodyHash(QByteArrayView body);

} // namespace cb::twilio

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/signature.h"

#include "twilio/signedquery.h"

#include <QVarLengthArray>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace cb::twilio {

namespace {

constexpr qsizetype mostShown = 4;
constexpr qsizetype longestShown = 2048;

using Signature = std::array<unsigned char, 29>; // 28 characters of Base64 and EVP_EncodeBlock's NUL
using Pairs = QVarLengthArray<Form::Pair, 64>;

struct FreeMac {
    void operator()(EVP_MAC_CTX *context) const { EVP_MAC_CTX_free(context); }
};
using Mac = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

/// HMAC-SHA1 without a key, to be copied: HMAC() of OpenSSL 3 looks both algorithms up in its registry for every
/// message, which takes longer than the message. Null when OpenSSL does not give it: a policy of the system's may
/// forbid SHA-1.
const EVP_MAC_CTX *keyless()
{
    static const Mac prepared = [] {
        EVP_MAC *const algorithm = EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr);
        Mac context(algorithm ? EVP_MAC_CTX_new(algorithm) : nullptr);
        EVP_MAC_free(algorithm);
        char digest[] = "SHA1";
        const std::array parameters{
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0), OSSL_PARAM_construct_end()};
        if (context && EVP_MAC_CTX_set_params(context.get(), parameters.data()) != 1)
            context.reset();
        return context;
    }();
    return prepared.get();
}

/// Nothing when it could not be reckoned.
std::optional<Signature> hmac(const QByteArray &token, QByteArrayView text)
{
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
    size_t size = 0;
    const EVP_MAC_CTX *const prepared = keyless();
    const Mac mac(prepared ? EVP_MAC_CTX_dup(prepared) : nullptr);
    const auto bytes = [](const char *data) { return reinterpret_cast<const unsigned char *>(data); };
    const bool done = mac && EVP_MAC_init(mac.get(), bytes(token.constData()), size_t(token.size()), nullptr) == 1
        && EVP_MAC_update(mac.get(), bytes(text.data()), size_t(text.size())) == 1
        && EVP_MAC_final(mac.get(), digest.data(), &size, digest.size()) == 1 && size == digest.size();
    if (!done)
        return {};
    Signature encoded{};
    EVP_EncodeBlock(encoded.data(), digest.data(), int(size));
    return encoded;
}

bool same(const std::optional<Signature> &ours, QByteArrayView theirs)
{
    return ours && theirs.size() == qsizetype(ours->size()) - 1
        && CRYPTO_memcmp(ours->data(), theirs.data(), ours->size() - 1) == 0;
}

/// By name, then by value, each pair once: Twilio de-duplicates and sorts the values of a name.
Pairs sorted(const Form &form)
{
    Pairs pairs;
    for (qsizetype i = 0; i < form.size(); ++i)
        pairs.append(form.at(i));
    std::sort(pairs.begin(), pairs.end(), [](const Form::Pair &a, const Form::Pair &b) {
        const int order = a.name.compare(b.name);
        return order != 0 ? order < 0 : a.value < b.value;
    });
    const auto end = std::unique(pairs.begin(), pairs.end(),
        [](const Form::Pair &a, const Form::Pair &b) { return a.name == b.name && a.value == b.value; });
    pairs.resize(end - pairs.begin());
    return pairs;
}

void appendFields(const Form &form, QByteArray &out, bool masked)
{
    for (const Form::Pair &pair : sorted(form)) {
        out += pair.name;
        out += masked && isSecretField(pair.name) && !pair.value.isEmpty() ? mask : pair.value;
    }
}

bool isForm(QByteArrayView contentType)
{
    constexpr QByteArrayView form = "application/x-www-form-urlencoded";
    return contentType.isEmpty()
        || (contentType.size() >= form.size()
            && contentType.first(form.size()).compare(form, Qt::CaseInsensitive) == 0);
}

QByteArray withSlash(QByteArrayView target)
{
    const qsizetype mark = target.indexOf('?');
    const qsizetype end = mark < 0 ? target.size() : mark;
    return target.first(end).toByteArray() + '/' + target.sliced(end).toByteArray();
}

/// The ways in which Twilio or a library of Twilio's may have written path and query, likeliest first. Made one by one,
/// because the first is nearly always the one.
class Targets
{
public:
    Targets(QByteArray asSent, bool webSocket)
        : m_asSent(std::move(asSent))
        , m_webSocket(webSocket)
    { }
    /// Null after the last.
    [[nodiscard]] QByteArray next()
    {
        while (m_step < 4) {
            const QByteArray target = at(m_step++);
            if (!target.isEmpty() && !m_seen.contains(target)) {
                m_seen << target;
                return target;
            }
        }
        return {};
    }

private:
    [[nodiscard]] QByteArray at(int step) const
    {
        switch (step) {
        case 0:
            return m_asSent;
        case 1:
            return whatwgForm(m_asSent);
        case 2:
            return legacyForm(m_asSent);
        default:
            return m_webSocket ? withSlash(m_asSent) : QByteArray();
        }
    }
    QByteArray m_asSent;
    bool m_webSocket;
    int m_step = 0;
    QByteArrayList m_seen;
};

QByteArray hiddenPassword(const QByteArray &origin)
{
    const qsizetype from = origin.indexOf("://") + 3;
    return origin.first(from) + mask.toByteArray() + origin.sliced(origin.lastIndexOf('@'));
}

QByteArray shownOrigin(const PublicUrl &publicUrl, qsizetype index, bool webSocket)
{
    const QByteArray &origin = publicUrl.origins(webSocket)[index];
    return index < PublicUrl::plainOrigins() ? origin : hiddenPassword(origin);
}

QByteArrayList shown(const PublicUrl &publicUrl, const SignedRequest &request, const Form &fields)
{
    QByteArrayList strings;
    const qsizetype origins = publicUrl.origins(request.webSocket).size();
    Targets targets(publicUrl.publicTarget(request.target), request.webSocket);
    for (QByteArray target = targets.next(); !target.isEmpty(); target = targets.next()) {
        for (qsizetype i = 0; i < origins && strings.size() < mostShown; ++i) {
            QByteArray text = shownOrigin(publicUrl, i, request.webSocket) + maskedTarget(target);
            appendFields(fields, text, true);
            strings << text.first(std::min(text.size(), longestShown));
        }
    }
    return strings;
}

Verdict refuse(Refusal why, const QString &detail)
{
    Verdict verdict;
    verdict.refusal = why;
    verdict.detail = detail;
    return verdict;
}

} // namespace

Verdict verifySignature(const PublicUrl &publicUrl, const SignedRequest &request, const QList<Secret> &tokens)
{
    if (std::all_of(tokens.begin(), tokens.end(), [](const Secret &token) { return token.isEmpty(); }))
        return refuse(Refusal::NoToken, u"no auth token is configured for this account"_s);
    if (!keyless())
        return refuse(Refusal::NoDigest, u"OpenSSL gives no HMAC-SHA1 here, which Twilio signs with"_s);
    if (request.signature.isEmpty())
        return refuse(Refusal::NoSignature, u"the request has no X-Twilio-Signature"_s);

    // A body counts only as far as the signature covers it: by its hash in the address, or field by field.
    const std::optional<QByteArrayView> hash = rawQueryValue(request.target, "bodySHA256");
    const bool covered = hash || request.body.isEmpty() || (request.method == "POST" && isForm(request.contentType));
    if (!covered)
        return refuse(Refusal::UnsignedBody, u"the body is neither a posted form nor covered by bodySHA256"_s);
    Form parsed;
    const Form *fields = &parsed;
    if (!hash && request.method == "POST") {
        if (request.form) {
            fields = request.form;
        } else {
            Result<Form> form = Form::parse(request.body);
            if (!form)
                return refuse(Refusal::BadForm, form.error().detail);
            parsed = std::move(*form);
        }
    }

    QByteArray tail;
    tail.reserve(request.body.size()); // what is decoded is shorter
    appendFields(*fields, tail, false);
    QByteArray text;
    const QByteArrayList &origins = publicUrl.origins(request.webSocket);
    Targets targets(publicUrl.publicTarget(request.target), request.webSocket);
    for (QByteArray target = targets.next(); !target.isEmpty(); target = targets.next()) {
        for (qsizetype i = 0; i < origins.size(); ++i) {
            text.resize(0);
            text.append(origins[i]).append(target).append(tail);
            for (qsizetype t = 0; t < tokens.size(); ++t) {
                if (tokens[t].isEmpty() || !same(hmac(tokens[t].reveal(), text), request.signature))
                    continue;
                const QByteArray expected = hash ? bodyHash(request.body) : QByteArray();
                if (hash
                    && (hash->size() != expected.size()
                        || CRYPTO_memcmp(hash->data(), expected.constData(), size_t(expected.size())) != 0))
                    return refuse(Refusal::WrongBodyHash, u"the body is not the one that bodySHA256 was made of"_s);
                Verdict verdict;
                verdict.accepted = true;
                verdict.matchedUrl = shownOrigin(publicUrl, i, request.webSocket) + maskedTarget(target);
                verdict.matchedToken = int(t);
                return verdict;
            }
        }
    }
    Verdict verdict =
        refuse(Refusal::WrongSignature, u"the signature was made with another token or for another address"_s);
    verdict.comparedStrings = shown(publicUrl, request, *fields);
    return verdict;
}

QByteArray sign(const Secret &token, QByteArrayView url, const Form &form)
{
    QByteArray text = url.toByteArray();
    appendFields(form, text, false);
    const std::optional<Signature> signature = hmac(token.reveal(), text);
    if (!signature)
        return {};
    return QByteArray(reinterpret_cast<const char *>(signature->data()), qsizetype(signature->size()) - 1);
}

QByteArray urlToSign(QByteArrayView url)
{
    const qsizetype fragment = url.indexOf('#');
    const QByteArrayView rest = fragment < 0 ? url : url.first(fragment);
    const qsizetype scheme = rest.indexOf("://");
    if (scheme < 0)
        return rest.toByteArray();
    const qsizetype start = scheme + 3;
    qsizetype end = start;
    while (end < rest.size() && rest[end] != '/' && rest[end] != '?')
        ++end;
    const qsizetype at = rest.sliced(start, end - start).lastIndexOf('@');
    return at < 0 ? rest.toByteArray() : rest.first(start).toByteArray() + rest.sliced(start + at + 1).toByteArray();
}

QByteArray bodyHash(QByteArrayView body)
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char *>(body.data()), size_t(body.size()), digest);
    return QByteArray(reinterpret_cast<const char *>(digest), SHA256_DIGEST_LENGTH).toHex();
}

} // namespace cb::twilio

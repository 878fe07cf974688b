// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/signedquery.h"

#include <algorithm>

namespace cb::twilio {

namespace {

constexpr char hexDigits[] = "0123456789ABCDEF";

struct Split {
    QByteArrayView path; // with its "?"
    QByteArrayView query;
};

Split split(QByteArrayView target)
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? Split{target, {}} : Split{target.first(mark + 1), target.sliced(mark + 1)};
}

void escape(char c, QByteArray &out)
{
    out += '%';
    out += hexDigits[uchar(c) >> 4];
    out += hexDigits[uchar(c) & 15];
}

int hexValue(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                                : -1;
}

bool isBareInLegacy(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        || QByteArrayView("!'()*-._~").contains(c);
}

/// Decodes as node's querystring does, which leaves a broken escape as it stands, and encodes again.
void recode(QByteArrayView part, QByteArray &out)
{
    for (qsizetype i = 0; i < part.size(); ++i) {
        char c = part[i];
        if (c == '+') {
            c = ' ';
        } else if (c == '%' && i + 2 < part.size() && hexValue(part[i + 1]) >= 0 && hexValue(part[i + 2]) >= 0) {
            c = char(hexValue(part[i + 1]) << 4 | hexValue(part[i + 2]));
            i += 2;
        }
        if (isBareInLegacy(c))
            out += c;
        else
            escape(c, out);
    }
}

/// Calls visit(name, value, hasEquals) for each piece between "&", empty ones included.
template <typename Visit>
void eachPiece(QByteArrayView query, Visit visit)
{
    for (qsizetype from = 0; from <= query.size();) {
        const qsizetype separator = query.indexOf('&', from);
        const qsizetype to = separator < 0 ? query.size() : separator;
        const QByteArrayView piece = query.sliced(from, to - from);
        const qsizetype equals = piece.indexOf('=');
        if (equals < 0)
            visit(piece, QByteArrayView(), false);
        else
            visit(piece.first(equals), piece.sliced(equals + 1), true);
        from = to + 1;
    }
}

} // namespace

QByteArray whatwgForm(QByteArrayView target)
{
    const Split parts = split(target);
    QByteArray out = parts.path.toByteArray();
    for (const char c : parts.query) {
        if (uchar(c) <= ' ' || uchar(c) >= 0x7f || c == '\'' || c == '"' || c == '<' || c == '>')
            escape(c, out);
        else
            out += c;
    }
    return out;
}

QByteArray legacyForm(QByteArrayView target)
{
    const Split parts = split(target);
    if (parts.query.isEmpty())
        return target.toByteArray();
    QByteArray out = parts.path.toByteArray();
    bool first = true;
    eachPiece(parts.query, [&](QByteArrayView name, QByteArrayView value, bool hasEquals) {
        if (name.isEmpty() && !hasEquals)
            return;
        if (!first)
            out += '&';
        first = false;
        recode(name, out);
        out += '=';
        recode(value, out);
    });
    return out;
}

std::optional<QByteArrayView> rawQueryValue(QByteArrayView target, QByteArrayView name)
{
    std::optional<QByteArrayView> found;
    eachPiece(split(target).query, [&](QByteArrayView piece, QByteArrayView value, bool) {
        if (!found && piece == name)
            found = value;
    });
    return found;
}

QByteArray maskedTarget(QByteArrayView target)
{
    const Split parts = split(target);
    QByteArray out = parts.path.toByteArray();
    if (parts.query.isEmpty())
        return out;
    bool first = true;
    eachPiece(parts.query, [&](QByteArrayView name, QByteArrayView value, bool hasEquals) {
        if (!first)
            out += '&';
        first = false;
        out += name;
        if (hasEquals) {
            out += '=';
            out += isSecretField(name) && !value.isEmpty() ? mask : value;
        }
    });
    return out;
}

bool isSecretField(QByteArrayView name)
{
    static constexpr QByteArrayView secrets[] = {"Digits", "SpeechResult", "StableSpeechResult", "UnstableSpeechResult",
        "CallToken", "token", "key", "secret", "password"};
    return std::any_of(std::begin(secrets), std::end(secrets), [name](QByteArrayView secret) {
        return name.size() == secret.size() && name.compare(secret, Qt::CaseInsensitive) == 0;
    });
}

} // namespace cb::twilio

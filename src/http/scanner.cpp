// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/scanner.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

namespace cb::http {

namespace {

enum Class : unsigned char { Token = 1, Target = 2, Value = 4, Host = 8, Digit = 16 };

constexpr std::array<unsigned char, 256> makeClasses()
{
    std::array<unsigned char, 256> classes{};
    const auto add = [&classes](std::string_view characters, unsigned char what) {
        for (const char c : characters)
            classes[static_cast<unsigned char>(c)] |= what;
    };
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    add(letters, Token | Host);
    add("0123456789", Token | Host | Digit);
    add("!#$%&'*+-.^_`|~", Token);
    add("-._~:[]%!$&'()*+,;=", Host);
    for (int c = 0x21; c <= 0x7e; ++c)
        classes[size_t(c)] |= Target;
    classes['#'] &= static_cast<unsigned char>(~Target);
    for (int c = 0x20; c <= 0xff; ++c)
        classes[size_t(c)] |= Value;
    classes[0x7f] &= static_cast<unsigned char>(~Value);
    classes['\t'] |= Value;
    return classes;
}
constexpr std::array<unsigned char, 256> classes = makeClasses();

bool all(QByteArrayView text, unsigned char what)
{
    return std::all_of(
        text.begin(), text.end(), [what](char c) { return (classes[static_cast<unsigned char>(c)] & what) != 0; });
}

std::optional<Method> knownMethod(QByteArrayView name)
{
    for (const Method method :
        {Method::Get, Method::Post, Method::Head, Method::Put, Method::Delete, Method::Options, Method::Patch}) {
        if (name == methodName(method))
            return method;
    }
    return std::nullopt;
}

bool is(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

/// Calls `use` with each member of a comma separated list.
template <typename Use>
void members(const QByteArray &list, Use use)
{
    for (const QByteArray &member : list.split(','))
        use(member.trimmed());
}

} // namespace

qsizetype Scanner::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_state == State::Head && taken < bytes.size()) {
        const QByteArrayView rest = bytes.sliced(taken);
        if (!m_started && m_line.isEmpty()) {
            // Said at the first byte: a TLS hello or a stray protocol need not run into the time-out.
            const unsigned char first = static_cast<unsigned char>(rest.front());
            if ((classes[first] & Token) == 0 && !(first == '\r' && !m_blankLineSeen)) {
                m_started = true;
                refuse(400, "does not begin with a method");
                break;
            }
            m_started = first != '\r';
        }
        const qsizetype lineRoom = m_limits.line - m_line.size();
        const qsizetype headRoom = m_limits.head - m_headSize - m_line.size();
        const qsizetype room = std::min(lineRoom, headRoom);
        const QByteArrayView window = rest.first(std::min(rest.size(), room));
        const void *newline = window.isEmpty() ? nullptr : std::memchr(window.data(), '\n', size_t(window.size()));
        if (!newline) {
            if (rest.size() > room) {
                m_line.clear();
                if (!m_requestLineSeen)
                    refuse(414, "request line too long");
                else
                    refuse(431, lineRoom <= headRoom ? "header field too long" : "header too long");
                break;
            }
            m_line.append(window);
            taken += window.size();
            break;
        }
        const qsizetype length = static_cast<const char *>(newline) - window.data() + 1;
        taken += length;
        QByteArrayView whole = window.first(length);
        if (!m_line.isEmpty()) {
            m_line.append(whole);
            whole = m_line;
        }
        m_headSize += whole.size();
        if (whole.size() < 2 || whole[whole.size() - 2] != '\r')
            refuse(400, "line ends without CR");
        else
            line(whole.chopped(2));
        m_line.clear();
    }
    if (m_state == State::Body) {
        const qsizetype missing = m_contentLength - m_request.body.size();
        const qsizetype part = std::min(missing, bytes.size() - taken);
        m_request.body.append(bytes.sliced(taken, part));
        taken += part;
        if (part == missing)
            m_state = State::Complete;
    }
    return taken;
}

Request Scanner::take()
{
    Request request = std::exchange(m_request, {});
    *this = Scanner(m_limits);
    return request;
}

void Scanner::line(QByteArrayView line)
{
    if (!m_requestLineSeen) {
        if (line.isEmpty() && !m_blankLineSeen && m_headSize == 2) {
            // RFC 9112, 2.2: one empty line before a request is forgiven (old clients end a form with an extra CRLF).
            m_blankLineSeen = true;
            m_headSize = 0;
            m_started = false;
            return;
        }
        requestLine(line);
        m_requestLineSeen = true;
        return;
    }
    if (line.isEmpty())
        headEnd();
    else
        field(line);
}

void Scanner::requestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first)
        return refuse(400, "malformed request line");
    const QByteArrayView name = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (!all(name, Token))
        return refuse(400, "malformed method");
    if (version.size() != 8 || !version.startsWith("HTTP/") || !all(version.sliced(5, 1), Digit) || version[6] != '.'
        || !all(version.sliced(7, 1), Digit))
        return refuse(400, "malformed HTTP version");
    if (version[5] != '1' || version[7] > '1')
        return refuse(505, "HTTP version not supported");
    m_minorVersion = version[7] - '0';
    m_closes = m_minorVersion == 0;
    const std::optional<Method> method = knownMethod(name);
    if (!method) {
        m_refusal.methodKnown = name == "TRACE" || name == "CONNECT";
        return refuse(m_refusal.methodKnown ? 405 : 501, "method not served");
    }
    if (!target.startsWith('/') || !all(target, Target))
        return refuse(400, "target is not a plain path");
    m_request.method = *method;
    m_request.target = target.toByteArray();
    const qsizetype question = m_request.target.indexOf('?');
    m_request.path = m_request.target.first(question < 0 ? m_request.target.size() : question);
    if (question >= 0)
        m_request.query = m_request.target.sliced(question + 1);
}

void Scanner::field(QByteArrayView line)
{
    if (line.front() == ' ' || line.front() == '\t')
        return refuse(400, "folded header field");
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !all(line.first(colon), Token))
        return refuse(400, "malformed header name");
    const QByteArrayView raw = line.sliced(colon + 1);
    if (!all(raw, Value))
        return refuse(400, "control character in a header value");
    if (m_request.headers.size() >= m_limits.fields)
        return refuse(431, "too many header fields");

    const QByteArray name = line.first(colon).toByteArray();
    const QByteArray value = raw.trimmed().toByteArray();
    m_request.headers.emplaceBack(name, value);

    if (is(name, "host")) {
        ++m_hosts;
        if (!all(value, Host))
            return refuse(400, "malformed Host");
    } else if (is(name, "content-length")) {
        contentLengthField(value);
    } else if (is(name, "transfer-encoding")) {
        m_transferEncoding = true;
    } else if (is(name, "connection")) {
        members(value, [this](const QByteArray &member) {
            m_closes = m_closes || is(member, "close");
            m_connectionUpgrade = m_connectionUpgrade || is(member, "upgrade");
        });
    } else if (is(name, "upgrade")) {
        members(value, [this](const QByteArray &member) {
            m_upgradeToWebSocket = m_upgradeToWebSocket || is(member, "websocket");
        });
    } else if (is(name, "expect")) {
        if (!is(value, "100-continue"))
            return refuse(417, "unknown expectation");
        m_expectsContinue = true;
    }
}

void Scanner::contentLengthField(const QByteArray &value)
{
    if (std::exchange(m_lengthSeen, true))
        return refuse(400, "more than one Content-Length");
    if (value.isEmpty() || !all(value, Digit))
        return refuse(400, "malformed Content-Length");
    bool fits = false;
    const qulonglong length = value.toULongLong(&fits);
    m_contentLength = fits && length <= qulonglong(m_limits.body) ? qsizetype(length) : m_limits.body + 1;
}

void Scanner::headEnd()
{
    if (m_hosts > 1 || (m_hosts == 0 && m_minorVersion == 1))
        return refuse(400, m_hosts ? "more than one Host" : "no Host");
    if (m_transferEncoding && m_lengthSeen)
        return refuse(400, "Content-Length beside Transfer-Encoding");
    if (m_transferEncoding)
        return refuse(411, "Transfer-Encoding is not taken");
    if (m_contentLength > m_limits.body)
        return refuse(413, "body too large");
    m_expectsContinue = m_expectsContinue && m_minorVersion == 1 && m_contentLength > 0;
    m_upgrades = m_connectionUpgrade && m_upgradeToWebSocket && m_minorVersion == 1 && m_request.method == Method::Get;
    if (m_upgrades && m_contentLength > 0)
        return refuse(400, "an upgrade with a body");
    m_state = State::Body;
}

void Scanner::refuse(int status, const char *why)
{
    if (m_state == State::Refused)
        return;
    m_refusal.status = status;
    m_refusal.why = why;
    m_state = State::Refused;
}

} // namespace cb::http

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QByteArrayView>

namespace cb::http {

/// How large a request may be, in bytes.
struct ScanLimits {
    qsizetype line = 8 * 1024; // request line or one header field, with its CRLF
    qsizetype head = 16 * 1024; // request line and all fields
    qsizetype body = 1024 * 1024;
    int fields = 64;
};

/// Reads exactly one HTTP/1.x request and refuses whatever two parsers might frame differently (bare LF, folded
/// fields, any Transfer-Encoding, a second Content-Length …). The verdict depends on the bytes alone, never on how they
/// were split into pieces. Holds at most head + body bytes. Source: RFC 9110, RFC 9112.
class Scanner
{
public:
    enum class State { Head, Body, Complete, Refused };
    struct Refusal {
        int status = 0; // 4xx or 5xx
        const char *why = ""; // English, for the log
        bool methodKnown = false; // 405: answer with Allow
    };

    explicit Scanner(ScanLimits limits = {})
        : m_limits(limits)
    { }

    /// Takes bytes up to the end of this request, none after Complete or Refused. Returns how many were taken.
    qsizetype feed(QByteArrayView bytes);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool started() const { return m_started; } // a byte other than one blank line has come
    [[nodiscard]] const Refusal &refusal() const { return m_refusal; }
    /// From State::Body on:
    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] qsizetype contentLength() const { return m_contentLength; }
    [[nodiscard]] qsizetype bodySize() const { return m_request.body.size(); } // what has come of it
    [[nodiscard]] bool closes() const { return m_closes; } // Connection: close, or HTTP/1.0
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }
    [[nodiscard]] bool upgrades() const { return m_upgrades; } // asks to become a WebSocket

    /// Hands the complete request out and starts over.
    [[nodiscard]] Request take();

private:
    void line(QByteArrayView line); // without CRLF
    void requestLine(QByteArrayView line);
    void field(QByteArrayView line);
    void headEnd();
    void contentLengthField(const QByteArray &value);
    void refuse(int status, const char *why);

    ScanLimits m_limits;
    State m_state = State::Head;
    Refusal m_refusal;
    Request m_request;
    QByteArray m_line; // the part of a line that has come so far
    qsizetype m_headSize = 0;
    qsizetype m_contentLength = 0;
    int m_minorVersion = 1;
    int m_hosts = 0;
    bool m_started = false;
    bool m_blankLineSeen = false;
    bool m_requestLineSeen = false;
    bool m_lengthSeen = false;
    bool m_transferEncoding = false;
    bool m_closes = false;
    bool m_expectsContinue = false;
    bool m_connectionUpgrade = false;
    bool m_upgradeToWebSocket = false;
    bool m_upgrades = false;
};

} // namespace cb::http

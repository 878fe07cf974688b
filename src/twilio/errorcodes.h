// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace cb::twilio {

enum class Severity { Warning, Error };

/// What one of Twilio's numbers means and what to do about it, in English for the window to translate:
/// QCoreApplication::translate(errorCodeContext, code.meaning). Source: Twilio Error and Warning Dictionary, our words.
struct ErrorCode {
    int code = 0;
    Severity severity = Severity::Error;
    const char *meaning = nullptr;
    const char *advice = nullptr; // empty when there is nothing to do
};

inline constexpr char errorCodeContext[] = "cb::twilio::ErrorCode";

/// Ordered by number.
[[nodiscard]] std::span<const ErrorCode> errorCodes();
[[nodiscard]] bool isKnownErrorCode(int code);
/// Never fails: a number that is not in the table is told to look up at Twilio.
[[nodiscard]] ErrorCode errorCode(int code);
/// Twilio's page about it.
[[nodiscard]] QString errorCodeLink(int code);

} // namespace cb::twilio

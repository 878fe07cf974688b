// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// The query of a signed address, on raw bytes.
namespace cb::twilio {

/// As a browser or twilio-node writes it: ' " < > blank and what is not ASCII as %XX in the query, all else untouched.
[[nodiscard]] QByteArray whatwgForm(QByteArrayView target);
/// As twilio-node's "legacy" way writes it: each field decoded and encoded again, blanks as %20, ! ' ( ) * - . _ ~
/// bare.
[[nodiscard]] QByteArray legacyForm(QByteArrayView target);
/// The first value of that name, undecoded; nullopt when it is not there.
[[nodiscard]] std::optional<QByteArrayView> rawQueryValue(QByteArrayView target, QByteArrayView name);
/// The same with the values of secret fields hidden.
[[nodiscard]] QByteArray maskedTarget(QByteArrayView target);
/// What a caller keyed or said, and what lets somebody act: never to be shown.
[[nodiscard]] bool isSecretField(QByteArrayView name);
inline constexpr QByteArrayView mask = "****";

} // namespace cb::twilio

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace cb::twilio {

/// Twilio's notation of time: "Thu, 1 Jun 2017 20:48:32 +0000". The name of the day may be missing and is not compared.
/// Whole seconds; nullopt for anything else. Source: RFC 2822 section 3.3 without comments and obsolete forms.
[[nodiscard]] std::optional<Instant> fromRfc2822(QByteArrayView text);
[[nodiscard]] QByteArray toRfc2822(Instant at);

} // namespace cb::twilio

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/finding.h"
#include "config/configuration.h"
#include "config/definitions.h"
#include "ui/kit/tokens.h"
#include "ui/settings/settingssource.h"

#include <QString>

/// The words of the settings pages: one place for labels, origins, mistakes and findings.
namespace cb::ui {

/// "Account SID"
[[nodiscard]] QString settingLabel(const QString &key);
/// What may stand there, for a value that cannot: "Enter a port from 1 to 65535."
[[nodiscard]] QString mistakeText(const config::Definition &definition);
/// "saved here", "callboard.yaml", "TWILIO_ACCOUNT_SID"
[[nodiscard]] QString originText(const config::Definition &definition, config::Origin origin, bool practice);
/// Why it cannot be changed here; empty when it can.
[[nodiscard]] QString lockText(const config::Definition &definition, config::Origin origin, bool practice);

/// "Works, in the keyring" and the like, without a word about whether it works.
[[nodiscard]] QString secretText(const SecretState &state, bool practice);
[[nodiscard]] QString secretLockText(const SecretState &state, bool practice);

/// A finding as the health page shows it.
struct FindingText {
    QString subject; // "Public URL"
    QString sentence; // what is true
    QString advice; // what to do; empty when all is well
    QString section; // the settings page that mends it; empty: none
};
[[nodiscard]] FindingText findingText(const Finding &finding);

[[nodiscard]] QString stateIcon(Finding::State state);
[[nodiscard]] Tone stateTone(Finding::State state);
[[nodiscard]] QString stateWord(Finding::State state);

} // namespace cb::ui

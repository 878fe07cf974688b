// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace cb {

/// Where Twilio sends what happens at one of our numbers. Addresses with their connection overrides ("#rc=1…").
struct NumberWebhooks {
    QString voice; // a call comes in
    QString voiceFallback; // … and `voice` gave no answer
    QString status; // the call is over
    friend bool operator==(const NumberWebhooks &, const NumberWebhooks &) = default;
};

/// What stood at a number before we set it: to be put back as it was. Methods are "GET" or "POST"; empty: not known,
/// which is POST.
struct FormerWebhooks {
    NumberWebhooks addresses;
    QString voiceMethod;
    QString voiceFallbackMethod;
    QString statusMethod;
    friend bool operator==(const FormerWebhooks &, const FormerWebhooks &) = default;
};

/// A number as Twilio last said it is set, beside what was there before we set it.
struct NumberSetting {
    enum class Override { None, Application, Trunk }; // then Twilio ignores the webhooks
    QString number; // E.164
    QString sid; // "PN" + 32 hex digits
    NumberWebhooks shown;
    Override ignoredFor = Override::None;
    std::optional<FormerWebhooks> before; // what we replaced; absent: nothing of somebody else's, or it is back
    Instant readAt{};
    friend bool operator==(const NumberSetting &, const NumberSetting &) = default;
};

/// What a number must be set to so that its calls arrive here. `publicUrl` without a slash at its end; `fallback`: an
/// address that answers when this desk does not (a TwiML Bin of the account); empty: our own /twilio/fallback.
[[nodiscard]] NumberWebhooks wantedWebhooks(const QString &publicUrl, const QString &fallback);

/// What is shown, what differs, whether it is set.
struct NumberComparison {
    struct Difference {
        enum class Which { Voice, VoiceFallback, Status };
        Which which = Which::Voice;
        QString shown;
        QString wanted;
        friend bool operator==(const Difference &, const Difference &) = default;
    };
    QList<Difference> differences;
    NumberSetting::Override ignoredFor = NumberSetting::Override::None;
    [[nodiscard]] bool isSet() const { return differences.isEmpty() && ignoredFor == NumberSetting::Override::None; }
    friend bool operator==(const NumberComparison &, const NumberComparison &) = default;
};
[[nodiscard]] NumberComparison compare(const NumberSetting &setting, const NumberWebhooks &wanted);

} // namespace cb

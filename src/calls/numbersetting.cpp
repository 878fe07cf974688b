// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/numbersetting.h"

#include "twilio/overrides.h"

using namespace Qt::StringLiterals;

namespace cb {

NumberWebhooks wantedWebhooks(const QString &publicUrl, const QString &fallback)
{
    using namespace twilio;
    return {publicUrl + u"/twilio/voice/incoming#"_s + overrides::control,
        fallback.isEmpty() ? publicUrl + u"/twilio/fallback#"_s + overrides::control : fallback,
        publicUrl + u"/twilio/voice/status#"_s + overrides::callback};
}

NumberComparison compare(const NumberSetting &setting, const NumberWebhooks &wanted)
{
    using Which = NumberComparison::Difference::Which;
    NumberComparison comparison;
    comparison.ignoredFor = setting.ignoredFor;
    const auto look = [&](Which which, const QString &shown, const QString &wantedUrl) {
        if (shown != wantedUrl)
            comparison.differences << NumberComparison::Difference{which, shown, wantedUrl};
    };
    look(Which::Voice, setting.shown.voice, wanted.voice);
    look(Which::VoiceFallback, setting.shown.voiceFallback, wanted.voiceFallback);
    look(Which::Status, setting.shown.status, wanted.status);
    return comparison;
}

} // namespace cb

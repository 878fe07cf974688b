// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/numbersetting.h"

using namespace Qt::StringLiterals;

namespace cb {

NumberWebhooks wantedWebhooks(const QString &publicUrl, const QString &fallback)
{
    // Call control is tried once more at once, then the fallback; a callback nobody waits for up to three times more.
    // Source: Twilio docs "Webhooks: Connection Overrides".
    return {publicUrl + u"/twilio/voice/incoming#rc=1&rp=ct,5xx"_s,
        fallback.isEmpty() ? publicUrl + u"/twilio/fallback#rc=1&rp=ct,5xx"_s : fallback,
        publicUrl + u"/twilio/voice/status#rc=3&rp=5xx,ct,rt"_s};
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

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/pcm.h"
#include "base/result.h"

#include <QCache>
#include <QString>

#include <mutex>

namespace cb::audio {

/// Text spoken by espeak-ng at telephone quality: 8 kHz, mono. A text that comes
/// again sounds the same while it is kept; else by some milliseconds differently, as the engine carries a little state
/// from one text to the next. Thread-safe; the engine itself exists
/// once in a process and speaks one text at a time, some hundred times faster than it is heard.
class Speech
{
public:
    /// `cacheBytes` of sound are kept for texts that come again.
    explicit Speech(qsizetype cacheBytes = 16 * 1024 * 1024);

    /// `language` as TwiML has it ("en-US", "es-MX"); one we have no voice for is read in English. Error::Kind::Invalid
    /// for more than 8192 characters, Unreachable when espeak-ng's voices are not installed.
    [[nodiscard]] Result<Pcm> speak(const QString &text, const QString &language);

private:
    std::mutex m_mutex;
    QCache<QString, Pcm> m_cache;
};

} // namespace cb::audio

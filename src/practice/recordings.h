// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/leg.h"
#include "twilio/words.h"

namespace cb::practice {

/// A recording of a leg's call begins; who asked for the event is told. Returns its SID.
[[nodiscard]] QString beginRecording(
    Leg &leg, const twilio::twiml::Callback &callback, twilio::RecordingSource source, int channels);
/// It ends, with the length that is written in it; the file is ready, and told of, a moment later. `absent`: nothing
/// was heard.
void endRecording(Leg &leg, const QString &sid, const twilio::twiml::Callback &callback, bool absent);
/// The words as a transcription, as long as Twilio would make one (2 to 120 s); `callback` empty: for the REST API.
void transcribe(Leg &leg, const QString &sid, const QString &callback);

} // namespace cb::practice

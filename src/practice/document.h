// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/webhook.h"
#include "twilio/twimlreader.h"

namespace cb::practice {

/// An answer of the desk, read as Twilio reads it.
struct Document {
    int errorCode = 0; // 11200 and its like: the call takes its fallback
    QString detail; // of the error
    QList<twilio::twiml::Verb> verbs;
    QStringList warnings; // "12200 Say: …"
};

/// TwiML by its content type; audio is played and ends the call, plain text is spoken unless it is TwiML. Without a
/// content type it is an error, and so is more than 64 kB. Source: twilio.md 4.1.
[[nodiscard]] Document readDocument(const Reply &reply, twilio::twiml::Place place);
/// The `Twiml` parameter of a REST request.
[[nodiscard]] Document readTwiml(const QByteArray &twiml, twilio::twiml::Place place);

} // namespace cb::practice

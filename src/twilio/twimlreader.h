// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "twilio/twimldiagnosis.h"
#include "twilio/twimlverbs.h"

#include <QByteArrayView>

namespace cb::twilio::twiml {

/// For whom a document is: each hears and does only some of the verbs.
enum class Place {
    Call,
    Whisper, // `url` of Number, Client and Sip: to the person called, before being joined
    QueueUrl, // `url` of Queue: to the waiting caller, before being joined
    QueueWait, // `waitUrl` of Enqueue
    ConferenceWait, // `waitUrl`, hold and announcements of a conference
    Message // the answer to a text message
};

/// What a document means to Twilio. A value that Twilio would ignore is reported and left at Twilio's default, an
/// element that it would skip is reported and skipped.
struct Reading {
    QList<Verb> verbs; // empty when there is an error
    QList<Diagnosis> diagnoses; // in the order of the document

    /// Twilio would carry it out, perhaps with warnings.
    [[nodiscard]] bool isPlayable() const;
};

/// Reads hostile input: at most 64 kB, 16 elements deep, no document type, so no entities of its own.
[[nodiscard]] Reading read(QByteArrayView document, Place place = Place::Call);

} // namespace cb::twilio::twiml

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "twilio/twimlelement.h"
#include "twilio/twimlverbs.h"

/// The part of the reader for verbs that hold nouns.
namespace cb::twilio::twiml {

[[nodiscard]] std::optional<Verb> readDial(const Element &element, QList<Diagnosis> &diagnoses);
/// The one <Stream> in a Connect or Start.
[[nodiscard]] std::optional<Stream> readOnlyStream(const Element &element, QList<Diagnosis> &diagnoses);

} // namespace cb::twilio::twiml

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "twilio/errorcodes.h"

#include <QString>

namespace cb::twilio::twiml {

/// Something Twilio would say about a document, under Twilio's number. Source: Twilio Error and Warning Dictionary.
struct Diagnosis {
    int code = 0;
    Severity severity = Severity::Warning;
    QString detail; // English: element, attribute and why
    qint64 line = 0; // from 1
    qint64 column = 0;
    friend bool operator==(const Diagnosis &, const Diagnosis &) = default;
};

/// Not Twilio's: Twilio would carry this out, we do not (<Pay>, <Prompt> and their like).
inline constexpr int notCarriedOut = 0;

} // namespace cb::twilio::twiml

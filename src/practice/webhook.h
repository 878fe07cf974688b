// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "twilio/form.h"
#include "twilio/twimlverbs.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include <chrono>

namespace cb::practice {

/// A request of the carrier's to the desk.
struct Webhook {
    enum class Kind {
        Incoming, // the first document of a call
        Document, // actions, redirects, whispers, fallbacks
        Status, // call progress
        Recording, // recordings and transcriptions
        Media // what a Play names: neither signed nor told about the call
    };
    Kind kind = Kind::Document;
    QString callSid;
    QUrl url;
    twilio::twiml::Method method = twilio::twiml::Method::Post;
    twilio::Form form;
};
[[nodiscard]] QString toWord(Webhook::Kind kind);

/// What became of a webhook. `errorCode` is Twilio's number, 0 when the desk answered 2xx.
struct Reply {
    int errorCode = 0;
    int httpStatus = 0; // 0: no answer at all
    QByteArray contentType;
    QByteArray body;
    QUrl url; // where the answer came from, after redirects
    QString detail; // English
};

/// One exchange as it happened: attempts, repeats and forgeries count each.
struct Delivery {
    Instant at{};
    Webhook::Kind kind = Webhook::Kind::Document;
    QString callSid;
    QString path;
    QString event; // CallStatus or RecordingStatus sent with it
    int attempt = 1;
    int httpStatus = 0; // 0: none
    bool forged = false; // the signature was wrong on purpose
    bool repeated = false; // the same request once more
    bool sameAnswer = true; // repeats: as the first time
    bool answerLost = false; // on purpose: it came, and was thrown away
    std::chrono::milliseconds took{0}; // real time
    QString detail;
};

/// Something that goes wrong on purpose with the next `count` webhooks that match.
struct Fault {
    enum class Kind { Repeat, Delay, Reorder, DropAnswer, Forge };
    Kind kind = Kind::Repeat;
    QString on; // "incoming", "document", "status", "recording"; empty: any of them
    int count = 1;
    std::chrono::milliseconds delay{5000}; // Delay
    friend bool operator==(const Fault &, const Fault &) = default;
};

} // namespace cb::practice

Q_DECLARE_METATYPE(cb::practice::Delivery)

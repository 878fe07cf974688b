// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/sitetime.h"
#include "store/connection.h"

#include <QJsonObject>
#include <QList>

/// The messages of the practice organisation (resources/practice/sample/voicemails.json).
namespace cb::voicemail {

/// One of them, before it is a row: what the practice carrier has recorded of it.
struct SampleMessage {
    QString recordingSid;
    QString callSid;
    QString caller; // E.164
    QString line; // our number
    Instant leftAt{};
    std::chrono::seconds length{0};
    QString transcript; // empty: there is none
    QString sound; // the words as spoken
    QString language;
    bool heard = false;
    QString assigned; // an operator's name
    std::optional<Instant> dueAt;
    QStringList tags;
};
/// As they are at `now`, newest first: the first is the one the design's picture shows open.
[[nodiscard]] QList<SampleMessage> sampleMessages(const QJsonObject &sample, Instant now);

/// Into a database with the sample's people and numbers. Their sound is asked for as any other's.
[[nodiscard]] Result<> importSample(store::Transaction &tx, const QList<SampleMessage> &messages, const SiteTime &site);

} // namespace cb::voicemail

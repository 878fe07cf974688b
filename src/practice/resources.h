// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/ledger.h"

#include <QJsonObject>

/// What the REST API answers, field by field. Source: OpenAPI twilio_api_v2010, the schemas of each resource.
namespace cb::practice {

/// "/2010-04-01/Accounts/AC…"
[[nodiscard]] QString accountPath(const QString &accountSid);
[[nodiscard]] QJsonObject toJson(const CallRecord &call, const QString &accountSid);
/// `mediaUrl`: absolute, without a suffix.
[[nodiscard]] QJsonObject toJson(const RecordingRecord &recording, const QString &accountSid, const QString &mediaUrl);
/// Of a recording that has one.
[[nodiscard]] QJsonObject transcriptionJson(const RecordingRecord &recording, const QString &accountSid);
/// The same recording in the list below its call: a `track` instead of the media's address.
[[nodiscard]] QJsonObject callRecordingJson(QJsonObject recording);
[[nodiscard]] QJsonObject toJson(const NumberRecord &number, const QString &accountSid);
[[nodiscard]] QJsonObject balanceJson(const QString &accountSid);
[[nodiscard]] QJsonObject accountJson(const QString &accountSid, const QString &friendlyName);
/// A call's status has no "initiated" over REST.
[[nodiscard]] QString restStatus(twilio::CallStatus status);

} // namespace cb::practice

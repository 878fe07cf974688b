// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recordings/recording.h"
#include "store/connection.h"

#include <functional>

/// What happens to the sound of recordings, in our words. Each may be told twice and in any order.
namespace cb::recordings {

/// The outbox kind that fetches a recording; its subject is the recording's SID.
inline constexpr char16_t fetchKind[] = u"recording.fetch";
/// Its budget: beside calls and texts, so that none of them waits behind a download.
inline constexpr char16_t fetchBudget[] = u"recording";

/// Told within the transaction that changes a recording; filled once at start.
using Observer = std::function<Result<>(store::Transaction &, const RecordingAudio &)>;

struct Wanted {
    QString sid; // "RE" + 32 hex digits
    QString callSid;
    RecordingAudio::Purpose purpose = RecordingAudio::Purpose::Call;
    Instant startedAt{};
    std::optional<std::chrono::seconds> length; // of the file, as its callback or the vendor's list says it
    int channels = 1;
    QString url; // the vendor's; empty: not told
};
/// The vendor has a recording: it is fetched, once. What is told later fills in what was not known, and a next try that
/// waits is made at once; what was given up is fetched anew where it may come after all. A message's recording stays
/// one.
[[nodiscard]] Result<RecordingAudio> want(store::Transaction &tx, const Wanted &recording);

/// Given up, although it may come after all: the vendor lists it, and the last try is some time ago. Then want() it.
[[nodiscard]] Result<bool> isOverdue(store::Connection &connection, const QString &sid, Instant now);

/// The vendor has no sound for it (absent, failed, deleted there). What is here stays.
[[nodiscard]] Result<> absent(store::Transaction &tx, const QString &sid, const Observer &observer);

/// A try brought nothing. `state` OnItsWay: there will be another. What was here before and is given up is Here again:
/// its file may turn up (a disk that was away), and `problem` says why no other came.
[[nodiscard]] Result<> missed(
    store::Transaction &tx, const QString &sid, AudioProblem problem, AudioState state, const Observer &observer);

/// It was fetched and lies encrypted in `file`.
struct Fetched {
    QString file;
    QString keyId;
    QByteArray checksum;
    qint64 sizeBytes = 0;
    bool mp3 = false;
    int channels = 1;
    std::chrono::milliseconds length{0};
};
/// False when it is not wanted any more (here already, or removed by retention): the file is to go.
[[nodiscard]] Result<bool> arrived(
    store::Transaction &tx, const QString &sid, const Fetched &fetched, const Observer &observer);

/// A recording was encrypted anew, with another key: `from` is its file until now. False when that is not so any more:
/// the new file is to go.
[[nodiscard]] Result<bool> resealed(
    store::Transaction &tx, const QString &sid, const QString &from, const QString &to, const QString &keyId);

/// Fetches again what could not be fetched. `lost`: also what is kept here, as somebody found its file gone or damaged;
/// that file is left alone until another has come. NotFound; Conflict when there is nothing to fetch.
[[nodiscard]] Result<> fetchAgain(
    store::Transaction &tx, const QString &sid, const Observer &observer, bool lost = false);

} // namespace cb::recordings

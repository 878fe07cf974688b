// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <chrono>

/// One row per webhook that came in, and what we said to it. A request that is repeated gets the same answer again and
/// changes nothing. Errors are not stored: a transaction that fails leaves no row, so the vendor's retry runs anew.
namespace cb::store::journal {

enum class Verdict { Accepted = 0, Repeat = 1, Refused = 2 };

struct StoredAnswer {
    int status = 200;
    QByteArray contentType;
    QByteArray body;
};

struct Request {
    /// Path kind, account, SID and what tells this event from its siblings; the truth about repeats.
    QString naturalKey;
    /// The vendor's retry token, empty when it sent none. A repeat only when path kind, account and SID agree (the
    /// first three parts of the key): never trusted alone.
    QString alias;
    QString path;
    QString form; // what came, secrets and PINs already masked
};

struct Begun {
    qint64 id = 0;
    std::optional<StoredAnswer> repeated; // send this and do nothing else
};

/// Inserts the key, before the hook does anything. A repeat gets its own row and the first one's answer.
[[nodiscard]] Result<Begun> begin(Transaction &tx, const Request &request);
/// Keeps the answer; in the same transaction as begin().
[[nodiscard]] Result<> finish(Transaction &tx, qint64 id, const StoredAnswer &answer, std::chrono::microseconds took);
/// A request that was turned away (signature, size, rate): for the Bulk lane, the caller limits how many a minute.
[[nodiscard]] Result<> refuse(Transaction &tx, const Request &request, int status, const QString &why);
/// Whether the journal takes a row: writes one and takes it back, so that the commit has something to bring to the disk
/// and nothing is left of it.
[[nodiscard]] Result<> probe(Transaction &tx);

struct Entry {
    qint64 id = 0;
    Request request; // naturalKey and alias are empty unless accepted
    Verdict verdict = Verdict::Accepted;
    QString why; // refused
    qint64 repeatOf = 0;
    StoredAnswer answer; // of a repeat: the status only
    std::chrono::microseconds took{0};
    Instant at;
};

/// Newest first, before `before` (0: from the newest); of one verdict when given.
[[nodiscard]] Result<QList<Entry>> list(
    Connection &connection, qint64 before, int limit, std::optional<Verdict> verdict = std::nullopt);
/// How many were turned away from that instant on.
[[nodiscard]] Result<qint64> refusedSince(Connection &connection, Instant from);
[[nodiscard]] Result<std::optional<Entry>> find(Connection &connection, qint64 id);

} // namespace cb::store::journal

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/transcriptstore.h"

using namespace Qt::StringLiterals;
using cb::store::Connection;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::voicemail {

Result<std::optional<StoredTranscript>> storedTranscript(Connection &connection, const QString &recordingSid)
{
    Statement query(connection,
        u"SELECT sid, call_sid, completed, text FROM recording_transcript WHERE recording_sid = :recording"_s);
    query.bind(u":recording"_s, recordingSid);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<StoredTranscript>();
    return std::optional(StoredTranscript{query.text(0), query.text(1), query.boolean(2), query.text(3)});
}

Result<bool> keepTranscript(Transaction &tx, const QString &recordingSid, const StoredTranscript &transcript)
{
    Statement put(tx,
        u"INSERT INTO recording_transcript (recording_sid, sid, call_sid, completed, text, at) "
        "VALUES (:recording, :sid, :call, :completed, :text, :at) ON CONFLICT (recording_sid) DO UPDATE SET "
        "sid = excluded.sid, completed = excluded.completed, text = excluded.text, at = excluded.at "
        "WHERE NOT recording_transcript.completed AND excluded.completed"_s);
    put.bind(u":recording"_s, recordingSid);
    put.bind(u":sid"_s, transcript.sid);
    put.bind(u":call"_s, transcript.callSid);
    put.bind(u":completed"_s, transcript.completed);
    put.bind(u":text"_s, transcript.text);
    put.bind(u":at"_s, tx.now());
    if (Result<> done = put.run(); !done)
        return tl::unexpected(done.error());
    return put.affected() > 0;
}

Result<> forgetTranscript(Transaction &tx, const QString &recordingSid)
{
    Statement forget(tx, u"UPDATE recording_transcript SET text = '' WHERE recording_sid = :recording"_s);
    forget.bind(u":recording"_s, recordingSid);
    return forget.run();
}

} // namespace cb::voicemail

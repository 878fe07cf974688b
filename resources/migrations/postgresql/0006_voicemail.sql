-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The sound of recordings, transcripts, and the messages callers leave. Enumerations are stored as the numbers of
-- recordings/recording.h and voicemail/voicemail.h.

CREATE TABLE recording_audio (
    id BIGINT PRIMARY KEY, -- time-ordered
    sid TEXT NOT NULL UNIQUE,
    call_sid TEXT NOT NULL,
    purpose INTEGER NOT NULL,
    state INTEGER NOT NULL,
    problem INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    started_at BIGINT NOT NULL,
    length_s INTEGER,
    size_bytes BIGINT NOT NULL,
    mp3 BOOLEAN NOT NULL,
    channels INTEGER NOT NULL,
    checksum BYTEA, -- SHA-256 of the sound as fetched
    key_id TEXT NOT NULL,
    file TEXT NOT NULL, -- below the recordings folder; empty: none
    url TEXT NOT NULL,
    flagged BOOLEAN NOT NULL, -- exempt from retention
    fetched_at BIGINT,
    removed_at BIGINT
)
-- next
CREATE INDEX recording_audio_here ON recording_audio (started_at) WHERE state = 2 AND NOT flagged
-- next
CREATE INDEX recording_audio_file ON recording_audio (file) WHERE file <> ''
-- next
CREATE INDEX recording_audio_missing ON recording_audio (state, problem) WHERE state IN (3, 4, 5)
-- next
CREATE INDEX recording_audio_call ON recording_audio (call_sid)
-- next
-- What all recordings kept here take, and how long they are; kept by the same transactions.
CREATE TABLE recording_use (
    shard INTEGER PRIMARY KEY,
    files BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    seconds BIGINT NOT NULL
)
-- next
-- What was said in a recording, as the vendor heard it. May come before its message is known.
CREATE TABLE recording_transcript (
    recording_sid TEXT PRIMARY KEY,
    sid TEXT NOT NULL, -- "TR…"
    call_sid TEXT NOT NULL,
    completed BOOLEAN NOT NULL, -- false: the vendor could not
    text TEXT NOT NULL,
    at BIGINT NOT NULL
)
-- next
CREATE TABLE mailbox (
    id BIGINT PRIMARY KEY,
    box_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    line BIGINT NOT NULL, -- our_number.id or 0
    team BIGINT NOT NULL
)
-- next
CREATE TABLE voicemail (
    id BIGINT PRIMARY KEY, -- time-ordered by left_at
    recording_sid TEXT NOT NULL UNIQUE,
    call_sid TEXT NOT NULL,
    call BIGINT NOT NULL, -- call.id or 0
    mailbox BIGINT NOT NULL,
    line BIGINT NOT NULL,
    number TEXT NOT NULL,
    contact BIGINT NOT NULL,
    name TEXT NOT NULL,
    origin INTEGER NOT NULL,
    left_at BIGINT NOT NULL,
    day INTEGER NOT NULL, -- of the site, 20261120
    length_s INTEGER NOT NULL,
    heard BOOLEAN NOT NULL,
    archived BOOLEAN NOT NULL,
    flagged BOOLEAN NOT NULL,
    assigned BIGINT NOT NULL,
    assigned_name TEXT NOT NULL,
    due_at BIGINT,
    tags TEXT NOT NULL, -- JSON ["late visit", "meds"]
    notes INTEGER NOT NULL,
    position_ms BIGINT NOT NULL,
    transcript_state INTEGER NOT NULL,
    language TEXT NOT NULL,
    transcript TEXT NOT NULL,
    audio_state INTEGER NOT NULL,
    problem INTEGER NOT NULL,
    size_bytes BIGINT NOT NULL,
    who TEXT NOT NULL, -- what the text index holds of it: the caller
    words TEXT NOT NULL, -- … and what was said
    indexed BOOLEAN NOT NULL
)
-- next
CREATE INDEX voicemail_open ON voicemail (day, id) WHERE NOT archived
-- next
CREATE INDEX voicemail_new ON voicemail (day, id) WHERE NOT archived AND NOT heard
-- next
CREATE INDEX voicemail_archived ON voicemail (day, id) WHERE archived
-- next
CREATE INDEX voicemail_assigned ON voicemail (assigned, day, id) WHERE NOT archived AND assigned <> 0
-- next
CREATE INDEX voicemail_mailbox ON voicemail (mailbox, day, id)
-- next
CREATE INDEX voicemail_number ON voicemail (number, id)
-- next
CREATE INDEX voicemail_call ON voicemail (call_sid)
-- next
CREATE INDEX voicemail_unindexed ON voicemail (id) WHERE NOT indexed
-- next
CREATE TABLE voicemail_note (
    id BIGINT PRIMARY KEY, -- time-ordered
    voicemail BIGINT NOT NULL REFERENCES voicemail (id) ON DELETE CASCADE,
    author BIGINT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL
)
-- next
CREATE INDEX voicemail_note_voicemail ON voicemail_note (voicemail, id)
-- next
-- Kept up by the same transactions that change messages; never counted anew. Shards as in call_figures.
CREATE TABLE voicemail_figures (
    day INTEGER NOT NULL,
    mailbox BIGINT NOT NULL,
    assigned BIGINT NOT NULL,
    heard BOOLEAN NOT NULL,
    archived BOOLEAN NOT NULL,
    shard INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    PRIMARY KEY (day, mailbox, assigned, heard, archived, shard)
)
-- next
-- The words are folded and parted by us, the same for both engines. Without the right to read transcripts only "who_text"
-- is asked.
ALTER TABLE voicemail ADD COLUMN who_text tsvector, ADD COLUMN text tsvector
-- next
CREATE INDEX voicemail_who_text ON voicemail USING gin (who_text)
-- next
CREATE INDEX voicemail_text ON voicemail USING gin (text)
-- next
-- Read-only, for other people's scripts.
CREATE VIEW twilio_transcriptions AS
SELECT audio.id AS id,
       transcript.sid AS transcription_sid,
       transcript.recording_sid AS recording_sid,
       transcript.call_sid AS call_sid,
       CASE WHEN transcript.completed THEN 'completed' ELSE 'failed' END AS status,
       transcript.text AS transcription_text,
       to_char(to_timestamp(transcript.at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at
FROM recording_transcript AS transcript LEFT JOIN recording_audio AS audio ON audio.sid = transcript.recording_sid

-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Calls. Enumerations are stored as the numbers of calls/call.h; the views at the end say them in words.

CREATE TABLE our_number (
    id BIGINT PRIMARY KEY,
    phone TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    flow TEXT NOT NULL
)
-- next
CREATE TABLE blocked_number (
    phone TEXT PRIMARY KEY,
    note TEXT NOT NULL,
    blocked_by BIGINT NOT NULL,
    at BIGINT NOT NULL
)
-- next
CREATE TABLE call (
    id BIGINT PRIMARY KEY, -- time-ordered
    sid TEXT NOT NULL UNIQUE,
    direction INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    from_text TEXT NOT NULL,
    to_text TEXT NOT NULL,
    number TEXT NOT NULL, -- the other party
    line BIGINT NOT NULL, -- our_number.id or 0
    contact BIGINT NOT NULL,
    name TEXT NOT NULL,
    progress INTEGER NOT NULL,
    state INTEGER NOT NULL, -- under 10: open
    outcome INTEGER NOT NULL, -- from 20: missed
    end_reason INTEGER NOT NULL,
    day INTEGER NOT NULL, -- of the site, 20261120, by started_at
    slot INTEGER NOT NULL, -- quarter hours since that day's start
    started_at BIGINT NOT NULL,
    waiting_since BIGINT,
    answered_at BIGINT,
    ended_at BIGINT,
    state_since BIGINT NOT NULL,
    desk_state INTEGER NOT NULL, -- what the desk said last, and when; 0: nothing
    desk_at BIGINT NOT NULL,
    queue_position INTEGER NOT NULL,
    agent_count INTEGER NOT NULL,
    agent BIGINT NOT NULL,
    agent_name TEXT NOT NULL,
    team TEXT NOT NULL,
    agent_at BIGINT NOT NULL, -- when these were last named
    team_at BIGINT NOT NULL,
    recording BOOLEAN NOT NULL,
    recording_at BIGINT NOT NULL,
    leg_end INTEGER NOT NULL, -- how the last leg ended, and when
    leg_end_at BIGINT NOT NULL,
    sip_code INTEGER NOT NULL,
    message_left BOOLEAN NOT NULL,
    route TEXT NOT NULL, -- JSON [[visit, label, detail, crumb, ms], …] by time
    words TEXT NOT NULL, -- what the text index holds of it
    indexed BOOLEAN NOT NULL -- whether that is up to date
)
-- next
CREATE INDEX call_open ON call (id) WHERE state < 10
-- next
CREATE INDEX call_history ON call (day, id) WHERE state >= 10
-- next
CREATE INDEX call_missed ON call (day, id) WHERE outcome >= 20
-- next
CREATE INDEX call_line ON call (line, day, id) WHERE state >= 10
-- next
CREATE INDEX call_number ON call (number, id)
-- next
CREATE INDEX call_unindexed ON call (id) WHERE NOT indexed
-- next
CREATE TABLE call_leg (
    id BIGINT PRIMARY KEY,
    call BIGINT NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    sid TEXT NOT NULL UNIQUE,
    target TEXT NOT NULL,
    agent BIGINT NOT NULL,
    agent_name TEXT NOT NULL,
    progress INTEGER NOT NULL,
    started_at BIGINT NOT NULL,
    answered_at BIGINT,
    ended_at BIGINT
)
-- next
CREATE INDEX call_leg_call ON call_leg (call, id)
-- next
CREATE TABLE call_recording (
    id BIGINT PRIMARY KEY,
    call BIGINT NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    sid TEXT NOT NULL UNIQUE,
    state INTEGER NOT NULL,
    channels INTEGER NOT NULL,
    started_at BIGINT NOT NULL,
    length_s INTEGER,
    url TEXT NOT NULL
)
-- next
CREATE INDEX call_recording_call ON call_recording (call, id)
-- next
-- Kept up by the same transactions that change calls; never counted anew. The shard keeps writers of PostgreSQL from
-- waiting for each other at one row.
CREATE TABLE call_figures (
    day INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    line BIGINT NOT NULL,
    shard INTEGER NOT NULL,
    inbound INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    wait_ms BIGINT NOT NULL,
    waits INTEGER NOT NULL,
    answered_soon INTEGER NOT NULL,
    PRIMARY KEY (day, slot, line, shard)
)
-- next
-- The words are folded and parted by us, the same for both engines: no text search configuration is involved.
ALTER TABLE call ADD COLUMN text tsvector
-- next
CREATE INDEX call_text ON call USING gin (text)
-- next
-- Read-only, for other people's scripts.
CREATE VIEW twilio_call_logs AS
SELECT call.id AS id,
       call.sid AS call_sid,
       call.from_text AS from_number,
       call.to_text AS to_number,
       CASE call.direction WHEN 1 THEN 'inbound' ELSE 'outbound-api' END AS direction,
       CASE call.progress WHEN 1 THEN 'queued' WHEN 2 THEN 'initiated' WHEN 3 THEN 'ringing' WHEN 4 THEN 'in-progress'
                          WHEN 10 THEN 'canceled' WHEN 11 THEN 'no-answer' WHEN 12 THEN 'busy' WHEN 13 THEN 'failed'
                          WHEN 14 THEN 'completed' ELSE 'unknown' END AS status,
       CASE call.outcome WHEN 0 THEN 'open' WHEN 10 THEN 'answered' WHEN 11 THEN 'served' WHEN 12 THEN 'not reached'
                         WHEN 20 THEN 'left queue' WHEN 21 THEN 'missed' WHEN 22 THEN 'voicemail'
                         ELSE 'not connected' END AS outcome,
       call.name AS caller_name,
       call.agent_name AS agent_name,
       to_char(to_timestamp(call.started_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS start_time,
       to_char(to_timestamp(call.answered_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS answer_time,
       to_char(to_timestamp(call.ended_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS end_time,
       (call.ended_at - call.started_at) / 1000 AS duration
FROM call
-- next
CREATE VIEW twilio_recordings AS
SELECT call_recording.id AS id,
       call_recording.sid AS recording_sid,
       call.sid AS call_sid,
       CASE call_recording.state WHEN 1 THEN 'in-progress' WHEN 2 THEN 'completed' WHEN 3 THEN 'absent'
                                 ELSE 'failed' END AS status,
       call_recording.channels AS channels,
       to_char(to_timestamp(call_recording.started_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS start_time,
       call_recording.length_s AS duration,
       call_recording.url AS url
FROM call_recording JOIN call ON call.id = call_recording.call

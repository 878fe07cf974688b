-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people at the desk do to calls, and calls that are placed for them. Numbers are those of calls/callaction.h.

-- Somebody at the desk wants to talk to somebody: their own telephone is rung, once or, by rule, several times.
CREATE TABLE placed_call (
    id INTEGER PRIMARY KEY, -- time-ordered
    number TEXT NOT NULL, -- whom they want to talk to
    name TEXT NOT NULL,
    line TEXT NOT NULL, -- our number that is shown
    agent INTEGER NOT NULL, -- who wants to talk
    agent_name TEXT NOT NULL,
    phone TEXT NOT NULL, -- theirs
    attempt INTEGER NOT NULL, -- the last one, made or to be made
    attempts INTEGER NOT NULL, -- at most
    delay_ms INTEGER NOT NULL, -- from the end of one to the next
    retry_ends TEXT NOT NULL, -- ends that are tried again: "busy,no_answer"
    state INTEGER NOT NULL, -- under 10: open
    next_at INTEGER, -- of a state that waits
    last_end INTEGER NOT NULL, -- end_reason of the last attempt
    created_at INTEGER NOT NULL,
    ended_at INTEGER
)
-- next
CREATE INDEX placed_call_open ON placed_call (id) WHERE state < 10
-- next
-- One row per order given: it lives on in the outbox, its outcome comes back here.
CREATE TABLE call_action (
    id INTEGER PRIMARY KEY, -- time-ordered
    call INTEGER, -- call.id; null: a call that does not exist yet
    placed INTEGER, -- placed_call.id
    attempt INTEGER NOT NULL, -- of a placed call, else 0
    sid TEXT NOT NULL, -- the leg it is about; empty: not known yet
    kind INTEGER NOT NULL,
    target TEXT NOT NULL, -- JSON: to whom a transfer goes
    by_operator INTEGER NOT NULL, -- 0: the engine, or nobody in particular
    outbox INTEGER NOT NULL UNIQUE,
    state INTEGER NOT NULL,
    problem INTEGER NOT NULL, -- why it was not done
    code INTEGER NOT NULL, -- the vendor's number for that; 0: none
    created_at INTEGER NOT NULL,
    ended_at INTEGER
)
-- next
CREATE INDEX call_action_call ON call_action (call, id)
-- next
CREATE INDEX call_action_placed ON call_action (placed, attempt)
-- next
ALTER TABLE call ADD COLUMN placed INTEGER NOT NULL DEFAULT 0
-- next
-- Pausing is known from the answers to our own orders only: the vendor sends no event.
ALTER TABLE call ADD COLUMN paused BOOLEAN NOT NULL DEFAULT FALSE
-- next
ALTER TABLE call ADD COLUMN paused_at INTEGER NOT NULL DEFAULT 0

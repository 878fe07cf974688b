-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The store's own tables. (schema_version is made by the migrator before the first file.)
-- Instants are milliseconds since 1970, UTC.

-- One row per changed row and transaction, in the order of writing; kept for seven days.
CREATE TABLE change_log (
    seq BIGSERIAL PRIMARY KEY,
    xid BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    kind TEXT NOT NULL,
    id BIGINT NOT NULL,
    at BIGINT NOT NULL
)
-- next
-- A cursor goes by transaction: sequence numbers may be committed out of order, ended transactions not.
CREATE INDEX change_log_xid ON change_log (xid, seq)
-- next
-- How far the change log was pruned: a position below this has missed something.
CREATE TABLE change_log_pruned (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position BIGINT NOT NULL
)
-- next
INSERT INTO change_log_pruned (id, position) VALUES (1, 0)
-- next
-- One row per webhook (journal.h). natural_key and alias are empty for repeats and refused requests.
CREATE TABLE journal (
    id BIGINT PRIMARY KEY,
    natural_key TEXT UNIQUE,
    alias TEXT UNIQUE,
    path TEXT NOT NULL,
    form TEXT NOT NULL,
    verdict SMALLINT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    repeat_of BIGINT,
    status INTEGER,
    content_type TEXT NOT NULL DEFAULT '',
    body BYTEA,
    took_us BIGINT,
    at BIGINT NOT NULL
)
-- next
CREATE INDEX journal_refused ON journal (at) WHERE verdict = 2
-- next
-- One row per effect on the world, and per timer (outbox.h). state: 0 waiting, 1 claimed, 2 sending, 3 unclear, 4 parked,
-- 5 done, 6 failed, 7 cancelled, 8 expired.
CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL,
    budget TEXT NOT NULL,
    bulk BOOLEAN NOT NULL,
    ordered BOOLEAN NOT NULL,
    repeatable BOOLEAN NOT NULL,
    group_id BIGINT,
    due_at BIGINT NOT NULL,
    expires_at BIGINT,
    state SMALLINT NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    checks INTEGER NOT NULL DEFAULT 0,
    lease_by TEXT,
    lease_until BIGINT,
    sent_at BIGINT,
    ended_at BIGINT,
    remote_id TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    http_status INTEGER NOT NULL DEFAULT 0
)
-- next
CREATE INDEX outbox_waiting ON outbox (budget, bulk, due_at, id) WHERE state = 0
-- next
CREATE INDEX outbox_expiring ON outbox (expires_at) WHERE state = 0 AND expires_at IS NOT NULL
-- next
CREATE INDEX outbox_leased ON outbox (lease_until) WHERE lease_until IS NOT NULL
-- next
CREATE INDEX outbox_unclear ON outbox (due_at) WHERE state = 3
-- next
CREATE INDEX outbox_parked ON outbox (id) WHERE state = 4
-- next
CREATE INDEX outbox_subject ON outbox (subject, id)
-- next
CREATE INDEX outbox_group ON outbox (group_id) WHERE group_id IS NOT NULL
-- next
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL
-- next
-- One row per command that decided something (audit.h). Personal fields stand beside the chain, their salted hash in it.
CREATE TABLE audit (
    id BIGINT PRIMARY KEY,
    engine TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    personal TEXT,
    salt BYTEA,
    personal_hash BYTEA,
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    UNIQUE (engine, seq)
)
-- next
CREATE INDEX audit_subject ON audit (subject, id)
-- next
CREATE TABLE audit_head (
    engine TEXT PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL
)
-- next
-- What was set in the app, above callboard.yaml and below the environment. value is JSON.
CREATE TABLE setting (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    at BIGINT NOT NULL
)

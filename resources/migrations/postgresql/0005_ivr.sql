-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Flows, their versions, and the calls in them.

CREATE TABLE ivr_flow (
    id BIGINT PRIMARY KEY,
    flow_key TEXT NOT NULL UNIQUE, -- "front-desk": as numbers and redirects name it
    name TEXT NOT NULL,
    published INTEGER -- the version that answers calls; null: none does
)
-- next
-- A published version is never changed: calls finish on the version they began with.
CREATE TABLE ivr_flow_version (
    flow BIGINT NOT NULL REFERENCES ivr_flow (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    definition TEXT NOT NULL, -- JSON, docs/flows.md
    shipped BOOLEAN NOT NULL, -- came with Callboard, nobody edited it
    created_at BIGINT NOT NULL,
    published_at BIGINT, -- null: a draft
    PRIMARY KEY (flow, version)
)
-- next
CREATE TABLE ivr_hours (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    definition TEXT NOT NULL, -- JSON, docs/flows.md
    revision INTEGER NOT NULL -- grows with each change
)
-- next
-- One row per call in a flow; gone once the call is over.
CREATE TABLE ivr_call_state (
    call_sid TEXT PRIMARY KEY,
    state BYTEA NOT NULL,
    answer BYTEA NOT NULL, -- the last TwiML: told again when Twilio asks again
    updated_at BIGINT NOT NULL
)
-- next
CREATE INDEX ivr_call_state_updated ON ivr_call_state (updated_at)
-- next
-- One row per step a call came to, with what the caller did there (secrets as "****").
CREATE TABLE ivr_interaction (
    id BIGINT PRIMARY KEY, -- time-ordered
    call_sid TEXT NOT NULL,
    flow_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    step TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    input TEXT NOT NULL, -- keys or words, in order, parted by blanks
    exit_taken TEXT NOT NULL, -- empty: still in it, or the call ended there
    problem TEXT NOT NULL, -- why the step broke; empty: it did not
    entered_at BIGINT NOT NULL,
    left_at BIGINT
)
-- next
CREATE INDEX ivr_interaction_call ON ivr_interaction (call_sid, id)
-- next
CREATE VIEW ivr_flows AS
SELECT f.id * 1000000 + v.version AS id, f.flow_key, f.name, v.version, v.definition, v.version = f.published AS is_active,
       v.created_at, v.published_at
FROM ivr_flow f JOIN ivr_flow_version v ON v.flow = f.id
-- next
CREATE VIEW ivr_interactions AS
SELECT id, call_sid, flow_key, version AS flow_version, step AS step_id, kind AS step_type, name AS step_name,
       input AS user_input, exit_taken, problem, entered_at AS created_at, left_at
FROM ivr_interaction

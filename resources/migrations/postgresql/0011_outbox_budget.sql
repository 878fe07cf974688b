-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- When the next of a budget with a rate may go, for all engines together (turns.h). A row once something has gone.
CREATE TABLE outbox_budget (
    name TEXT PRIMARY KEY,
    next_at BIGINT NOT NULL,
    gap_ms BIGINT NOT NULL
)
-- next
-- What is shown of the last day beside all that was done.
CREATE INDEX outbox_failed ON outbox (ended_at) WHERE state IN (6, 8)

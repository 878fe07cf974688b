-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The store's own tables. (schema_version is made by the migrator before the first file.)

-- One row per changed row and transaction. seq grows by one; pruning keeps the newest, so that no number comes twice.
CREATE TABLE change_log (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    at INTEGER NOT NULL
)
-- next
CREATE INDEX change_log_at ON change_log (at)
-- next
-- How far the change log was pruned: a position below this has missed something.
CREATE TABLE change_log_pruned (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL
)
-- next
INSERT INTO change_log_pruned (id, position) VALUES (1, 0)

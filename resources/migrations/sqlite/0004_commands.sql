-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people did, so that the same command sent again does nothing twice; and the settings they saved.

CREATE TABLE command_answer (
    uuid TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    operator INTEGER NOT NULL,
    answer TEXT NOT NULL, -- JSON
    position INTEGER NOT NULL,
    at INTEGER NOT NULL
)
-- next
CREATE INDEX command_answer_at ON command_answer (at)
-- next
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    set_by INTEGER NOT NULL,
    set_at INTEGER NOT NULL
)

-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What commands answered, so that the same command sent again does nothing twice.

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

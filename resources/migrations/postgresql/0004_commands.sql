-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What commands answered, so that the same command sent again does nothing twice.

CREATE TABLE command_answer (
    uuid TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    operator BIGINT NOT NULL,
    answer TEXT NOT NULL, -- JSON
    position BIGINT NOT NULL,
    at BIGINT NOT NULL
)
-- next
CREATE INDEX command_answer_at ON command_answer (at)

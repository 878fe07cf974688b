-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Calls are indexed once, when they have ended; their words now say as well whether they were missed, and the line.

DROP INDEX call_unindexed
-- next
CREATE INDEX call_unindexed ON call (id) WHERE NOT indexed AND state >= 10
-- next
UPDATE call SET words = '', indexed = FALSE

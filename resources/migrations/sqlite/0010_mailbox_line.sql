-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which mailbox the messages left on a number go to: several numbers may share one.
CREATE TABLE mailbox_line (
    line INTEGER PRIMARY KEY, -- our_number.id
    mailbox INTEGER NOT NULL
)
-- next
INSERT INTO mailbox_line (line, mailbox) SELECT line, MIN(id) FROM mailbox WHERE line <> 0 GROUP BY line
-- next
ALTER TABLE mailbox DROP COLUMN line

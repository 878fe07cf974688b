-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every beginning of a word up to nine letters streams out of the index, newest first. A longer list of prefixes costs
-- less than the places of words, which nobody asks for: so without those. Calls are indexed once, when they have ended.

DROP INDEX call_unindexed
-- next
CREATE INDEX call_unindexed ON call (id) WHERE NOT indexed AND state >= 10
-- next
DROP TABLE call_text
-- next
CREATE VIRTUAL TABLE call_text USING fts5 (words, content='call', content_rowid='id', tokenize='ascii', detail='none',
                                           columnsize=0, prefix='1 2 3 4 5 6 7 8 9')
-- next
UPDATE call SET words = '', indexed = FALSE

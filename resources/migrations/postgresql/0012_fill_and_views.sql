-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A text index that is filled anew behind the back of whoever searches (0009 empties that of calls) says how far it is.

CREATE TABLE text_fill (
    kind TEXT PRIMARY KEY, -- as the change log calls the index: 'call.text'
    total BIGINT NOT NULL, -- rows to be indexed when it began
    done BIGINT NOT NULL
)
-- next
INSERT INTO text_fill (kind, total, done)
SELECT 'call.text', waiting, 0 FROM (SELECT COUNT(*) AS waiting FROM call WHERE NOT indexed AND state >= 10) AS calls
WHERE waiting > 0
-- next
-- PostgreSQL lets a view of one table be written through (SQLite does not): those for other people's scripts are to be
-- read only. A trigger and not rights, as an engine is their owner.
CREATE FUNCTION read_only_view() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the view % is read-only', TG_TABLE_NAME;
END
$$
-- next
CREATE TRIGGER read_only INSTEAD OF INSERT OR UPDATE OR DELETE ON twilio_call_logs
FOR EACH ROW EXECUTE FUNCTION read_only_view()
-- next
CREATE TRIGGER read_only INSTEAD OF INSERT OR UPDATE OR DELETE ON ivr_interactions
FOR EACH ROW EXECUTE FUNCTION read_only_view()

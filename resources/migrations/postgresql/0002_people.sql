-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who calls and who answers.

CREATE TABLE contact (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    language TEXT NOT NULL,
    note TEXT NOT NULL
)
-- next
CREATE TABLE contact_phone (
    phone TEXT PRIMARY KEY, -- E.164; a number belongs to one contact
    contact BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    place INTEGER NOT NULL
)
-- next
CREATE INDEX contact_phone_contact ON contact_phone (contact, place)
-- next
-- "operator" is a keyword of PostgreSQL.
CREATE TABLE desk_operator (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    roles TEXT NOT NULL, -- words parted by blanks
    active BOOLEAN NOT NULL
)
-- next
CREATE TABLE operator_phone (
    phone TEXT PRIMARY KEY,
    operator BIGINT NOT NULL REFERENCES desk_operator (id) ON DELETE CASCADE,
    place INTEGER NOT NULL
)
-- next
CREATE INDEX operator_phone_operator ON operator_phone (operator, place)
-- next
CREATE TABLE team (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
)
-- next
CREATE TABLE team_member (
    team BIGINT NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    operator BIGINT NOT NULL REFERENCES desk_operator (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    PRIMARY KEY (team, operator)
)

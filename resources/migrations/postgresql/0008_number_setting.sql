-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Our numbers as Twilio last said they are set, and what stood there before we set them (calls/numberwebhooks.h).
CREATE TABLE number_setting (
    number TEXT PRIMARY KEY,
    sid TEXT NOT NULL,
    voice TEXT NOT NULL,
    voice_fallback TEXT NOT NULL,
    status TEXT NOT NULL,
    ignored_for INTEGER NOT NULL, -- 0 nobody, 1 an application, 2 a trunk
    before_voice TEXT,
    before_voice_fallback TEXT,
    before_status TEXT,
    read_at BIGINT NOT NULL
)

-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Transcripts that are waited for are asked for every few minutes; retention takes what never came here, too.

CREATE INDEX voicemail_awaited ON voicemail (id) WHERE transcript_state = 1
-- next
DROP INDEX recording_audio_here
-- next
CREATE INDEX recording_audio_over ON recording_audio (started_at) WHERE state IN (2, 3, 4, 5) AND NOT flagged

-- SPDX-FileCopyrightText: 2026 The Callboard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The methods of what stood at a number before we set it, so that it can be put back as it was. Null: of a row from
-- before this migration, POST as far as is known.

ALTER TABLE number_setting ADD COLUMN before_voice_method TEXT
-- next
ALTER TABLE number_setting ADD COLUMN before_voice_fallback_method TEXT
-- next
ALTER TABLE number_setting ADD COLUMN before_status_method TEXT

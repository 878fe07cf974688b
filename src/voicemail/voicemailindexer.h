// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/indexer.h"

namespace cb::voicemail {

/// Keeps the text index of messages up to date while the engine runs.
class VoicemailIndexer final : public store::Indexer
{
    Q_OBJECT
public:
    explicit VoicemailIndexer(store::Database &database, QObject *parent = nullptr);
};

} // namespace cb::voicemail

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailindexer.h"

#include "voicemail/textindexstore.h"

namespace cb::voicemail {

VoicemailIndexer::VoicemailIndexer(store::Database &database, QObject *parent)
    : Indexer(database, {"voicemail.text", hasMarkedMessages, indexMessages}, parent)
{ }

} // namespace cb::voicemail

#include "moc_voicemailindexer.cpp"

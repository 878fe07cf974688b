// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/retention.h"

#include "recordings/recordingstore.h"
#include "store/audit.h"

using namespace Qt::StringLiterals;

namespace cb::recordings {

Result<RemovedOld> removeOld(store::Transaction &tx, Instant before, int limit, const Observer &observer)
{
    const Result<QList<RecordingAudio>> old = removable(tx, before, limit);
    if (!old)
        return tl::unexpected(old.error());
    RemovedOld all;
    for (const RecordingAudio &recording : *old) {
        RecordingAudio removed = recording;
        removed.state = AudioState::Removed;
        removed.problem = AudioProblem::None;
        removed.file.clear();
        removed.removedAt = tx.now();
        if (Result<> done = update(tx, recording, removed); !done)
            return tl::unexpected(done.error());
        if (observer) {
            if (Result<> told = observer(tx, removed); !told)
                return tl::unexpected(told.error());
        }
        ++all.recordings;
        if (!recording.file.isEmpty())
            all.files << recording.file;
    }
    if (all.recordings == 0)
        return all;
    const QJsonObject details{{u"recordings"_s, all.recordings}, {u"first"_s, old->first().sid},
        {u"last"_s, old->last().sid}, {u"before"_s, qint64(before.time_since_epoch().count())}};
    const Result<store::audit::Entry> line =
        store::audit::append(tx, u"system"_s, u"recordings.retention"_s, u"recordings"_s, details);
    if (!line)
        return tl::unexpected(line.error());
    return all;
}

} // namespace cb::recordings

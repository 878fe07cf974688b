// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/sender.h"
#include "recordings/recording.h"
#include "store/changefeed.h"

#include <QObject>

namespace cb::recordings {

/// What the desk reads and does about the sound of recordings. Lives on the window's thread; both references outlive
/// it.
class RecordingService final : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    /// `roles`: of who sits here. Listening, and fetching again, needs Operator.
    RecordingService(
        store::Database &database, commands::Sender &sender, commands::Roles roles, QObject *parent = nullptr);

    [[nodiscard]] bool mayListen() const { return commands::allows(m_roles, commands::Role::Operator); }

    /// Those of `sids` that are known here, in their order. `done` is called on the thread of `context`, not at all
    /// when that is gone.
    void bySids(const QStringList &sids, QObject *context, Done<QList<RecordingAudio>> done);
    /// Asks the vendor once more for a sound that could not be had; `lost`: or whose file here is gone or damaged.
    /// NotFound; Conflict when there is nothing to fetch.
    void fetchAgain(const QString &sid, QObject *context, Done<commands::Outcome> done, bool lost = false);

public Q_SLOTS:
    /// From the change feed.
    void apply(const cb::store::Changes &changes);

Q_SIGNALS:
    void changed(); // some recordings are not what they were

private:
    store::Database &m_database;
    commands::Sender &m_sender;
    commands::Roles m_roles;
};

} // namespace cb::recordings

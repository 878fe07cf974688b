// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <memory>

namespace cb::store {

class Connection;
class Database;

/// A place in the change log. On PostgreSQL it also holds back what older transactions may still add.
using Position = qint64;

/// Ids of changed rows by kind ("call", "operator", …), each once, in order of their first change.
struct Changes {
    QHash<QString, QList<qint64>> byKind;
    Position position = 0; // all changes up to here have been told
};

/// The position of what this connection sees now: read it in the transaction that reads the rows.
[[nodiscard]] Result<Position> position(Connection &connection);

/// Tells the changes after a position, in order, soon after each commit (also of other processes: a look each second
/// covers lost wake-ups). Lives on the thread that made it; asks the database there and then.
class ChangeFeed final : public QObject
{
    Q_OBJECT
public:
    ChangeFeed(Database &database, QObject *parent = nullptr);
    ~ChangeFeed() override;

    void start(Position after);
    [[nodiscard]] Position reached() const;

public Q_SLOTS:
    void look(); // now, rather than at the next wake-up

Q_SIGNALS:
    void changed(const cb::store::Changes &changes);
    /// The log was pruned past our position (a console that slept for a week): read everything again.
    void lost();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cb::store

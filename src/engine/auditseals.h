// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/desk.h"

#include <QDate>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace cb::engine {

/// The audit trail's daily seals (store/audit.h): a line a day in "audit-seals.jsonl" of the data folder, outside of
/// the database, under the key "audit.key" of the vault, which is made when the first day is to be sealed. Without a
/// key nothing is sealed: what anybody could make anew proves nothing. A practice desk's trail is nobody's: it has
/// none. Lives on the engine's thread; database and clock outlive it.
class AuditSeals final : public QObject
{
    Q_OBJECT
public:
    AuditSeals(store::Database &database, Desk desk, const Clock &clock, QObject *parent = nullptr);
    ~AuditSeals() override; // waits for the vault, some seconds at worst

    /// Looks now and each hour while it lives.
    void start();
    /// Seals all chains as they are, unless this day (of UTC) is sealed already. looked() follows.
    void look();

Q_SIGNALS:
    void looked();

private:
    void seal(const Result<Secret> &key, QDate day);
    void keep(const Result<QByteArray> &sealed);
    void end(const QString &trouble = {});

    store::Database &m_database;
    const Desk m_desk;
    const Clock &m_clock;
    QThreadPool m_vault; // a keyring may take its time
    QTimer m_hourly;
    bool m_looking = false;
    QString m_trouble; // told last
};

/// What the kept seals say of the chains as they are now.
struct SealsReport {
    int kept = 0; // seals
    QDate last; // day of the newest that was checked
    QStringList findings; // a sentence each, English; of each chain the first day that does not fit
    QString notChecked; // English, why there was no key to check them with; empty: they were checked
};
/// Of that folder's seals. Waits for vault and database. Errors: Storage.
[[nodiscard]] Result<SealsReport> checkSeals(store::Database &database, const Desk &desk, const Clock &clock);

} // namespace cb::engine

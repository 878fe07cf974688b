// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "config/configuration.h"
#include "secrets/vault.h"
#include "store/database.h"

#include <QString>

#include <memory>

namespace cb::engine {

/// Where a desk lives and what its file and environment say, before anything is opened.
struct Desk {
    QString dataFolder; // exists, only its owner may enter
    QHash<QString, QString> file; // callboard.yaml, flattened
    QProcessEnvironment environment;
    bool practice = false;

    /// Without saved settings when `saved` is empty: what is needed to open the database.
    [[nodiscard]] config::Configuration configuration(const QHash<QString, QString> &saved = {}) const;
    /// For whoever reads; whoever writes into the audit trail says under which name (enginename.h).
    [[nodiscard]] store::Options database() const;
};

struct DeskOptions {
    QString dataFolder; // --data; empty: the standard place
    QString configFile; // --config; empty: callboard.yaml in the data folder, when there is one
    bool practice = false; // a folder of its own below the data folder, unless one was named
};

/// Makes the data folder when it is missing. Errors: Storage (folder), NotFound (a named file), Invalid (its contents).
[[nodiscard]] Result<Desk> findDesk(const DeskOptions &options);

/// What was saved in the app, as texts by key.
[[nodiscard]] Result<QHash<QString, QString>> savedSettings(store::Connection &connection);

/// Environment, systemd credentials, encrypted file, keyring. The clock outlives it.
[[nodiscard]] std::unique_ptr<secrets::Vault> openVault(const Desk &desk, const Clock &clock);

} // namespace cb::engine

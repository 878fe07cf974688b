// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <functional>

namespace cb::store {

/// The kernel's number for the kind of file system a folder is on (statfs' f_type), 0 when it cannot be asked.
[[nodiscard]] quint64 fileSystemOf(const QString &folder);

/// SQLite's locks and shared memory do not hold over a network (https://www.sqlite.org/useovernet.html): two desks on
/// one share would destroy the file. Denied for NFS, SMB and their like. FUSE and 9P pass: they are how some local
/// disks and virtual machines' roots are mounted, and cannot be told from the others.
[[nodiscard]] Result<> requireLocalDrive(
    const QString &folder, const std::function<quint64(const QString &)> &kindOf = fileSystemOf);

} // namespace cb::store

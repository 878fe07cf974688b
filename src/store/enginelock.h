// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace cb::store {

/// The right to be the engine of a data folder: one process at a time. The kernel frees it when the process dies,
/// however that happens, so there is never a stale lock to clear by hand.
class EngineLock
{
public:
    /// Conflict, naming the process, when another one holds it; Storage when the folder cannot be written.
    [[nodiscard]] static Result<EngineLock> take(const QString &folder);
    EngineLock(EngineLock &&other) noexcept
        : m_file(std::exchange(other.m_file, -1))
    { }
    EngineLock &operator=(EngineLock &&other) noexcept
    {
        std::swap(m_file, other.m_file);
        return *this;
    }
    ~EngineLock();

private:
    explicit EngineLock(int file)
        : m_file(file)
    { }
    int m_file;
};

} // namespace cb::store

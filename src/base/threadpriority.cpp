// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/threadpriority.h"

#include <sys/resource.h>

namespace cb {

void letWindowsGoFirst()
{
    constexpr int niceness = 10; // a ninth of a window's share under load
    // On Linux this is of the calling thread only. QThread's priorities do nothing there.
    if (getpriority(PRIO_PROCESS, 0) < niceness)
        setpriority(PRIO_PROCESS, 0, niceness);
}

} // namespace cb

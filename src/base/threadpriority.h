// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cb {

/// From now on the calling thread stands back (nice 10) where it and a window want the same processor. The threads that
/// take webhooks call it: a vendor waits for seconds, but a frame that is late by 20 ms is seen. For good: what is
/// nicer cannot be less nice again without privilege. Where the system knows no such thing, nothing happens.
void letWindowsGoFirst();

} // namespace cb

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cb::engine {

/// SIGTERM and SIGINT end the event loop in good order, from then on.
void endOnSignals();

} // namespace cb::engine

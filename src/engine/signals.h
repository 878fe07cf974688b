// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cb::engine {

/// SIGTERM, SIGINT and SIGHUP end the event loop in good order, from then on. A SIGHUP that was ignored before, as
/// nohup does, remains so.
void endOnSignals();

} // namespace cb::engine

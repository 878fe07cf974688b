// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace cb::http {

Q_DECLARE_LOGGING_CATEGORY(lcHttp) // callboard.http

} // namespace cb::http

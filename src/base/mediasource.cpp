// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mediasource.h"

namespace cb {

MediaSource::~MediaSource() = default;

} // namespace cb

#include "moc_mediasource.cpp"

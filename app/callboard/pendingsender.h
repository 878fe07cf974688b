// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/sender.h"

#include <QObject>

#include <chrono>

namespace cb::app {

/// Hands commands on and knows which are under way, also those of a page that is gone by now: what a closing window
/// still says (where listening stopped) is not lost with the database behind it. For the window's thread.
class PendingSender final : public QObject, public commands::Sender
{
    Q_OBJECT
public:
    /// `next` outlives it.
    explicit PendingSender(commands::Sender &next, QObject *parent = nullptr);

    void send(commands::Command command, QObject *context, Done done) override;
    [[nodiscard]] int underWay() const { return m_underWay; }
    /// Waits in an event loop until everything is answered, though not longer than that: for the end, when there is no
    /// window any more. False: something is still under way.
    [[nodiscard]] bool finish(std::chrono::milliseconds atMost);

Q_SIGNALS:
    void allAnswered();

private:
    commands::Sender &m_next;
    int m_underWay = 0;
};

} // namespace cb::app

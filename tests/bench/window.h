// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/deskstatus.h"
#include "base/result.h"
#include "base/sitetime.h"
#include "calls/callservice.h"
#include "calls/livecallmodel.h"
#include "engine/linkclient.h"
#include "store/changefeed.h"
#include "ui/calls/callspage.h"
#include "ui/calls/roomcalls.h"
#include "ui/kit/theme.h"
#include "ui/shell/mainwindow.h"

#include <memory>
#include <vector>

namespace cb::ui {
class CallList;
}

namespace cb::bench {

/// A console beside an engine, put together as app/callboard does it, without a screen: the Calls page over a data
/// folder. Needs a QApplication.
class Window
{
public:
    /// Error::Kind::Unreachable when the page is not settled within a minute.
    [[nodiscard]] static Result<std::unique_ptr<Window>> open(const QString &dataFolder, const QString &page);
    ~Window();

    [[nodiscard]] ui::MainWindow &widget() { return *m_window; }
    [[nodiscard]] ui::CallsPage &page() { return *static_cast<ui::CallsPage *>(m_window->page()); }
    /// All of the history; waits for its first rows.
    [[nodiscard]] ui::CallList &wholeHistory();
    /// Until the page shows all that was asked for.
    bool settle();

private:
    Window();
    SystemClock m_clock;
    ui::Theme m_theme;
    SiteTime m_site;
    DeskBoard m_board;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::ChangeFeed> m_feed;
    std::unique_ptr<engine::LinkClient> m_link;
    std::unique_ptr<calls::CallService> m_service;
    std::unique_ptr<calls::LiveCallModel> m_live;
    std::unique_ptr<ui::RoomCalls> m_calls;
    std::unique_ptr<ui::MainWindow> m_window;
};

/// Resident, proportional and peak memory of this process, in MB, from /proc/self.
[[nodiscard]] QJsonObject memory();

} // namespace cb::bench

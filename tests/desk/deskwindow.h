// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callservice.h"
#include "calls/historymodel.h"
#include "calls/livecallmodel.h"
#include "commands/sender.h"
#include "engine/recordingdesk.h"
#include "house.h"
#include "people/peopleservice.h"
#include "store/changefeed.h"
#include "ui/calls/callspage.h"
#include "ui/calls/roomcalls.h"
#include "ui/dialpad/roomdial.h"
#include "ui/kit/theme.h"
#include "ui/shell/mainwindow.h"
#include "ui/voicemail/voicemailpage.h"
#include "voicemail/voicemailmodel.h"
#include "voicemail/voicemailservice.h"

namespace cb::test {

/// The window over a house, wired as app wires it, with Ruth at the desk.
class DeskWindow
{
public:
    explicit DeskWindow(House &house);
    ~DeskWindow();

    /// Keys go to whatever has the focus, as those of a person do.
    void press(Qt::Key key, Qt::KeyboardModifiers with = {});
    [[nodiscard]] ui::CallsPage *callsPage() const { return qobject_cast<ui::CallsPage *>(window->page()); }
    [[nodiscard]] ui::VoicemailPage *voicemailPage() const { return qobject_cast<ui::VoicemailPage *>(window->page()); }
    /// What the chosen row of the list in focus says.
    [[nodiscard]] QString chosenRow() const;

private:
    House &m_house;
    ui::Theme m_theme{ui::Theme::Choice::Light};
    DeskBoard m_board;
    Operator m_me;
    SiteTime m_site;
    store::ChangeFeed m_feed;
    commands::LocalSender m_sender;
    calls::CallService m_calls;
    people::PeopleService m_people;
    calls::LiveCallModel m_live;
    ui::RoomCalls m_roomCalls;
    ui::RoomDial m_dial;
    voicemail::VoicemailService m_voicemail;
    voicemail::VoicemailModel m_messages;
    engine::RecordingSource m_recordings;

public:
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace cb::test

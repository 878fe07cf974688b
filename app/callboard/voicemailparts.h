// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/recordingdesk.h"
#include "people/peopleservice.h"
#include "recordings/recordingservice.h"
#include "ui/calls/callsound.h"
#include "ui/player/playerturns.h"
#include "ui/voicemail/voicemailpage.h"
#include "voicemail/voicemailmodel.h"
#include "voicemail/voicemailservice.h"

namespace cb::ui {
class MainWindow;
struct WindowOptions;
} // namespace cb::ui

namespace cb::app {

class Session;

/// What the Voicemail page stands on, and whatever else plays recordings. The session and the clock outlive it; it
/// outlives the pages.
class VoicemailParts final : public QObject
{
    Q_OBJECT
public:
    VoicemailParts(Session &session, const engine::Desk &desk, const Clock &clock, const voicemail::Reader &reader);

    [[nodiscard]] ui::VoicemailPage *makePage(const SiteTime &site, const ui::VoicemailPage::CallBack &callBack,
        const ui::WindowOptions &options, QWidget *parent);
    /// For the recordings of calls: they and the messages take turns.
    [[nodiscard]] ui::CallSound::Setup callSound(const ui::WindowOptions &options);
    /// Keeps the number of new messages beside the page's name, before the page is ever opened, too.
    void countIn(ui::MainWindow &window);

private:
    [[nodiscard]] ui::PlayerBar::Setup player(const ui::WindowOptions &options);
    void count();

    Session &m_session;
    const Clock &m_clock;
    people::PeopleService m_people;
    voicemail::VoicemailService m_service;
    voicemail::VoicemailModel m_model;
    engine::RecordingSource m_recordings;
    recordings::RecordingService m_sounds;
    ui::PlayerTurns m_turns;
    bool m_hasRemote = false; // media keys of the desktop
    ui::MainWindow *m_window = nullptr;
};

} // namespace cb::app

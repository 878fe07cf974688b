// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/recordingdesk.h"
#include "people/peopleservice.h"
#include "ui/voicemail/voicemailpage.h"
#include "voicemail/voicemailmodel.h"
#include "voicemail/voicemailservice.h"

namespace cb::ui {
class MainWindow;
}

namespace cb::app {

class Session;

/// What the Voicemail page stands on. The session and the clock outlive it; it outlives the page.
class VoicemailParts final : public QObject
{
    Q_OBJECT
public:
    VoicemailParts(Session &session, const engine::Desk &desk, const Clock &clock, const voicemail::Reader &reader);

    [[nodiscard]] ui::VoicemailPage *makePage(
        const SiteTime &site, const ui::VoicemailPage::CallBack &callBack, bool forPicture, QWidget *parent);
    /// Keeps the number of new messages beside the page's name, before the page is ever opened, too.
    void countIn(ui::MainWindow &window);

private:
    void count();

    Session &m_session;
    const Clock &m_clock;
    people::PeopleService m_people;
    voicemail::VoicemailService m_service;
    voicemail::VoicemailModel m_model;
    engine::RecordingSource m_recordings;
    ui::MainWindow *m_window = nullptr;
};

} // namespace cb::app

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/callboard/arguments.h"
#include "app/callboard/session.h"
#include "ui/shell/tray.h"

#include <QWidget>

#include <memory>

namespace cb::calls {
class CallService;
class LiveCallModel;
} // namespace cb::calls
namespace cb::people {
class PeopleService;
}
namespace cb::traffic {
class OutboxModel;
class OutboxService;
} // namespace cb::traffic
namespace cb::ui {
struct DeskIdentity;
class Alarm;
class DeskKeeper;
class MainWindow;
class RoomCalls;
class RoomDial;
} // namespace cb::ui

namespace cb::app {

class PracticeHouse;
class Seat;
class VoicemailParts;
class SettingsDesk;

/// Builds the program in order (clock, session, models, window) and tears it down in reverse.
class Console final : public QObject
{
    Q_OBJECT
public:
    /// Without a tray of its own it takes the desktop's.
    explicit Console(Arguments arguments, std::unique_ptr<ui::Tray> tray = nullptr);
    ~Console() override;

    /// Shows the window; what needs the network or the database goes on behind it.
    [[nodiscard]] Result<> open();

private:
    [[nodiscard]] Result<> openSession();
    void makeModels();
    void makeWindow();
    void showOutbox();
    void makePages();
    void seatChanged();
    void followConfiguration();
    [[nodiscard]] ui::DeskIdentity identity() const;
    void makeSettings();
    void keepAtWork();
    void takePicture();
    void openGallery();

    Arguments m_arguments;
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<PracticeHouse> m_practice;
    engine::Desk m_desk;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Seat> m_seat;
    std::optional<Operator> m_pagesFor; // who sat here when the pages were made
    SiteTime m_site;
    std::unique_ptr<calls::CallService> m_service;
    std::unique_ptr<people::PeopleService> m_people;
    std::unique_ptr<calls::LiveCallModel> m_live;
    std::unique_ptr<traffic::OutboxModel> m_outbox;
    std::unique_ptr<traffic::OutboxService> m_decisions;
    std::unique_ptr<ui::RoomCalls> m_calls;
    std::unique_ptr<VoicemailParts> m_voicemail;
    std::unique_ptr<ui::RoomDial> m_dial;
    std::unique_ptr<SettingsDesk> m_settings; // once its page is opened
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::Tray> m_tray;
    std::unique_ptr<ui::DeskKeeper> m_keeper; // where the engine is this program
    std::unique_ptr<ui::Alarm> m_alarm; // not for a picture
    std::unique_ptr<QWidget> m_gallery; // in place of all the others
};

} // namespace cb::app

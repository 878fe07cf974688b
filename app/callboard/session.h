// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/deskstatus.h"
#include "base/sitetime.h"
#include "calls/callservice.h"
#include "calls/historymodel.h"
#include "calls/livecallmodel.h"
#include "commands/sender.h"
#include "engine/desk.h"
#include "engine/engine.h"
#include "people/people.h"
#include "store/changefeed.h"

#include <QObject>

#include <memory>
#include <optional>

namespace cb::engine {
class LinkClient;
}

namespace cb::app {

class PendingSender;

/// What the window stands on: a database, a way for commands, the feed and the status board. Either the engine itself
/// runs here, or another process is the engine of that data folder and this is a console beside it.
class Session final : public QObject
{
    Q_OBJECT
public:
    struct Options {
        engine::Desk desk;
        std::optional<engine::Account> account; // practice
        std::optional<quint16> port;
        CallOrigin origin = CallOrigin::Live;
    };
    /// Errors as Engine::start and Database::open.
    [[nodiscard]] static Result<std::unique_ptr<Session>> open(const Options &options, const Clock &clock);
    /// Waits a moment for the commands under way: the last ones were sent by the window that has closed.
    ~Session() override;

    /// Lets calls in (an engine), after the window is there. What goes wrong is on the board.
    void openDoor(std::optional<quint16> port = {});
    /// Takes up what was saved in the settings; an engine elsewhere does so by itself.
    void reloadSettings();
    /// Reads what is saved in the settings by now; configurationChanged() follows. The feed leads here by itself, once
    /// it has started: what was saved before that it does not tell.
    void readSettings();
    /// Null in a console.
    [[nodiscard]] engine::Engine *engine() const { return m_engine.get(); }
    [[nodiscard]] store::Database &database() const { return *m_database; }
    [[nodiscard]] commands::Sender &sender() const;
    /// Who sits here: commands carry this name and these roles from now on. Empty: nobody said so yet.
    void setPerson(const std::optional<Operator> &person);
    [[nodiscard]] const std::optional<Operator> &person() const { return m_person; }
    /// Of the person who sits here. While nobody has said who it is: whoever may open this data folder owns the desk.
    /// In practice everything may be tried.
    [[nodiscard]] commands::Roles roles() const;
    [[nodiscard]] store::ChangeFeed &feed() const { return *m_feed; }
    [[nodiscard]] DeskBoard &board() { return m_board; }
    [[nodiscard]] const config::Configuration &configuration() const { return m_configuration; }
    /// What the board says beyond the engine's own status: the mail domain, and for a picture, which asks no carrier,
    /// the account.
    void setBeyond(const std::optional<CarrierStatus> &carrier, const MailStatus &mail);

Q_SIGNALS:
    /// configuration() was read anew.
    void configurationChanged();

private:
    explicit Session(const Clock &clock);
    [[nodiscard]] Result<> beEngine(const Options &options);
    [[nodiscard]] Result<> beConsole(const Options &options);
    void tell(const DeskStatus &status);

    [[nodiscard]] commands::Actor actor() const;

    const Clock &m_clock;
    engine::Desk m_desk;
    bool m_practice = false;
    std::optional<Operator> m_person;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<store::Database> m_console; // read only
    std::unique_ptr<engine::LinkClient> m_link;
    std::unique_ptr<commands::LocalSender> m_local;
    store::Database *m_database = nullptr;
    std::unique_ptr<PendingSender> m_sender;
    std::unique_ptr<store::ChangeFeed> m_feed;
    config::Configuration m_configuration;
    DeskBoard m_board;
    std::optional<CarrierStatus> m_carrier;
    MailStatus m_mail;
};

} // namespace cb::app

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/sender.h"
#include "people/peopleservice.h"
#include "store/changefeed.h"
#include "support/tempdatabase.h"
#include "tonemedia.h"
#include "ui/kit/theme.h"
#include "ui/shell/mainwindow.h"
#include "ui/voicemail/voicemailpage.h"
#include "voicemail/voicemailmodel.h"
#include "voicemail/voicemailservice.h"

#include <memory>

namespace cb::test {

/// Passes commands on, and keeps the names of those that were ordered.
class Orders final : public commands::Sender
{
public:
    explicit Orders(commands::Sender &to)
        : m_to(to)
    { }
    void send(commands::Command command, QObject *context, Done done) override;
    QStringList names;

private:
    commands::Sender &m_to;
};

/// The voicemail page over the room itself, as app wires it, with messages told as facts.
class Mail
{
public:
    static constexpr Operator::Id dana{1}; // who sits at the desk
    static constexpr Instant now{std::chrono::milliseconds(1'795'185'720'000)}; // Fri 20 Nov 2026 09:42 in New York

    explicit Mail(commands::Role role = commands::Role::Operator, QSize size = {1440, 900}, int percent = 100,
        const QString &language = QStringLiteral("en"));
    void open();
    /// A caller whose number ends in `last` left a message so long ago.
    void leave(char letter, const QString &name, const QString &last, std::chrono::minutes ago, const QString &words,
        bool fetched = false, const QString &mailbox = {});
    [[nodiscard]] QString shown() const;
    [[nodiscard]] int rows() const { return model->rowCount(); }
    [[nodiscard]] QStringList names() const; // of the messages listed, from the top
    [[nodiscard]] Voicemail stored(char letter);
    [[nodiscard]] bool says(const QString &words) const;
    [[nodiscard]] QAction *action(const QString &text) const;
    void press(Qt::Key key, Qt::KeyboardModifiers with = {});

    ui::Theme theme;
    commands::Registry registry; // outlives the database, whose writer may be at a command
    TempDatabase database;
    SiteTime site{QTimeZone("America/New_York"), QTime(0, 0)};
    std::unique_ptr<commands::LocalSender> sender;
    std::unique_ptr<Orders> orders;
    std::unique_ptr<voicemail::VoicemailService> service;
    std::unique_ptr<people::PeopleService> people;
    std::unique_ptr<voicemail::VoicemailModel> model;
    store::ChangeFeed feed{database.database()};
    DeskBoard board;
    ToneMedia media;
    QList<PhoneNumber> calledBack;
    std::unique_ptr<ui::MainWindow> window;
    ui::VoicemailPage *page = nullptr;
};

} // namespace cb::test

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/mailboxchoice.h"

#include "people/peopleservice.h"
#include "voicemail/voicemailservice.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace cb::ui {

MailboxChoice::MailboxChoice(voicemail::VoicemailService &service, people::PeopleService &people, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_people(people)
{ }

void MailboxChoice::read()
{
    m_service.mailboxes(this, [this](const Result<QList<Mailbox>> &mailboxes) {
        if (mailboxes)
            m_mailboxes = *mailboxes;
    });
    m_people.teams(this, [this](const Result<QList<Team>> &teams) {
        if (teams)
            m_teams = *teams;
    });
}

const Team *MailboxChoice::teamOf(const Mailbox &mailbox) const
{
    const auto team = std::ranges::find(m_teams, mailbox.team, &Team::id);
    return team == m_teams.end() ? nullptr : &*team;
}

void MailboxChoice::fill(QMenu &menu)
{
    if (m_mailboxes.isEmpty())
        return;
    menu.addSeparator();
    auto *group = new QActionGroup(&menu);
    const auto add = [&](const QList<Mailbox::Id> &mailboxes, const QString &text, const QString &name) {
        QAction *action = menu.addAction(text, this, [this, mailboxes, name] { choose(mailboxes, name); });
        action->setCheckable(true);
        action->setChecked(m_chosen == mailboxes);
        group->addAction(action);
    };
    add({}, tr("All mailboxes"), {});
    const Operator::Id me = m_service.reader().me;
    QList<Mailbox::Id> mine;
    for (const Mailbox &mailbox : std::as_const(m_mailboxes)) {
        if (const Team *team = teamOf(mailbox); team && team->members.contains(me))
            mine << mailbox.id;
    }
    if (!mine.isEmpty())
        add(mine, tr("Mailboxes of my teams"), tr("My teams", "whose mailboxes are shown"));
    add({Mailbox::Id()}, tr("General mailbox"), tr("General mailbox"));
    for (const Mailbox &mailbox : std::as_const(m_mailboxes)) {
        const Team *team = teamOf(mailbox);
        add({mailbox.id}, team ? tr("%1 (%2)", "mailbox, team").arg(mailbox.name, team->name) : mailbox.name,
            mailbox.name);
    }
}

void MailboxChoice::showAll()
{
    choose({}, {});
}

void MailboxChoice::choose(const QList<Mailbox::Id> &mailboxes, const QString &name)
{
    m_chosen = mailboxes;
    m_name = name;
    Q_EMIT changed();
}

} // namespace cb::ui

#include "moc_mailboxchoice.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "voicemail/voicemail.h"

#include <QObject>

class QMenu;

namespace cb::people {
class PeopleService;
}
namespace cb::voicemail {
class VoicemailService;
}

namespace cb::ui {

/// Whose mailboxes the list shows: all, those of one's teams, or one of them.
class MailboxChoice final : public QObject
{
    Q_OBJECT
public:
    MailboxChoice(voicemail::VoicemailService &service, people::PeopleService &people, QObject *parent);

    void read(); // what there is to choose from
    void fill(QMenu &menu); // nothing where there is the general mailbox alone
    void showAll();
    [[nodiscard]] const QList<Mailbox::Id> &chosen() const { return m_chosen; } // empty: all
    [[nodiscard]] const QString &name() const { return m_name; } // of what is chosen; empty: all

Q_SIGNALS:
    void changed();

private:
    void choose(const QList<Mailbox::Id> &mailboxes, const QString &name);
    [[nodiscard]] const Team *teamOf(const Mailbox &mailbox) const; // null: everybody's

    voicemail::VoicemailService &m_service;
    people::PeopleService &m_people;
    QList<Mailbox> m_mailboxes;
    QList<Team> m_teams;
    QList<Mailbox::Id> m_chosen;
    QString m_name;
};

} // namespace cb::ui

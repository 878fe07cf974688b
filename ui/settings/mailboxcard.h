// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingssource.h"

#include <QDialog>

class QComboBox;

namespace cb::ui {

class Button;
class Label;
class LineEdit;

/// What a mailbox is called, and whose it is.
class MailboxCard final : public QDialog
{
    Q_OBJECT
public:
    /// `mailbox` without an id: a new one. `choices`: those there are, and the teams. The source outlives the card.
    MailboxCard(SettingsSource &source, const Mailbox &mailbox, const MailboxChoices &choices, QWidget *parent);

Q_SIGNALS:
    void saved();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void save();

    SettingsSource &m_source;
    Mailbox m_mailbox;
    QStringList m_taken; // keys of the others
    LineEdit *m_name;
    QComboBox *m_team;
    Label *m_trouble;
    Button *m_save;
};

/// The key voicemail steps name a mailbox by, from its name: "Night desk" is "night-desk", or "night-desk-2" where that
/// is taken.
[[nodiscard]] QString mailboxKey(const QString &name, const QStringList &taken);

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/sitetime.h"
#include "people/people.h"
#include "ui/kit/latest.h"
#include "ui/player/playerbar.h"
#include "ui/shell/page.h"
#include "ui/voicemail/messageactions.h"
#include "voicemail/voicemailmodel.h"
#include "voicemail/voicemailservice.h"

#include <array>

class QAction;
class QMenu;
class QStackedLayout;

namespace cb::people {
class PeopleService;
}

namespace cb::ui {

class EmptyState;
class MailboxChoice;
class MessagePane;
class PairView;
class SectionList;
class SubjectList;
class VoicemailDelegate;

/// The Voicemail page: messages of a tab, the chosen one with its sound and words beside them. Opens as "voicemail".
class VoicemailPage final : public Page
{
    Q_OBJECT
public:
    using CallBack = MessageActions::CallBack;
    struct Setup {
        voicemail::VoicemailModel &model; // the caller feeds it from the change feed
        voicemail::VoicemailService &service;
        people::PeopleService &people;
        PlayerBar::Setup player;
        const Clock &clock;
        SiteTime site;
        CallBack callBack; // null: calling out is not possible here
        bool forPicture = false; // no saved layout is read or written
        bool safe = false; // none is read
    };
    explicit VoicemailPage(const Setup &setup, QWidget *parent = nullptr);
    ~VoicemailPage() override;

    void open(const QString &name) override;
    [[nodiscard]] QString openName() const override { return QStringLiteral("voicemail"); }
    void tick(Instant now) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] bool isSettled() const override;
    void focusFilter() override;
    bool clear() override;
    [[nodiscard]] QStringList keyAreas() const override;
    [[nodiscard]] QList<QAction *> keyActions() const override;

    [[nodiscard]] SubjectList *list() const { return m_list; }
    [[nodiscard]] MessagePane *message() const { return m_message; }
    /// Shows one message whatever the tab, from a search by its recording's SID, say.
    void show(Voicemail::Id id);
    /// What can be chosen of the list: its order, and whose mailboxes.
    void fillOrder(QMenu &menu);

Q_SIGNALS:
    void callAsked(cb::Call::Id call); // to be shown in the history

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void connectModel();
    void ask();
    void showTab(int tab);
    void showWhatThereIs();
    void refreshCounts();
    void showMessage(Voicemail::Id id);
    void listenOn(void (SectionList::*step)());
    void refreshMessage();
    void openMessage();
    void leaveMessage();
    void arrange();
    [[nodiscard]] bool isNarrow() const;

    void showMore(const QPoint &global);
    void showBelow(const QWidget *anchor, void (MessageActions::*fill)(QMenu &));
    void showOrder();
    void describeOrder();
    [[nodiscard]] const VoicemailDetail *chosen() const;
    [[nodiscard]] std::optional<Voicemail::Id> neighbour() const;

    Setup m_setup;
    voicemail::VoicemailFilter m_filter;
    MailboxChoice *m_mailboxes;
    MessageActions *m_actions;
    QList<QAction *> m_listKeys;
    QAction *m_more = nullptr;
    QAction *m_back = nullptr;
    QAction *m_order = nullptr;

    SubjectList *m_list;
    VoicemailDelegate *m_delegate;
    EmptyState *m_empty;
    QStackedLayout *m_stack = nullptr;
    MessagePane *m_message = nullptr;
    PairView *m_body = nullptr;
    QString m_newest; // who left the newest message, and when: for the empty page
    std::optional<Voicemail::Id> m_shown; // beside the list, or on its way there
    Latest m_details; // read for it
    bool m_started = false;
    bool m_detailHere = true;
    bool m_listensOn = false; // the message that comes is played
    bool m_alone = false; // the message fills the page
    bool m_settledTold = false;
};

} // namespace cb::ui

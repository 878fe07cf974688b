// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/mediasource.h"
#include "base/sitetime.h"
#include "people/people.h"
#include "ui/shell/toasthost.h"
#include "voicemail/voicemailservice.h"

#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace cb::ui {

class SoundSaving;

/// What can be done to the chosen message, by button, key and menu: each is sent as a command, and what it says when it
/// is done offers to take it back.
class MessageActions final : public QObject
{
    Q_OBJECT
public:
    /// Rings the operator's own telephone, then `to`; the call shows `from`, the line the message was left on (empty:
    /// none of ours). `done`: it is ordered.
    using CallBack = std::function<void(
        const PhoneNumber &to, const PhoneNumber &from, QObject *context, std::function<void(const Result<> &)> done)>;
    struct Setup {
        voicemail::VoicemailService &service;
        MediaSource &media;
        const Clock &clock;
        SiteTime site;
        CallBack callBack; // null: calling out is not possible here
    };
    MessageActions(const Setup &setup, QWidget *page);

    void setOperators(const QList<Operator> &operators); // to whom a message can be given
    /// The message they are about; null: none is chosen. It has to stay until the next call.
    void setMessage(const VoicemailDetail *detail);

    [[nodiscard]] const QList<QAction *> &withKeys() const { return m_withKeys; }
    [[nodiscard]] QAction *callBack() const { return m_callBack; }
    [[nodiscard]] QAction *assign() const { return m_assign; }
    [[nodiscard]] QAction *email() const { return m_email; }
    [[nodiscard]] QAction *text() const { return m_text; }
    [[nodiscard]] QAction *unread() const { return m_unread; }
    [[nodiscard]] QAction *archive() const { return m_archive; }
    [[nodiscard]] QAction *due() const { return m_due; }
    [[nodiscard]] QAction *fetch() const { return m_fetch; } // its sound, once more
    /// What a menu about the message holds.
    void fill(QMenu &menu);
    void fillAssign(QMenu &menu);
    void fillDue(QMenu &menu);

    void addTag(const QString &tag);
    void removeTag(const QString &tag);
    void addNote(const QString &text);
    /// Somebody listens to it.
    void markHeard();
    void rememberPosition(Voicemail::Id message, std::chrono::milliseconds at); // of any message
    /// Its file here is gone or damaged: it may be fetched again.
    void soundLost(const QString &recording);
    void tell(const Error &error); // what was wanted with it failed

Q_SIGNALS:
    void done(); // something was, or could not be: the message is to be read again
    void archiving(); // the message is about to leave the list
    void toastAsked(const cb::ui::ToastText &toast);

private:
    using Acted = voicemail::VoicemailService::Acted;
    QAction *addKeyAction(const QString &id, const QString &text, const QString &icon, std::function<void()> run = {});
    QAction *addPlainAction(const QString &text, const QString &icon, std::function<void()> run = {});
    void describe();
    /// Sends a command about the message; what it says when done offers to undo it.
    void act(const QString &icon, const QString &done, const std::function<void(Voicemail::Id, Acted)> &send);
    void toggleHeard();
    void toggleArchived();
    void toggleFlag();
    void ringBack();
    void assignTo(Operator::Id person, const QString &name);
    void setDue(std::optional<Instant> due);
    void blockCaller();
    void copySid();
    void fetchAgain();
    void saveAs();

    Setup m_setup;
    SoundSaving *m_saving;
    const VoicemailDetail *m_detail = nullptr;
    QString m_lost; // the recording whose file was found gone or damaged last
    QList<Operator> m_operators;
    QList<QAction *> m_withKeys;
    QAction *m_callBack = nullptr;
    QAction *m_assign = nullptr;
    QAction *m_email = nullptr;
    QAction *m_text = nullptr;
    QAction *m_unread = nullptr;
    QAction *m_archive = nullptr;
    QAction *m_flag = nullptr;
    QAction *m_due = nullptr;
    QAction *m_fetch = nullptr;
    QAction *m_save = nullptr;
    QAction *m_block = nullptr;
    QAction *m_copySid = nullptr;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/sitetime.h"
#include "ui/player/playerbar.h"
#include "voicemail/voicemail.h"

#include <QWidget>

#include <chrono>
#include <optional>

class QAction;
class QBoxLayout;
class QLabel;
class QScrollArea;

namespace cb::ui {

class Avatar;
class Button;
class HandlingPane;
class Label;
class SoundHandle;

/// The chosen message: who and when, what can be done, its sound, its words, and how it is handled.
class MessagePane final : public QWidget
{
    Q_OBJECT
public:
    struct Actions {
        QAction *callBack;
        QAction *assign;
        QAction *email;
        QAction *text;
        QAction *unread;
        QAction *archive;
        QAction *due;
        QAction *fetch; // a sound that is not here, once more
        QAction *more; // opens the menu with all of them
        QAction *back; // to the list, where there is no room for both
    };
    MessagePane(const Actions &actions, const PlayerBar::Setup &player, const Clock &clock, SiteTime site,
        QWidget *parent = nullptr);
    ~MessagePane() override;

    void setDetail(const VoicemailDetail &detail);
    void clear();
    [[nodiscard]] const VoicemailDetail *detail() const { return m_detail ? &*m_detail : nullptr; }
    void tick();
    /// The message fills the page, with Back.
    void setAlone(bool alone);
    /// Those of the page and its player: what no control in here wants for itself is theirs, wherever the focus is.
    void setKeys(const QList<QAction *> &actions) { m_keys = actions; }
    /// Why nothing can be changed; empty: it can.
    void setReadOnly(const QString &reason);

    [[nodiscard]] PlayerBar *player() const { return m_player; }
    [[nodiscard]] HandlingPane *handling() const { return m_handling; }
    [[nodiscard]] QWidget *moreAnchor() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void copied(const QString &what);
    void failed(const cb::Error &error);
    /// Where listening to a message stopped, also when another one is shown by now.
    void positionLeft(cb::Voicemail::Id message, std::chrono::milliseconds position);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeActions();
    [[nodiscard]] QWidget *makeTranscript();
    void fillTranscript();
    void arrange();
    void foldActions();

    Actions m_actions;
    const Clock &m_clock;
    SiteTime m_site;
    std::optional<VoicemailDetail> m_detail;
    std::optional<Voicemail::Id> m_inPlayer; // until the player has let go of it, it is not the one of m_detail
    QList<QAction *> m_keys;

    QWidget *m_content;
    Label *m_nothing;
    Button *m_back;
    Avatar *m_avatar;
    Label *m_name;
    Label *m_way;
    Label *m_when;
    SoundHandle *m_sound;
    QWidget *m_bar;
    QList<Button *> m_buttons; // in the order in which they fold, the last ones first
    QList<Button *> m_foldable;
    Button *m_more;
    QScrollArea *m_scroll;
    PlayerBar *m_player;
    QWidget *m_words;
    Button *m_copy;
    QLabel *m_transcript;
    QWidget *m_line;
    HandlingPane *m_handling;
    QBoxLayout *m_below;
};

} // namespace cb::ui

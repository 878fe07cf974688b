// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/sitetime.h"
#include "voicemail/voicemail.h"

#include <QWidget>

class QAction;

namespace cb::ui {

class Avatar;
class BadgeButton;
class Button;
class Label;
class LineEdit;
class SectionHeading;

/// What the desk does about a message: who has it, until when, tags, notes; and what came from this number before.
class HandlingPane final : public QWidget
{
    Q_OBJECT
public:
    /// The actions open menus; assignAnchor() and dueAnchor() are where.
    HandlingPane(QAction *assign, QAction *due, const Clock &clock, SiteTime site, QWidget *parent = nullptr);

    void setDetail(const VoicemailDetail &detail);
    void tick(); // what is due moves on
    /// Why nothing can be changed; empty: it can.
    void setReadOnly(const QString &reason);
    void focusTag();
    [[nodiscard]] QWidget *assignAnchor() const;
    [[nodiscard]] QWidget *dueAnchor() const;

Q_SIGNALS:
    void tagAdded(const QString &tag);
    void tagRemoved(const QString &tag);
    void noteAdded(const QString &text);
    void callAsked(cb::Call::Id call);
    void voicemailAsked(cb::Voicemail::Id message);

private:
    void fillTags();
    void fillNotes();
    void fillEarlier();

    const Clock &m_clock;
    SiteTime m_site;
    VoicemailDetail m_detail;
    QString m_readOnly;
    Avatar *m_avatar;
    Button *m_assigned;
    BadgeButton *m_due;
    QWidget *m_tags;
    LineEdit *m_newTag;
    QWidget *m_notes;
    LineEdit *m_newNote;
    SectionHeading *m_earlierTitle;
    QWidget *m_earlier;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/callaction.h"

#include <QWidget>

#include <optional>

namespace cb::ui {

class Avatar;
class Button;
class Card;
class EmptyState;
class Label;
class TabularLabel;

/// How a call of ours gets on: dialing, accepted, ringing, answered, each with its time as far as it is known.
class ProgressCard final : public QWidget
{
    Q_OBJECT
public:
    /// `canHangUp`: the desk has the command for it.
    explicit ProgressCard(SiteTime site, bool canHangUp, QWidget *parent = nullptr);
    void setCall(const std::optional<CallDetail> &call, Instant now);
    void tick(Instant now);
    [[nodiscard]] const std::optional<CallDetail> &call() const { return m_call; }
    /// "Dialing from Main line, 09:42:03" and so on, those that came true.
    [[nodiscard]] QStringList stepsDone() const;
    [[nodiscard]] Button *cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void hangUpAsked(cb::Call::Id call);

private:
    class Steps;
    SiteTime m_site;
    std::optional<CallDetail> m_call;
    Card *m_card;
    EmptyState *m_empty;
    QWidget *m_content;
    Avatar *m_avatar;
    Label *m_name;
    Label *m_number;
    TabularLabel *m_timer;
    Button *m_cancel;
    Steps *m_steps;
};

/// A call of ours that came to nothing, why, and what else can be tried.
class FailedCard final : public QWidget
{
    Q_OBJECT
public:
    explicit FailedCard(SiteTime site, QWidget *parent = nullptr);
    void setCall(const std::optional<CallDetail> &call);
    [[nodiscard]] const std::optional<CallDetail> &call() const { return m_call; }
    [[nodiscard]] QString sentence() const; // with what the carrier said

Q_SIGNALS:
    void numberChosen(const QString &number); // for another try

private:
    [[nodiscard]] QString lengthSentence() const;

    SiteTime m_site;
    std::optional<CallDetail> m_call;
    QString m_other;
    Card *m_card;
    Avatar *m_avatar;
    Label *m_name;
    Label *m_number;
    Label *m_headline;
    Label *m_elsewhere;
    Button *m_try;
};

} // namespace cb::ui

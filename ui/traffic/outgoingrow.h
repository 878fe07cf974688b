// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "traffic/outgoing.h"

#include <QWidget>

namespace cb::ui {

class Badge;
class Button;
class Label;

/// One thing on its way out: state, what it is, what is known, and for one nobody could find out about what a person
/// can decide.
class OutgoingRow final : public QWidget
{
    Q_OBJECT
public:
    OutgoingRow(const Outgoing &outgoing, Instant now, QWidget *parent = nullptr);

    void setOutgoing(const Outgoing &outgoing, Instant now);
    [[nodiscard]] const Outgoing &outgoing() const { return m_outgoing; }
    /// The decision is on its way.
    void setBusy(bool busy);
    void showError(const QString &sentence); // empty: none
    [[nodiscard]] Button *sendAgain() const { return m_sendAgain; }
    [[nodiscard]] Button *itArrived() const { return m_itArrived; }
    [[nodiscard]] Button *cancel() const { return m_cancel; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Outgoing m_outgoing;
    Badge *m_badge;
    Label *m_title;
    Label *m_sentence;
    Label *m_error;
    Button *m_itArrived;
    Button *m_sendAgain;
    Button *m_cancel;
};

} // namespace cb::ui

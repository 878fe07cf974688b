// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QWidget>

class QHBoxLayout;

namespace cb::ui {

class Button;

/// One message on a dark strip of 40, with up to two actions: "Approved Priya Raman's call-out  Undo [Ctrl Z]".
/// Painted with its shadow inside a margin of shadowMargin px on each side; who places it subtracts that.
class Toast final : public QWidget
{
    Q_OBJECT
public:
    Toast(Tone tone, const QString &iconName, const QString &text, QWidget *parent = nullptr);
    /// A press emits actionChosen with the number of the action, from 0.
    Button *addAction(const QString &text, const QString &keyHint = {});
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QRect box() const; // without the shadow

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void actionChosen(int action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    Tone m_tone;
    QString m_iconName;
    QString m_text;
    QHBoxLayout *m_row;
    int m_actions = 0;
    bool m_lastHasCap = false;
};

} // namespace cb::ui

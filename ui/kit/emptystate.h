// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/button.h"
#include "ui/kit/tokens.h"

#include <QWidget>

class QHBoxLayout;

namespace cb::ui {

class Label;

/// What a page shows when it has nothing to show: an icon, one sentence on what is true, one on what happens or what to
/// do, one main action. Centred in whatever room it gets.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    EmptyState(
        Tone tone, const QString &iconName, const QString &title, const QString &text, QWidget *parent = nullptr);
    void setState(Tone tone, const QString &iconName, const QString &title, const QString &text);
    /// Buttons stand beside each other in the order added; give the one that matters Kind::Main or add it alone.
    Button *addAction(const QString &text, Button::Kind kind = Button::Kind::Normal);
    void clearActions();

Q_SIGNALS:
    /// The text may hold links.
    void linkFollowed(const QString &target);

private:
    class Tile;
    Tile *m_tile;
    Label *m_title;
    Label *m_text;
    QHBoxLayout *m_actions;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;

namespace cb::ui {

class PlayerBar;

/// The players of one pair of ears: whoever begins makes the others pause, and media keys go to the one whose turn it
/// is. That is the one that began last; while none plays, the one that came in view last. Outlives its players, or not.
class PlayerTurns final : public QObject
{
    Q_OBJECT
public:
    explicit PlayerTurns(QObject *parent = nullptr);

    // Players come, are seen and go by themselves.
    void add(PlayerBar &bar);
    void seen(PlayerBar &bar);
    void remove(PlayerBar &bar);

    [[nodiscard]] PlayerBar *current() const { return m_current; } // null: there is none
    /// Of the keyboard, for the window: they work wherever its focus is.
    [[nodiscard]] const QList<QAction *> &mediaKeys() const { return m_mediaKeys; }

Q_SIGNALS:
    void currentChanged();
    void started(); // somebody listens to one of them

private:
    void begin(PlayerBar &bar);
    void take(PlayerBar *bar);

    QList<PlayerBar *> m_bars;
    PlayerBar *m_current = nullptr;
    QList<QAction *> m_mediaKeys;
};

} // namespace cb::ui

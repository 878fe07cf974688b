// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <chrono>

class QAction;

namespace cb::ui {

class Button;
class Player;
class Segmented;
class TabularLabel;

/// The row under the waveform: time, 5 s back and on, speed, skip silence, and the loudspeaker. As room runs out, words
/// become an icon and the row of speeds a menu.
class PlayerControls final : public QWidget
{
    Q_OBJECT
public:
    struct Actions {
        QAction *back;
        QAction *forward;
        QAction *skip;
    };
    PlayerControls(Player &player, const Actions &actions, QWidget *parent = nullptr);

    /// Both empty while nothing is chosen.
    void setTime(const QString &now, const QString &whole);
    void setSpeed(double speed); // the nearest of those on the row
    void stepSpeed(int steps);
    /// What Tab stops at, in order.
    [[nodiscard]] QList<QWidget *> stops() const;
    /// Left and Right are this control's own while it has focus.
    [[nodiscard]] bool usesArrows(const QObject *control) const;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Fold { None, SkipAsIcon, SpeedAsMenu }; // as room runs out
    void layOut();
    [[nodiscard]] int rowWidth(Fold fold) const;
    void foldRow();
    void refresh();
    void showSpeedMenu();
    void showSoundMenu();

    Player &m_player;
    TabularLabel *m_now;
    TabularLabel *m_whole;
    Button *m_back;
    Button *m_forward;
    Segmented *m_speeds;
    Button *m_speedButton; // in its place
    Button *m_skip;
    Button *m_skipIcon; // in its place
    Button *m_sound;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <chrono>
#include <optional>

class QBoxLayout;
class QSpacerItem;

class QAction;

namespace cb::ui {

class Button;
class Player;
class Segmented;
class TabularLabel;

/// The row under the waveform: time, 5 s back and on, speed, skip silence, and the loudspeaker. As room runs out, words
/// become an icon, the row of speeds a menu, and the time gets a row of its own.
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

    /// The least that times and buttons take beside each other.
    [[nodiscard]] int oneRowWidth() const { return rowWidth(Fold::SpeedAsMenu); }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Fold { None, SkipAsIcon, SpeedAsMenu, TwoRows }; // as room runs out
    void layOut();
    [[nodiscard]] int rowWidth(Fold fold) const;
    void foldRow();
    void refresh();
    void showSpeedMenu();
    void showSoundMenu();

    Player &m_player;
    std::optional<Fold> m_fold;
    QBoxLayout *m_rows = nullptr;
    QSpacerItem *m_between = nullptr; // keeps skip and sound at the right where the buttons have a row of their own
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

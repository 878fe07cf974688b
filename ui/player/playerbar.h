// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mediasource.h"
#include "ui/player/playerturns.h"
#include "ui/player/soundoutput.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <chrono>

class QAction;
class QBoxLayout;
class QStackedWidget;

namespace cb::ui {

class Button;
class Label;
class Player;
class PlayerControls;
class WaveformView;

/// What the player shows: a recording, or why there is none to hear.
struct PlayerItem {
    // Elsewhere: not on this desk, although there is one. Denied: not for this person.
    enum class State { Here, OnItsWay, Absent, Elsewhere, Damaged, TooLarge, Removed, Denied };
    QString recording; // the vendor's id: what the media source is asked for
    State state = State::Here;
    std::chrono::milliseconds length{0}; // as far as it is known before the sound is here
    std::chrono::milliseconds position{0}; // where listening stopped
    QString why{}; // a sentence on the state that is better than ours; empty: ours
    friend bool operator==(const PlayerItem &, const PlayerItem &) = default;
};

/// The box in which a recording is heard: play and pause, the waveform, and the row of controls under it. It fetches
/// the sound by itself, soon after it is shown. What cannot be heard is said in one sentence; the box keeps its place
/// and, where it is wide, its height. In a side pane the controls stand below each other.
class PlayerBar final : public QWidget
{
    Q_OBJECT
public:
    struct Setup {
        MediaSource &media;
        SoundOutputFactory sound = systemSound();
        bool forPicture = false; // no saved settings are read or written
        bool safe = false; // none are read
        PlayerTurns *turns = nullptr; // with whom it takes turns; null: it is alone
        QString title{}; // what the desktop calls what it plays: no name of a person; empty: "Voicemail"
    };
    explicit PlayerBar(const Setup &setup, QWidget *parent = nullptr);
    ~PlayerBar() override;

    /// Shows an item. The same recording again changes what is said of it, and a sound that plays goes on.
    void setItem(const PlayerItem &item);
    void clear();
    [[nodiscard]] const PlayerItem &item() const { return m_item; }
    /// What may help where there is nothing to hear: a button beside the sentence, while the action is enabled.
    void setRemedy(QAction *remedy);

    void play(); // as soon as it is here
    void pause();
    void toggle();
    void stop(); // back at the beginning
    void leave(); // tells where listening stands (positionLeft), if that is somewhere else than it was
    [[nodiscard]] bool isPlaying() const;
    [[nodiscard]] bool isWanted() const; // plays, or will as soon as it is here
    [[nodiscard]] std::chrono::milliseconds position() const;
    void seek(std::chrono::milliseconds position); // a click in a transcript
    void setSpeed(double speed); // one of those on the row
    /// All that was asked for is on screen.
    [[nodiscard]] bool isSettled() const;

    /// With the keys of the area "player"; give them to the list beside it as well (QWidget::addActions).
    [[nodiscard]] QList<QAction *> keyActions() const { return m_actions; }
    [[nodiscard]] Player *player() const { return m_player; }
    /// What Tab stops at, in order.
    [[nodiscard]] QList<QWidget *> stops() const;
    [[nodiscard]] PlayerTurns &turns() const { return *m_turns; }
    [[nodiscard]] const QString &title() const { return m_setup.title; }
    [[nodiscard]] WaveformView *waveform() const { return m_waveform; }

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void started(const QString &recording); // somebody listens
    void lost(const QString &recording); // it was to be here, and its file is gone or damaged
    /// Where listening stopped: at a pause, at the end (0), when another item is shown or the window closes.
    void positionLeft(const QString &recording, std::chrono::milliseconds position);
    void positionChanged(std::chrono::milliseconds position); // some thirty times a second while it plays
    // By a media key: the recording after this one, or before it.
    void nextAsked();
    void previousAsked();
    void settled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Stage { Empty, Told, Fetching, Ready, Failed };
    void makeActions();
    QAction *addKeyAction(const QString &id, const QString &text, const QString &icon);
    void layOut();
    void arrange();
    void refreshRemedy();
    void fetch();
    void take(const Result<MediaFile> &file);
    void fail(const Error &error);
    void say(const QString &title, const QString &text);
    void sayState();
    void refresh();
    void refreshTime();
    void moveBy(std::chrono::milliseconds span);
    void readSettings();
    void writeSettings() const;
    void setStage(Stage stage);

    Setup m_setup;
    QPointer<PlayerTurns> m_turns;
    Player *m_player;
    PlayerItem m_item;
    Stage m_stage = Stage::Empty;
    quint64 m_fetch = 0; // which answer is waited for
    bool m_playWhenHere = false;
    bool m_readsSettings = false;
    QTimer m_soon; // fetches: not for each row that is passed on the way through a list
    QTimer m_slow; // says that it still loads

    QList<QAction *> m_actions;
    QAction *m_toggle = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_slower = nullptr;
    QAction *m_faster = nullptr;
    QAction *m_skip = nullptr;

    Button *m_play;
    QStackedWidget *m_view; // the waveform, or the message in its place
    WaveformView *m_waveform;
    QWidget *m_message;
    Label *m_messageTitle;
    Label *m_messageText;
    Button *m_remedy = nullptr;
    PlayerControls *m_controls = nullptr;
    QWidget *m_deaf; // the line that says there is no sound device
    QBoxLayout *m_column = nullptr;
    QBoxLayout *m_controlsRow = nullptr;
    QBoxLayout *m_noteRow = nullptr;
    QBoxLayout *m_messageBox = nullptr; // the words, and the remedy beside or below them
};

} // namespace cb::ui

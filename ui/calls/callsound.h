// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/callaction.h"
#include "recordings/recording.h"
#include "ui/player/playerbar.h"
#include "ui/shell/toasthost.h"

#include <QHash>
#include <QWidget>

#include <chrono>
#include <optional>

class QAction;
class QMenu;
class QVBoxLayout;

namespace cb::recordings {
class RecordingService;
}

namespace cb::ui {

class Button;
class SectionHeading;
class SoundHandle;
class SoundSaving;

/// The recordings of one call: heard, saved as a WAV file, dragged out of the window; or why they cannot be. Hidden
/// for a call without any, and for one whose recording still runs.
class CallSound final : public QWidget
{
    Q_OBJECT
public:
    struct Setup {
        recordings::RecordingService &recordings;
        PlayerBar::Setup player;
    };
    CallSound(const Setup &setup, SiteTime site, QWidget *parent = nullptr);
    ~CallSound() override;

    void setCall(const CallDetail &call);
    void clear();
    /// Null until the first recording is shown: most calls have none. playerMade() tells of it.
    [[nodiscard]] PlayerBar *player() const { return m_player; }
    /// All that was asked for is on screen.
    [[nodiscard]] bool isSettled() const;
    /// What a menu about the call holds of its recording; nothing when there is none.
    void fill(QMenu &menu) const;

Q_SIGNALS:
    void playerMade(cb::ui::PlayerBar *player);
    void settled();
    void toastAsked(const cb::ui::ToastText &toast);

private:
    /// A recording, and what is known of its sound here; absent: it was never to be brought here.
    struct Sound {
        CallRecording recording;
        std::optional<RecordingAudio> audio;
    };
    void ask();
    void take(const QList<RecordingAudio> &known);
    void showSound(qsizetype which);
    void makePlayer();
    void showChoice();
    void step(int by);
    [[nodiscard]] const Sound *chosen() const;
    [[nodiscard]] PlayerItem itemOf(const Sound &sound) const;
    [[nodiscard]] QString fileName() const;
    void describe();
    void fetchAgain();
    void tell(const Error &error);

    Setup m_setup;
    SiteTime m_site;
    std::optional<CallDetail> m_call;
    QList<Sound> m_sounds; // of that call, oldest first
    QString m_chosen; // the SID of the one that is shown
    QString m_lost; // of the one whose file was found gone or damaged last
    QHash<QString, std::chrono::milliseconds> m_positions; // where listening stopped, while the window is open
    quint64 m_asked = 0; // which answer is waited for
    bool m_waits = false;

    QAction *m_fetch;
    QAction *m_save;
    SoundSaving *m_saving;
    QVBoxLayout *m_column;
    SectionHeading *m_title;
    Button *m_which; // of several
    Button *m_saveButton;
    PlayerBar *m_player = nullptr;
    SoundHandle *m_handle;
};

} // namespace cb::ui

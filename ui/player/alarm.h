// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "ui/player/soundoutput.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>

namespace cb::ui {

/// One low note when calls stop arriving or Twilio refuses or loses us: whoever is not looking at the window hears it.
/// Once for each time it begins, and not again within a minute, as a line may come and go.
class Alarm final : public QObject
{
    Q_OBJECT
public:
    /// The board outlives it.
    Alarm(const DeskBoard &board, SoundOutputFactory output, QObject *parent = nullptr);
    ~Alarm() override;

private:
    class Note;
    void look();

    const DeskBoard &m_board;
    QThread m_thread; // where the output lives; begins with the first note
    std::unique_ptr<Note> m_note;
    QElapsedTimer m_since;
    bool m_listenerDown = false;
    bool m_carrierDown = false;
};

} // namespace cb::ui

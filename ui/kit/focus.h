// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFocusEvent>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace cb::ui {

/// Keeps whether a control has keyboard focus (not focus by mouse) and shows the 2 px ring around it while it has.
/// The control forwards its events; it draws its own accent outline while `shown()`.
class FocusMark final
{
public:
    explicit FocusMark(QWidget *control, int radius = 6);
    ~FocusMark();
    Q_DISABLE_COPY_MOVE(FocusMark)

    void focusIn(const QFocusEvent *event);
    void focusOut();
    void pressed(); // by mouse: the ring goes
    void keyUsed(); // keys after a mouse press bring it back
    /// The ring stays whether or not the control has focus: for the gallery.
    void pin();
    [[nodiscard]] bool shown() const { return m_shown; }

private:
    void show(bool on);

    QWidget *m_control;
    QPointer<QFocusFrame> m_ring;
    int m_radius;
    bool m_shown = false;
    bool m_pinned = false;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/outline.h"
#include "ui/kit/focus.h"

#include <QAbstractSlider>

namespace cb::ui {

/// The picture of a recording: a bar for each 5 px, the played ones in accent, and a line where it stands. A press or a
/// drag seeks, as do Left, Right, Home, End, Page Up and Page Down. To screen readers it is a slider of milliseconds.
class WaveformView final : public QAbstractSlider
{
    Q_OBJECT
public:
    explicit WaveformView(QWidget *parent = nullptr);

    void setOutline(const audio::Outline &outline);
    void clearOutline(); // a row of dots: nothing is known yet
    void setPosition(std::chrono::milliseconds position);
    /// While it plays, screen readers are not told of each step.
    void setRunning(bool running);
    /// Bars of the given width, 0 to 1 of the height: what is painted.
    [[nodiscard]] QList<float> bars(int width) const;
    void pinFocus() { m_focus.pin(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void seekAsked(std::chrono::milliseconds position);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] int cursorX() const;
    [[nodiscard]] std::chrono::milliseconds placeAt(qreal x) const;
    void showPosition(std::chrono::milliseconds position);

    audio::Outline m_outline;
    QList<float> m_bars; // of the present width
    std::chrono::milliseconds m_position{0};
    bool m_known = false;
    bool m_running = false;
    bool m_dragging = false;
    FocusMark m_focus;
};

/// "0:21", "12:05", "1:02:03".
[[nodiscard]] QString playTimeText(std::chrono::milliseconds span);

} // namespace cb::ui

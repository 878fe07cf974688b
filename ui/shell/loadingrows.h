// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace cb::ui {

class Button;
class Label;

/// What stands for a list that is being read: nothing for 300 ms, so that a quick answer does not flicker, then the
/// outlines of rows; after 8 s it says that it is still loading and can be cancelled.
class LoadingRows final : public QWidget
{
    Q_OBJECT
public:
    explicit LoadingRows(QWidget *parent = nullptr);
    void setRowHeight(int px);
    void begin();
    void end();
    [[nodiscard]] bool isDue() const { return m_due; } // to be shown in place of the list

    static constexpr int quietMs = 300;
    static constexpr int patienceMs = 8000;

Q_SIGNALS:
    void dueChanged();
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_quiet{this};
    QTimer m_patience{this};
    QWidget *m_line;
    int m_rowHeight = 52;
    bool m_due = false;
};

} // namespace cb::ui

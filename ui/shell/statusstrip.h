// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "base/sitetime.h"
#include "ui/shell/deskwords.h"

#include <QList>
#include <QWidget>

namespace cb::ui {

/// One part of the status strip: a dot or a glyph, a name, what there is to say about it.
class StatusSegment final : public QWidget
{
    Q_OBJECT
public:
    /// `iconName` empty: a dot always stands before the name.
    explicit StatusSegment(const QString &iconName, QWidget *parent = nullptr);
    void setSegment(const DeskSegment &segment);
    void setShort(bool on);
    [[nodiscard]] const DeskSegment &segment() const { return m_segment; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString detail() const { return m_short ? m_segment.shortDetail : m_segment.detail; }
    [[nodiscard]] bool hasDot() const;

    QString m_iconName;
    DeskSegment m_segment;
    bool m_short = false;
};

/// The line at the foot of the window: how listener, carrier, mail and data are, and what time it is at the site.
class StatusStrip final : public QWidget
{
    Q_OBJECT
public:
    StatusStrip(const DeskBoard &board, const Clock &clock, SiteTime site, QWidget *parent = nullptr);
    /// The word "Practice" before the clock.
    void setPractice(bool on);
    /// Called by the window's one timer, each second.
    void tick();
    [[nodiscard]] QList<StatusSegment *> segments() const { return m_segments; }
    [[nodiscard]] QString clockText() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void arrange();
    void resetHeight();

    const DeskBoard &m_board;
    const Clock &m_clock;
    SiteTime m_site;
    QList<StatusSegment *> m_segments;
    QString m_clockText;
    bool m_practice = false;
};

} // namespace cb::ui

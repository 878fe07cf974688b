// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "base/sitetime.h"
#include "ui/shell/deskwords.h"

#include "ui/kit/focus.h"
#include <QList>

#include <QAbstractButton>
#include <QHash>
#include <QPointer>

namespace cb::ui {

class StatusPanel;

/// One part of the status strip: a dot or a glyph, a name, what there is to say about it. A press opens its panel.
class StatusSegment final : public QAbstractButton
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
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString detail() const { return m_short ? m_segment.shortDetail : m_segment.detail; }
    [[nodiscard]] bool hasDot() const;

    QString m_iconName;
    DeskSegment m_segment;
    bool m_short = false;
    FocusMark m_focus{this, 0};
};

/// The line at the foot of the window: how listener, carrier, mail and data are, and what time it is at the site.
class StatusStrip final : public QWidget
{
    Q_OBJECT
public:
    StatusStrip(const DeskBoard &board, const Clock &clock, SiteTime site, QWidget *parent = nullptr);
    void setSite(const SiteTime &site);
    /// The word "Practice" before the clock.
    void setPractice(bool on);
    /// What the panel of a part shows beyond its figures; made when it opens.
    using MakeDetail = std::function<QWidget *(StatusPanel *panel)>;
    void setDetail(DeskPart part, MakeDetail make) { m_details.insert(int(part), std::move(make)); }
    /// Opens the panel of a part.
    void openPanel(DeskPart part);
    /// Called by the window's one timer, each second.
    void tick();
    [[nodiscard]] QList<StatusSegment *> segments() const { return m_segments; }
    [[nodiscard]] QString clockText() const;
    /// The panel that is open; null: none is.
    [[nodiscard]] StatusPanel *panel() const;

Q_SIGNALS:
    void listenerRetryAsked();

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
    QPointer<StatusPanel> m_panel;
    QHash<int, MakeDetail> m_details; // by DeskPart
};

} // namespace cb::ui

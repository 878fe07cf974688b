// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/practicephone.h"
#include "base/sitetime.h"

#include <QHash>
#include <QWidget>

class QDateTimeEdit;

namespace cb::ui {

class Button;
class Toggle;

/// The practice clock: another date and time, quick ways to interesting ones, and back.
class TravelBox final : public QWidget
{
    Q_OBJECT
public:
    TravelBox(TimeTravel &travel, const Clock &clock, SiteTime site, QWidget *parent = nullptr);
    void tick(Instant now);
    [[nodiscard]] Toggle *toggle() const { return m_toggle; }
    [[nodiscard]] QDateTimeEdit *editor() const { return m_editor; }
    [[nodiscard]] Button *chip(TimeTravel::Moment moment) const { return m_chips.value(int(moment)); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void showTime(Instant at);
    void go();

    TimeTravel &m_travel;
    const Clock &m_clock;
    SiteTime m_site;
    Toggle *m_toggle;
    QDateTimeEdit *m_editor;
    QHash<int, Button *> m_chips;
    int m_chosen = -1; // the chip that took us there
};

} // namespace cb::ui

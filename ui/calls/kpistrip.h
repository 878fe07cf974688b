// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/call.h"

#include <QWidget>

#include <array>
#include <optional>

namespace cb::ui {

/// One figure: a value over its name.
class KpiTile final : public QWidget
{
    Q_OBJECT
public:
    explicit KpiTile(const QString &name, QWidget *parent = nullptr);
    /// `amber`: somebody waits.
    void setValue(const QString &value, bool amber = false);
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_value;
    bool m_amber = false;
};

/// The line of figures over the live calls: who waits now, and how the day goes. Without room the last figures and
/// then the curve are left out.
class KpiStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit KpiStrip(SiteTime site, QWidget *parent = nullptr);

    void setWaiting(int count, std::optional<Instant> longestSince);
    void setFigures(const DayFigures &figures);
    void tick(Instant now);
    [[nodiscard]] KpiTile *tile(int index) const { return m_tiles.at(size_t(index)); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    class Curve;
    SiteTime m_site;
    std::array<KpiTile *, 6> m_tiles;
    Curve *m_curve;
    int m_waiting = 0;
    std::optional<Instant> m_longestSince;
    DayFigures m_figures;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace cb::ui {

/// Two rows of eleven colours with their names.
class SwatchSample final : public QWidget
{
    Q_OBJECT
public:
    explicit SwatchSample(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// The steps of spacing as bars.
class SpacingSample final : public QWidget
{
    Q_OBJECT
public:
    explicit SpacingSample(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Corners of 4 to 12 px.
class RadiusSample final : public QWidget
{
    Q_OBJECT
public:
    explicit RadiusSample(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Eighteen glyphs.
class IconSample final : public QWidget
{
    Q_OBJECT
public:
    explicit IconSample(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A table whose rows show the five row states, painted as a delegate would.
class RowSample final : public QWidget
{
    Q_OBJECT
public:
    explicit RowSample(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A menu standing open inside the page, over its shadow.
class OpenMenuSample final : public QWidget
{
    Q_OBJECT
public:
    explicit OpenMenuSample(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Inside;
    Inside *m_menu;
};

} // namespace cb::ui

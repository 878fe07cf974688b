// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QString>

namespace cb::ui {

/// The sections of the settings, one chosen. Up, Down, Home and End move the choice.
class SettingsNav final : public QListView
{
    Q_OBJECT
public:
    explicit SettingsNav(QWidget *parent = nullptr);
    void addSection(const QString &name, const QString &icon, const QString &title);
    void setCurrent(const QString &name);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sectionAsked(const QString &name);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace cb::ui

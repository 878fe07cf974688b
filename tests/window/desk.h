// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakecalls.h"

#include "ui/calls/callspage.h"
#include "ui/calls/callwords.h"
#include "ui/kit/theme.h"
#include "ui/shell/mainwindow.h"

#include <memory>

namespace cb::test {

/// How a Desk is opened.
struct With {
    QString page = QStringLiteral("calls");
    QSize size{1440, 900};
    bool dark = false;
    int percent = 100;
    QString language = QStringLiteral("en");
    bool empty = false;
};

/// A window with the calls of the pictures, in memory, at 09:42:18.
class Desk
{
public:
    explicit Desk(const With &with = {});

    [[nodiscard]] ui::CallsPage &page() const { return *qobject_cast<ui::CallsPage *>(window->page()); }

    ui::Theme theme;
    FakeCalls source;
    DeskBoard board;
    ManualClock clock{FakeCalls::now()};
    std::unique_ptr<ui::MainWindow> window;
};

/// Very many rows under equally long days; counts how often a row is asked for anything.
class LongRows final : public QAbstractListModel
{
    Q_OBJECT
public:
    LongRows(int rows, int perDay);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    mutable int asked = 0;

private:
    int m_rows;
    int m_perDay;
};

} // namespace cb::test

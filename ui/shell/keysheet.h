// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace cb::ui {

class Page;

/// F1: what the keys of the page in view do, taken from the actions themselves.
class KeySheet final : public QDialog
{
    Q_OBJECT
public:
    KeySheet(const Page &page, QWidget *parent);
    static void show(QWidget *window, const Page &page);
};

} // namespace cb::ui

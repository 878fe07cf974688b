// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace cb::ui {

/// Every component in light and dark beside each other, built from the real widgets, for comparison with the design's
/// sheet 15. A page for developers: --page gallery.
class GalleryPage final : public QWidget
{
    Q_OBJECT
public:
    explicit GalleryPage(QWidget *parent = nullptr);
};

} // namespace cb::ui

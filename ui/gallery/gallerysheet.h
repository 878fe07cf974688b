// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/theme.h"

class QBoxLayout;

namespace cb::ui {

/// One half of the gallery: all components in one theme.
class GallerySheet final : public ThemedArea
{
    Q_OBJECT
public:
    explicit GallerySheet(const Tokens &tokens, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addTypes(QBoxLayout *column);
    void addButtons(QBoxLayout *column);
    void addBadges(QBoxLayout *column);
    void addInputs(QBoxLayout *column);
    void addMenuAndMessages(QBoxLayout *column);
    void placeFloating();

    // Menu and toast carry shadows that reach beyond their boxes, so they float over a place kept for them.
    QWidget *m_place = nullptr;
    QWidget *m_menu = nullptr;
    QWidget *m_toast = nullptr;
    QWidget *m_notice = nullptr;
};

} // namespace cb::ui

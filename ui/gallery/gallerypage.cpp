// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallerypage.h"

#include "ui/gallery/gallerysheet.h"
#include "ui/kit/theme.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace cb::ui {

GalleryPage::GalleryPage(QWidget *parent)
    : QWidget(parent)
{
    auto *sheets = new QWidget;
    auto *row = new QHBoxLayout(sheets);
    row->setContentsMargins({});
    row->setSpacing(0);
    const bool contrast = Theme::current() && Theme::current()->highContrast();
    for (Tokens tokens : {Tokens::light(), Tokens::darkTheme()})
        row->addWidget(new GallerySheet(contrast ? tokens.highContrast() : tokens));

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(sheets);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(scroll);
}

} // namespace cb::ui

#include "moc_gallerypage.cpp"

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keysheet.h"

#include "ui/kit/button.h"
#include "ui/kit/heading.h"
#include "ui/kit/keycap.h"
#include "ui/kit/text.h"
#include "ui/shell/page.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace cb::ui {

namespace {

/// Media keys explain themselves, and their names take the width of the sheet.
QStringList capsOf(const QAction &action)
{
    QStringList caps;
    for (const QKeySequence &keys : action.shortcuts()) {
        const int key = keys.isEmpty() ? 0 : int(keys[0].key());
        if (key < Qt::Key_MediaPlay || key > Qt::Key_MediaTogglePlayPause)
            caps << capText(keys);
    }
    return caps;
}

} // namespace

KeySheet::KeySheet(const Page &page, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys of %1").arg(page.accessibleName()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(new Label(TextRole::Title, Ink::Strong, windowTitle(), this));

    auto *inner = new QWidget;
    auto *grid = new QGridLayout(inner);
    grid->setContentsMargins(0, 0, 12, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    int line = 0;
    QStringList seen;
    const auto add = [&](const QString &title, const QList<QAction *> &actions) {
        auto *heading = new SectionHeading(title, {}, inner);
        heading->setContentsMargins(0, line > 0 ? 10 : 0, 0, 0);
        grid->addWidget(heading, line++, 0, 1, 2);
        for (const QAction *action : actions) {
            const QStringList caps = capsOf(*action);
            if (caps.isEmpty() || seen.contains(action->objectName()))
                continue;
            seen << action->objectName();
            auto *keys = new QHBoxLayout;
            keys->setSpacing(4);
            for (const QString &cap : caps)
                keys->addWidget(new KeyCap(cap, inner));
            keys->addStretch(1);
            grid->addLayout(keys, line, 0);
            const QString reason = unavailableReason(action);
            auto *label = new Label(TextRole::Body, reason.isEmpty() ? Ink::Strong : Ink::Soft,
                reason.isEmpty() ? action->text() : tr("%1: %2").arg(action->text(), reason), inner);
            label->setWordWrap(true);
            grid->addWidget(label, line, 1);
            ++line;
        }
    };
    add(tr("On this page"), page.keyActions());
    add(tr("Everywhere"), page.window()->actions());
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inner);
    scroll->setAccessibleName(windowTitle());
    column->addWidget(scroll, 1);

    auto *close = new Button(tr("Close"), Button::Kind::Normal, this);
    connect(close, &QAbstractButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
    resize(scaled(520), scaled(560));
}

void KeySheet::show(QWidget *window, const Page &page)
{
    auto *sheet = new KeySheet(page, window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

} // namespace cb::ui

#include "moc_keysheet.cpp"

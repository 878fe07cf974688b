// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace cb::ui {

/// A card of rows: a glyph for how it stands, what it is, a sentence, a softer one below, and perhaps a button.
class CheckList final : public QWidget
{
    Q_OBJECT
public:
    struct Item {
        QString icon;
        Tone tone = Tone::Grey;
        QString state; // the glyph in words, for screen readers
        QString title;
        QString text;
        QString detail; // in the tone's colour unless that is green or grey
        QString action; // a button's words; empty: none
        QString actionName; // what a screen reader says of it, as many buttons have the same words
        bool marked = false; // the whole row tinted: this is what to look at
        friend bool operator==(const Item &, const Item &) = default;
    };
    explicit CheckList(const QString &name, QWidget *parent = nullptr);
    void setItems(const QList<Item> &items);
    [[nodiscard]] const QList<Item> &items() const { return m_items; }

Q_SIGNALS:
    void actionAsked(int item);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Item> m_items;
    QVBoxLayout *m_column;
};

} // namespace cb::ui

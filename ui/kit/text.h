// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QLabel>
#include <QPointF>
#include <QString>
#include <QWidget>

class QPainter;

namespace cb::ui {

/// The seven sizes of text (px at 100 %): 24, 22, 17, 15, 13, 12, 11; and Code, 12 in the mono family.
enum class TextRole { Display, Timer, Title, Heading, Body, Small, Caption, Code };

/// How strongly a text speaks, from the tokens ink, ink2, ink3; or a tone's own text colour.
enum class Ink { Strong, Medium, Soft, Accent, Green, Amber, Red, Violet, Teal };

/// The role's font at the current text size. Weight 0 takes the role's own (600 for display to heading, else 400).
[[nodiscard]] QFont fontFor(TextRole role, int weight = 0);
/// The role's line height, px at the current text size.
[[nodiscard]] int lineHeight(TextRole role);
/// A length in px at the current text size, rounded.
[[nodiscard]] int scaled(int px);
/// Replaces each "13spx" of a style sheet by that many px at the current text size.
[[nodiscard]] QString scaledPixels(QString styleSheet);
[[nodiscard]] QColor inkColour(const QWidget *widget, Ink ink);

// The bundled Inter has tabular digits, as have the fonts it falls back to: "1" is as wide as "0", so a running timer
// does not shake and numbers align without help.

/// Width of one line of `text`.
[[nodiscard]] qreal tabularWidth(const QFont &font, const QString &text);
/// Draws one line of numbers with its baseline at `at`.
void drawTabular(QPainter *painter, QPointF at, const QString &text);
/// Draws one line of numbers inside a rectangle on whole rows of px; `flags` are Qt::Alignment.
void drawTabular(QPainter *painter, const QRectF &in, Qt::Alignment flags, const QString &text);

/// A QLabel whose font and colour follow theme and text size.
class Label : public QLabel
{
    Q_OBJECT
public:
    explicit Label(TextRole role, Ink ink = Ink::Strong, const QString &text = {}, QWidget *parent = nullptr);
    void setInk(Ink ink);
    void setRole(TextRole role, int weight = 0);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    TextRole m_role;
    int m_weight = 0;
    Ink m_ink;
};

/// One line of text with digits of equal width: timers, counters, money.
class TabularLabel : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)
public:
    explicit TabularLabel(TextRole role, Ink ink = Ink::Strong, const QString &text = {}, QWidget *parent = nullptr);
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    void setInk(Ink ink);
    void setRole(TextRole role, int weight = 0);
    void setAlignment(Qt::Alignment alignment);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_text;
    TextRole m_role;
    int m_weight = 0;
    Ink m_ink;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/focus.h"

#include <QLineEdit>
#include <QWidget>

namespace cb::ui {

class Label;
class Button;

/// A text field, 30 high, with an icon before the text if it has one. Focus draws the ring however it came, as the
/// caret is there too.
class LineEdit : public QLineEdit
{
    Q_OBJECT
public:
    /// `name` is what a screen reader says when no label is its buddy.
    explicit LineEdit(const QString &name, QWidget *parent = nullptr);
    void setIconName(const QString &name);
    void setKeyHint(const QString &keys); // a cap at the right while empty and not focused
    /// Red outline, and the sentence as accessible description; empty clears it. Field also writes it below.
    void setError(const QString &sentence);
    [[nodiscard]] QString error() const { return m_error; }
    void pinFocus() { m_focus.pin(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// How wide it must be to show its placeholder whole.
    [[nodiscard]] int wordsWidth() const;

Q_SIGNALS:
    void errorChanged(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void restyle();
    QString m_iconName;
    QString m_keyHint;
    QString m_error;
    FocusMark m_focus;
};

/// Find-as-you-type: magnifier, a clear button while there is text, Esc clears and then leaves.
class SearchField final : public LineEdit
{
    Q_OBJECT
public:
    explicit SearchField(const QString &name, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Esc in an empty field: the page takes the focus back.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Button *m_clear;
};

/// A field of a form: its label above, the editor, and below it what is wrong or a hint.
class Field final : public QWidget
{
    Q_OBJECT
public:
    Field(const QString &label, QWidget *editor, QWidget *parent = nullptr);
    void setHint(const QString &sentence);
    void setError(const QString &sentence);

private:
    void showBelow();
    Label *m_below;
    QString m_hint;
    QString m_error;
};

} // namespace cb::ui

// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/text.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QPlainTextEdit;

namespace cb::ui {

class Button;
class Toggle;

/// A row of a form: its label at the left (or above, when the form is narrow), the field, and below it what is wrong or
/// why it cannot be changed.
class FormRow : public QWidget
{
    Q_OBJECT
public:
    explicit FormRow(const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QString label() const;
    /// px the label would take in one line.
    [[nodiscard]] int labelWidth() const;
    /// The label beside the field, this wide; 0 puts it above.
    void arrange(int labelWidth);
    /// A sentence below the field while nothing is wrong.
    void setNote(const QString &sentence, Ink ink = Ink::Soft);
    /// Empty clears it.
    virtual void setError(const QString &sentence);
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] QString note() const { return m_note; }

protected:
    [[nodiscard]] QHBoxLayout *field() const { return m_field; }
    void setBuddy(QWidget *editor);

private:
    void showBelow();
    QGridLayout *m_grid;
    Label *m_label;
    QHBoxLayout *m_field;
    Label *m_below;
    QString m_note;
    Ink m_noteInk = Ink::Soft;
    QString m_error;
};

/// A field with a soft remark inside it at the right: where its value comes from.
class RemarkEdit final : public LineEdit
{
    Q_OBJECT
public:
    explicit RemarkEdit(const QString &name, QWidget *parent = nullptr);
    void setRemark(const QString &remark);
    [[nodiscard]] QString remark() const { return m_remark; }
    void setMono(bool mono);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void leaveRoom();
    [[nodiscard]] int remarkWidth() const;
    QString m_remark;
    bool m_mono = false;
};

/// One setting: what it is now, where that comes from, and an editor for it.
class SettingRow final : public FormRow
{
    Q_OBJECT
public:
    enum class Editor { Line, Code, Short, Choice, Switch, Paragraph };
    SettingRow(const QString &key, Editor editor, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QString key() const { return m_key; }
    void addChoice(const QString &value, const QString &text);
    /// Words after a short field or a switch: "per minute".
    void setUnit(const QString &text);
    void setPlaceholder(const QString &text);

    /// What holds now. `locked`: why it cannot be changed here; empty when it can. Keeps what was typed meanwhile.
    void show(const QString &value, const QString &origin, const QString &locked);
    [[nodiscard]] QString value() const;
    [[nodiscard]] bool isChanged() const { return m_filled && !m_locked && value() != m_shown; }
    [[nodiscard]] bool isLocked() const { return m_locked; }
    void revert();
    void setError(const QString &sentence) override;
    void focusEditor();

Q_SIGNALS:
    void edited();

private:
    void setValue(const QString &value);
    void noteEdited();

    QString m_key;
    Editor m_kind;
    RemarkEdit *m_line = nullptr;
    QComboBox *m_choice = nullptr;
    Toggle *m_switch = nullptr;
    QPlainTextEdit *m_paragraph = nullptr;
    Label *m_unit;
    Label *m_origin;
    QString m_shown;
    QString m_hint;
    bool m_locked = false;
    bool m_filled = false; // shows what holds; before that nobody can have typed
};

/// A secret: where it is kept and how it ends. What is typed over it goes to the vault alone.
class SecretRow final : public FormRow
{
    Q_OBJECT
public:
    SecretRow(const QString &key, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QString key() const { return m_key; }
    /// `ending` empty: none is kept, or it is too short to show any of it.
    void show(bool kept, const QString &ending, const QString &note, Ink ink, const QString &locked);
    [[nodiscard]] Secret secret() const;
    [[nodiscard]] bool isChanged() const;
    void revert();
    void replace(); // as if the button was pressed
    void setError(const QString &sentence) override;

Q_SIGNALS:
    void edited();

private:
    void setReplacing(bool on);
    QString m_key;
    RemarkEdit *m_line;
    Button *m_button;
    QString m_mask;
    bool m_replacing = false;
};

} // namespace cb::ui

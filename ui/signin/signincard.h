// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/signinsource.h"

#include <QDialog>

class QComboBox;
class QListWidget;

namespace cb::ui {

class Button;
class Field;
class Label;
class LineEdit;

/// Who sits here: a person of the list, or somebody new with name and telephone. On a desk where nobody works yet the
/// first one is its administrator. Up, Down and Enter choose; Enter goes from field to field.
class SignInCard final : public QDialog
{
    Q_OBJECT
public:
    /// The source outlives the card.
    explicit SignInCard(SignInSource &source, QWidget *parent);
    /// What the list or the form is made of has been read.
    [[nodiscard]] bool isReady() const { return m_ready; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeForm();
    void read();
    void showPeople(const QList<Operator> &people);
    void setForm(bool form);
    void choose();
    void addAndChoose();
    void signIn(Operator::Id who);
    void signOut();
    void setBusy(bool busy);
    void fail(const Error &error);

    SignInSource &m_source;
    QList<Operator> m_people; // by row
    Label *m_words;
    QWidget *m_listPart;
    QListWidget *m_list;
    QWidget *m_formPart;
    LineEdit *m_name;
    LineEdit *m_phone;
    Field *m_roleField;
    QComboBox *m_role;
    Label *m_trouble;
    Button *m_signIn;
    Button *m_new;
    Button *m_back;
    Button *m_out;
    bool m_form = false;
    bool m_ready = false;
};

} // namespace cb::ui
